// What the document prints for this step, held against what was computed:
//
//     Z  2×2                    exact ✓
//       cell    printed    computed
//       [0,0]         5           5
//       …
#include <algorithm>
#include <cmath>

#include "app/panels/predict.h"
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "app/style.h"
#include "maths/digits.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

// Beyond the digits that a document prints, to see how it came to them.
constexpr int moreDigits = 2, leastComputedDigits = 5, mostComputedDigits = 12;
constexpr std::size_t mostCells = 400;

Ui word(Verdict verdict) {
  switch (verdict) {
    case Verdict::exact:
      return Ui::exact;
    case Verdict::rounds:
      return Ui::rounds;
    case Verdict::truncates:
      return Ui::truncates;
    case Verdict::hand:
      return Ui::hand;
    case Verdict::erratum:
      return Ui::erratum;
  }
  return Ui::exact;
}

Ink inkOf(Verdict verdict) { return verdict == Verdict::erratum ? Ink::warning : Ink::text; }

void rightAligned(std::string_view words) {
  const float width = ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
  const float room = ImGui::GetContentRegionAvail().x;
  if (width < room) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
  plainText(words);
}

// Numbers whose decimal points stand under each other: how far the longest of them
// reaches on either side of the point.
struct PointColumn {
  float left = 0.0F, right = 0.0F;

  static std::pair<std::string, std::string> split(const std::string& number) {
    const std::size_t point = number.find_first_of(".e");
    return {number.substr(0, point), point == std::string::npos ? "" : number.substr(point)};
  }
  void include(const std::string& number) {
    const auto [before, after] = split(number);
    left = std::max(left, ImGui::CalcTextSize(before.c_str()).x);
    right = std::max(right, ImGui::CalcTextSize(after.c_str()).x);
  }
  float width() const { return left + right; }
  // A column without numbers of its own draws where it is.
  void draw(const std::string& number) const {
    const float before = ImGui::CalcTextSize(split(number).first.c_str()).x;
    if (width() > 0.0F) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + left - before);
    plainText(number);
  }
};

// The numbers of a card, as they are shown.
struct Figures {
  std::vector<std::string> index, printed, computed;
  PointColumn printedColumn, computedColumn, bothColumn;
  float indexWidth = 0.0F;
};

// Significant digits of a printed figure: "-0.00002" has one, "270.43" five.
int digitsOf(const std::string& printed) {
  int digits = 0;
  for (const char c : printed) {
    if (c == 'e' || c == 'E') break;
    if (c >= '1' && c <= '9') ++digits;
    if (c == '0' && digits > 0) ++digits;
  }
  return digits;
}

int computedDigits(const CheckedCell& cell) {
  return std::clamp(digitsOf(cell.printed) + moreDigits, leastComputedDigits, mostComputedDigits);
}

Figures figuresOf(const Check& check) {
  Figures out;
  const std::size_t shown = std::min(check.cells.size(), mostCells);
  for (std::size_t i = 0; i < shown; ++i) {
    const CheckedCell& cell = check.cells[i];
    out.index.push_back(cellText(cell.index));
    out.printed.push_back(withMinus(cell.printed));
    out.computed.push_back(withMinus(significant(cell.computed, computedDigits(cell))));
    out.printedColumn.include(out.printed.back());
    out.computedColumn.include(out.computed.back());
    out.bothColumn.include(out.printed.back());
    out.bothColumn.include(out.computed.back());
    out.indexWidth = std::max(out.indexWidth, ImGui::CalcTextSize(out.index.back().c_str()).x);
  }
  return out;
}

void figure(const PanelContext& panel, const CheckedCell& cell, const PointColumn& column,
            const std::string& number, bool computed) {
  const WithColour ink(panel, inkOf(cell.found));
  column.draw(number);
  if (!ImGui::IsItemHovered()) return;
  ImGui::SetTooltip("%s", computed ? shortest(cell.computed).c_str() : panel.label(word(cell.found)));
}

