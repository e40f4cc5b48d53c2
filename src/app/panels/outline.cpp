// The steps of the iteration that is shown:
//
//     ◂ iteration 1 of 3 ▸
//     Forward
//       ✓ Z  conv2d
//       ▸ A  relu
//         P  max_pool
//     Backward
//       …
#include <fmt/format.h>

#include <algorithm>

#include "app/panels/widgets.h"
#include "app/style.h"

namespace gradwalk {
namespace {

enum class Mark { none, done, here };

const char* sign(Mark mark) {
  switch (mark) {
    case Mark::done:
      return "✓";
    case Mark::here:
      return "▸";
    case Mark::none:
      break;
  }
  return " ";
}

struct Row {
  std::string id, name, what;
  Mark mark = Mark::none;
  Cursor where;
  float indent = 0.0F;
};

// True once after `at` changed since the last frame.
bool arrived(const Cursor& at) {
  const ImGuiID key = ImGui::GetID("arrived");
  const int hash = at.pass * 7919 + (at.step + 2) * 31 + at.line + 2;
  int* const last = ImGui::GetStateStorage()->GetIntRef(key, -1);
  const bool changed = *last != hash;
  *last = hash;
  return changed;
}

void drawRow(const PanelContext& panel, const Row& row, bool scrollHere) {
  const bool here = row.mark == Mark::here;
  if (ImGui::Selectable(("##" + row.id).c_str(), here)) panel.push(SeekPlace{row.where});
  panel.place(row.id);
  if (here && scrollHere) ImGui::SetScrollHereY(0.4F);
  if (!ImGui::IsItemVisible()) return;
  // A selectable reaches half a gap further than what stands around it.
  const ImVec2 at{ImGui::GetItemRectMin().x + ImGui::GetStyle().ItemSpacing.x / 2.0F,
                  ImGui::GetItemRectMin().y};
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  const float text = at.x + row.indent + 1.2F * panel.em();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = at.y + ImGui::GetStyle().ItemSpacing.y / 2.0F;
  const ImU32 ink = packed(panel.theme[here ? Ink::accent : Ink::text]);
  list.AddText({at.x + row.indent, y}, ink, sign(row.mark));
  const std::string name = fitted(row.name, right - text);
  list.AddText({text, y}, ink, name.c_str());
  const float after = text + ImGui::CalcTextSize(name.c_str()).x + 0.6F * panel.em();
  const float room = right - after;
  if (!row.what.empty() && room > 2.0F * panel.em()) {
    const float lower = ImGui::GetFontSize();
    const WithFont small(panel.fonts.small());
    list.AddText({after, y + 0.8F * (lower - ImGui::GetFontSize())}, packed(panel.theme[Ink::faint]),
                 fitted(row.what, room).c_str());
  }
  if (ImGui::IsItemHovered() && ImGui::CalcTextSize((row.name + row.what).c_str()).x > right - text) {
    ImGui::SetTooltip("%s  %s", row.name.c_str(), row.what.c_str());
  }
}

void heading(const PanelContext& panel, const char* word) {
  ImGui::Dummy({0.0F, 0.15F * panel.em()});
  const WithColour faint(panel, Ink::faint);
  const WithFont small(panel.fonts.small());
  plainText(word);
}

// ◂ ▸ 1 / 3
void iterations(const PanelContext& panel, const Trace& trace) {
  if (trace.iterations() < 2) return;
  const int pass = panel.state.cursor.pass;
  const bool closing = pass > trace.iterations();
  heading(panel, panel.label(closing ? Ui::after : Ui::iterations));
  if (iconButton(panel, "iteration before", Icon::previous, "")) panel.push(WalkIteration{-1});
  ImGui::SameLine();
  if (iconButton(panel, "iteration after", Icon::next, "")) panel.push(WalkIteration{+1});
  if (closing) return;
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  fittedText(fmt::format("{} / {}", pass, trace.iterations()), ImGui::GetContentRegionAvail().x);
}

// The lines of the step at hand, where it has more than one.
void lineRows(const PanelContext& panel, const Trace& trace, const Step& step, bool scrollHere) {
  const Cursor& cursor = panel.state.cursor;
  if (panel.state.level == Level::operation || step.lines.size() < 2) return;
  for (std::size_t l = 0; l < step.lines.size(); ++l) {
    Cursor where{.pass = cursor.pass, .step = cursor.step, .line = static_cast<int>(l)};
    const Mark mark = where.line < cursor.line    ? Mark::done
                      : where.line == cursor.line ? Mark::here
                                                  : Mark::none;
    const int writes = step.lines[l].writes;
    drawRow(
        panel,
        {"line " + std::to_string(l), symbol(trace.program(), writes), "", mark, where, 1.1F * panel.em()},
        scrollHere);
  }
}

// The steps of one pass under the names of their phases, or all under `title`.
void passRows(const PanelContext& panel, const Trace& trace, int pass, const char* title, bool scrollHere) {
  constexpr Ui words[] = {Ui::forward, Ui::backward, Ui::update};
  const Program& program = trace.program();
  const Cursor& cursor = panel.state.cursor;
  if (title != nullptr) heading(panel, title);
  // Steps are numbered in order, so that their names need no counting.
  const std::int64_t first = number(trace, {.pass = pass, .step = trace.firstStep(pass)}, Level::operation);
  for (int s = trace.firstStep(pass); s < trace.endStep(pass); ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    if (title == nullptr &&
        (s == trace.firstStep(pass) || program.steps[static_cast<std::size_t>(s - 1)].phase != step.phase)) {
      heading(panel, panel.label(words[static_cast<std::size_t>(step.phase)]));
    }
    const bool here = !cursor.atStart() && pass == cursor.pass && s == cursor.step;
    const bool done = !cursor.atStart() && (pass < cursor.pass || (pass == cursor.pass && s < cursor.step));
    const Mark mark = here ? Mark::here : done ? Mark::done : Mark::none;
    const std::string id = fmt::format("step {}", first + s - trace.firstStep(pass));
    drawRow(panel, {id, step.name, step.operation, mark, {.pass = pass, .step = s}, 0.0F},
            scrollHere && panel.state.level == Level::operation);
    if (here) lineRows(panel, trace, step, scrollHere);
  }
}

}  // namespace

void outlinePanel(const PanelContext& panel) {
  if (!panel.layout.outlineShown) return;
  const AreaWindow window("outline", panel.layout.outline);
  const Trace* trace = panel.state.trace();
  if (trace == nullptr) return;
  const Cursor& cursor = panel.state.cursor;
  const bool scrollHere = arrived(cursor);
  iterations(panel, *trace);

  drawRow(panel, {"step 0", panel.label(Ui::start), "", cursor.atStart() ? Mark::here : Mark::done, {}, 0.0F},
          scrollHere);
  const bool closing = cursor.pass > trace->iterations();
  const bool oneIteration = trace->iterations() == 1;
  const int pass = closing && oneIteration ? 1 : cursor.pass;
  passRows(panel, *trace, pass, nullptr, scrollHere);
  // One iteration and what comes after it are one list.
  if (oneIteration && trace->program().closing) {
    passRows(panel, *trace, trace->passes(), panel.label(Ui::after), scrollHere);
  }
}

}  // namespace gradwalk
