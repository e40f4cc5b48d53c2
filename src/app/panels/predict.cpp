#include "app/panels/predict.h"
// After imgui.h, which it needs.
#include <imgui_stdlib.h>

#include <algorithm>

#include "app/panels/widgets.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

std::string cellSymbol(const Trace& trace, const Cursor& where) {
  const CellPlace what = *writtenAt(trace, where);
  const Quantity& quantity = trace.program().quantities[static_cast<std::size_t>(what.quantity)];
  return symbol(trace.program(), what.quantity) + cellText(unravel(quantity.shape, what.cell));
}

void guessField(const PanelContext& panel, float width) {
  const Predicting& predicting = panel.state.predicting;
  std::string typed = predicting.guess;
  // Another number is another field: what is being typed is not carried over.
  ImGui::PushID(static_cast<int>(predicting.question));
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  const bool entered = ImGui::InputText(
      "##guess", &typed, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  panel.place("guess");
  const bool active = ImGui::IsItemActive();
  // An open list closes when the keyboard goes elsewhere.
  if (guessing(panel.state) && !active && !ImGui::GetIO().MouseDown[0] &&
      !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup))
    ImGui::SetKeyboardFocusHere(-1);
  if (active && !predicting.typing && ImGui::IsItemClicked()) panel.push(FocusGuess{true});
  ImGui::PopID();
  if (typed != predicting.guess) panel.push(TypeGuess{typed});
  if (entered) panel.push(JudgeGuess{});
}

// "Z[1,0] =", the field, two buttons.
void question(const PanelContext& panel, const Trace& trace, const Cursor& asked) {
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float buttons = wordButtonWidth(panel.label(Ui::judgeGuess)) +
                        wordButtonWidth(panel.label(Ui::revealNumber)) + 2.0F * gap;
  const std::string name = cellSymbol(trace, asked) + " = ";
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  const float room = panel.layout.predictInTwoRows ? 0.0F : buttons;
  ImGui::AlignTextToFramePadding();
  {
    const WithFont heading(panel.fonts.heading());
    fittedText(name, end - ImGui::GetCursorPosX() - room - 6.0F * panel.em());
  }
  ImGui::SameLine();
  guessField(panel, std::clamp(end - ImGui::GetCursorPosX() - room, 4.0F * panel.em(), 12.0F * panel.em()));
  if (!panel.layout.predictInTwoRows) ImGui::SameLine();
  if (wordButton(panel, "judge", panel.label(Ui::judgeGuess), panel.label(Ui::judgeGuessTip)))
    panel.push(JudgeGuess{});
  ImGui::SameLine();
  if (wordButton(panel, "reveal", panel.label(Ui::revealNumber), panel.label(Ui::revealNumberTip)))
    panel.push(RevealNumber{});
}

void said(const PanelContext& panel, const Grade& grade) {
  const WithColour ink(panel, grade.outcome == Outcome::right   ? Ink::accent
                              : grade.outcome == Outcome::wrong ? Ink::warning
                                                                : Ink::text);
  // Not by colour alone.
  const char* const mark = grade.outcome == Outcome::right   ? "✓ "
                           : grade.outcome == Outcome::wrong ? "✗ "
                                                             : "";
  // As much, and as large, as there is room for.
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = ImGui::GetContentRegionAvail().y - 0.2F * panel.em();
  const auto fits = [&](const std::string& words) {
    return ImGui::CalcTextSize((mark + words).c_str(), nullptr, false, width).y <= height;
  };
  const std::string& brief = grade.brief.empty() ? grade.sentence : grade.brief;
  const bool whole = fits(grade.sentence);
  const WithFont font(whole || fits(brief) ? ImGui::GetFont() : panel.fonts.small());
  wrappedText(mark + (whole ? grade.sentence : brief));
  panel.place("graded");
}

}  // namespace

void predictPanel(const PanelContext& panel) {
  const AppState& state = panel.state;
  const Trace* trace = state.trace();
  if (!state.predicting.on || trace == nullptr || panel.layout.predict.height <= 0.0F) return;
  const AreaWindow window("predict", panel.layout.predict);
  if (state.editing.computing) return;
  const auto asked = askedPlace(state);
  if (asked) {
    question(panel, *trace, *asked);
  } else if (state.cursor.cell >= 0) {
    const WithFont heading(panel.fonts.heading());
    const CellPlace what = *writtenAt(*trace, state.cursor);
    fittedText(
        cellSymbol(*trace, state.cursor) + " = " + withMinus(shownNumber(*trace, valueAt(*trace, what))),
        ImGui::GetContentRegionAvail().x);
    panel.place("revealed");
  }
  if (state.predicting.grade) {
    said(panel, *state.predicting.grade);
    return;
  }
  const WithColour faint(panel, Ink::faint);
  const std::string words =
      asked ? askedRounding(*trace, *asked, state.language)
            : std::string(panel.label(state.cursor.atStart() ? Ui::predictHint : Ui::predictShown));
  wrappedText(words);
}

void hiddenNote(const PanelContext& panel) {
  const WithColour faint(panel, Ink::faint);
  wrappedText(panel.label(Ui::hiddenNow));
}

}  // namespace gradwalk