// Cell, printed, computed beside each other; where the panel is too narrow for that,
// computed under printed. Nothing is cut.
void cells(const PanelContext& panel, const Check& check) {
  const WithFont small(panel.fonts.small());
  const Figures figures = figuresOf(check);
  // Headings and columns are as wide as the widest of both.
  const auto columnWidth = [&](Ui heading, const PointColumn& column) {
    return std::max(ImGui::CalcTextSize(panel.label(heading)).x, column.width()) + 2.0F;
  };
  const float printedWidth = columnWidth(Ui::printed, figures.printedColumn);
  const float computedWidth = columnWidth(Ui::computed, figures.computedColumn);
  const float padding = 2.0F * ImGui::GetStyle().CellPadding.x + 1.0F;
  const bool stacked =
      figures.indexWidth + printedWidth + computedWidth + 3.0F * padding > ImGui::GetContentRegionAvail().x;
  const ImGuiTableFlags flags =
      ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_RowBg | ImGuiTableFlags_NoHostExtendX;
  if (!ImGui::BeginTable("cells", stacked ? 2 : 3, flags)) return;
  ImGui::TableSetupColumn("", 0, figures.indexWidth + 1.0F);
  if (stacked) {
    ImGui::TableSetupColumn("", 0, std::max({figures.bothColumn.width(), printedWidth, computedWidth}));
  } else {
    ImGui::TableSetupColumn("", 0, printedWidth);
    ImGui::TableSetupColumn("", 0, computedWidth);
  }
  ImGui::TableNextRow();
  {
    const WithColour faint(panel, Ink::faint);
    ImGui::TableSetColumnIndex(1);
    plainText(panel.label(Ui::printed));
    if (!stacked) ImGui::TableSetColumnIndex(2);
    plainText(panel.label(Ui::computed));
  }
  for (std::size_t i = 0; i < figures.index.size(); ++i) {
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    {
      const WithColour faint(panel, Ink::faint);
      plainText(figures.index[i]);
    }
    ImGui::TableSetColumnIndex(1);
    figure(panel, check.cells[i], stacked ? figures.bothColumn : figures.printedColumn, figures.printed[i],
           false);
    if (!stacked) ImGui::TableSetColumnIndex(2);
    figure(panel, check.cells[i], stacked ? figures.bothColumn : figures.computedColumn, figures.computed[i],
           true);
  }
  ImGui::EndTable();
  if (figures.index.size() < check.cells.size()) plainText("…");
}

std::string rightText(const Printed& printed) {
  std::string out;
  for (const PrintedCell& cell : printed.right) {
    if (!cell.empty()) out += (out.empty() ? "" : ", ") + withMinus(cell);
  }
  return out;
}

// One number needs no table: "printed 11  computed 11".
void singleCell(const PanelContext& panel, const Check& check) {
  const WithFont small(panel.fonts.small());
  const Figures figures = figuresOf(check);
  const auto part = [&](Ui heading, const std::string& number, bool computed) {
    {
      const WithColour faint(panel, Ink::faint);
      plainText(panel.label(heading));
    }
    ImGui::SameLine();
    figure(panel, check.cells[0], PointColumn{}, number, computed);
  };
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float width = ImGui::CalcTextSize(panel.label(Ui::printed)).x + figures.printedColumn.width() +
                      ImGui::CalcTextSize(panel.label(Ui::computed)).x + figures.computedColumn.width() +
                      4.0F * gap;
  const bool oneLine = width <= ImGui::GetContentRegionAvail().x;
  part(Ui::printed, figures.printed[0], false);
  if (oneLine) ImGui::SameLine(0.0F, 2.0F * gap);
  part(Ui::computed, figures.computed[0], true);
}

void card(const PanelContext& panel, const Check& check) {
  const Verdict found = check.found;
  plainText(withMinus(check.printed->of));
  if (check.computed.data.size() > 1) {
    ImGui::SameLine();
    const WithColour faint(panel, Ink::faint);
    const WithFont small(panel.fonts.small());
    plainText(text(check.computed.shape));
  }
  {
    const WithColour ink(panel, check.holds ? inkOf(found) : Ink::warning);
    const std::string verdict = std::string(panel.label(word(found))) + (check.holds ? " ✓" : " ✗");
    ImGui::SameLine();
    const float room = ImGui::GetContentRegionAvail().x;
    if (ImGui::CalcTextSize(verdict.c_str()).x > room) ImGui::NewLine();
    rightAligned(verdict);
  }
  if (!check.holds) {
    const WithColour ink(panel, Ink::warning);
    const WithFont small(panel.fonts.small());
    wrappedText(check.reason.empty()
                    ? panel.say(Ui::fails, {{"declared", panel.label(word(check.printed->declared))}})
                    : check.reason);
  }
  if (check.cells.size() == 1) {
    singleCell(panel, check);
  } else {
    cells(panel, check);
  }
  const WithFont small(panel.fonts.small());
  if (const std::string right = rightText(*check.printed); !right.empty()) {
    wrappedText(panel.say(Ui::right, {{"right", right}}));
  }
  if (const std::string& why = check.printed->why.in(panel.state.language); !why.empty()) wrappedText(why);
}

// Every printed value in one line, to see at a glance and to go to.
void list(const PanelContext& panel, const OpenLesson& open) {
  ImGui::Separator();
  {
    const WithColour faint(panel, Ink::faint);
    const WithFont small(panel.fonts.small());
    plainText(panel.label(Ui::allPrinted));
    if (const Lesson& lesson = open.lesson; !lesson.document.empty()) {
      wrappedText(panel.say(Ui::inDocument, {{"document", lesson.document}, {"section", lesson.section}}));
    }
  }
  const WithFont small(panel.fonts.small());
  for (std::size_t i = 0; i < open.checks.size(); ++i) {
    const Check& check = open.checks[i];
    const std::string id = "printed " + std::to_string(i);
    if (ImGui::Selectable(("##" + id).c_str())) panel.push(SeekPlace{check.where});
    panel.place(id);
    if (!ImGui::IsItemVisible()) continue;
    const ImVec2 at = ImGui::GetItemRectMin();
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    const std::string verdict = std::string(panel.label(word(check.found))) + (check.holds ? " ✓" : " ✗");
    const float width = ImGui::CalcTextSize(verdict.c_str()).x;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float y = at.y + ImGui::GetStyle().ItemSpacing.y / 2.0F;
    const float left = at.x + ImGui::GetStyle().ItemSpacing.x / 2.0F;
    draw.AddText({left, y}, packed(panel.theme[Ink::text]),
                 fitted(withMinus(check.printed->of), right - left - width - panel.em()).c_str());
    draw.AddText({right - width, y}, packed(panel.theme[check.holds ? inkOf(check.found) : Ink::warning]),
                 verdict.c_str());
  }
}

// Printed values of this step; of its cells and terms only where they are looked at,
// because a document prints dozens of them.
bool belongs(const Check& check, const Cursor& cursor) {
  const Cursor& where = check.where;
  if (where.step != cursor.step || (!cursor.atStart() && where.pass != cursor.pass)) return false;
  if (cursor.line >= 0 && where.line >= 0 && where.line != cursor.line) return false;
  if (where.cell >= 0 && cursor.cell >= 0) return where.cell == cursor.cell;
  return where.term < 0;
}

// A whole tensor says what its printed cells say, so they need no card beside it.
bool deeperCovers(const OpenLesson& open, const Check& check, const Cursor& cursor) {
  if (check.where.cell < 0 || cursor.cell >= 0) return false;
  return std::any_of(open.checks.begin(), open.checks.end(), [&](const Check& other) {
    return other.where.cell < 0 && other.quantity == check.quantity && belongs(other, cursor);
  });
}

// In hand arithmetic the canvas shows rounded numbers; the verdicts are about the
// full ones.
void handNote(const PanelContext& panel, const Trace& trace) {
  if (!trace.rounded()) return;
  const int places = handDecimals(panel.state);
  {
    const WithColour ink(panel, Ink::accent);
    wrappedText(panel.say(Ui::handNote, {{"n", std::to_string(places)}}));
  }
  ImGui::Dummy({0.0F, 0.2F * panel.em()});
}

}  // namespace

void printedTab(const PanelContext& panel) {
  const Trace* trace = panel.state.trace();
  if (trace == nullptr) return;
  const OpenLesson& open = *panel.state.open;
  handNote(panel, *trace);
  if (!open.edits.empty()) {
    const WithColour ink(panel, Ink::accent);
    wrappedText(panel.label(Ui::verdictsSuspended));
    return;
  }
  bool any = false, hidden = false;
  for (std::size_t i = 0; i < open.checks.size(); ++i) {
    const Check& check = open.checks[i];
    if (!belongs(check, panel.state.cursor) || deeperCovers(open, check, panel.state.cursor)) continue;
    if (isHidden(panel.state, check.where)) {
      hidden = true;
      continue;
    }
    if (any) ImGui::Dummy({0.0F, 0.4F * panel.em()});
    any = true;
    ImGui::PushID(static_cast<int>(i));
    card(panel, check);
    ImGui::PopID();
  }
  if (hidden) hiddenNote(panel);
  if (!any && !hidden) {
    const WithColour faint(panel, Ink::faint);
    wrappedText(panel.label(Ui::nothingPrinted));
  }
  ImGui::Dummy({0.0F, 0.4F * panel.em()});
  if (!open.checks.empty()) list(panel, open);
}

}  // namespace gradwalk
