// The row over the curve: what is drawn, how its axis is divided, away with it.
//
//     [L, K[0,1]        ] [f] [x] [y] [linear] [logarithmic] [Close]
#include <imgui.h>
#include <imgui_stdlib.h>

#include "app/panels/widgets.h"

namespace gradwalk {
namespace {

void field(const PanelContext& panel, float width) {
  const Curves& curves = panel.state.curves;
  std::string typed = curves.typing ? curves.field : curves.typed;
  if (!curves.typing && typed.empty())
    for (const CurveQuantity& each : curves.quantities) typed = each.text;  // the loss
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  const std::string before = typed;
  const bool entered = ImGui::InputText(
      "##quantities", &typed, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  panel.place("curve field");
  if (ImGui::IsItemHovered() && !ImGui::IsItemActive()) ImGui::SetTooltip("%s", panel.label(Ui::curveHint));
  if (ImGui::IsItemActivated()) panel.push(EditCurves{true});
  if (ImGui::IsItemActivated() || typed != before) panel.push(TypeCurves{typed});
  if (entered)
    panel.push(ShowCurves{typed});
  else if (ImGui::IsItemDeactivated())
    panel.push(EditCurves{false});
}

}  // namespace

void curvePanel(const PanelContext& panel) {
  if (!panel.layout.curveShown) return;
  const AppState& state = panel.state;
  const AreaWindow window("curve", panel.layout.curveBar, ImGuiWindowFlags_NoScrollbar);
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  float buttons = 0.0F;
  for (const Ui word : {Ui::linear, Ui::logarithmic, Ui::close})
    buttons += wordButtonWidth(panel.label(word)) + gap;
  const bool runs = hasRunCurves(state);
  constexpr LabQuantity quantities[] = {LabQuantity::f, LabQuantity::x, LabQuantity::y};
  if (runs)
    for (const LabQuantity each : quantities) buttons += wordButtonWidth(runCurveName(state, each)) + gap;
  field(panel, std::max(ImGui::GetContentRegionAvail().x - buttons, 4.0F * panel.em()));
  if (runs)
    for (const LabQuantity each : quantities) {
      constexpr const char* names[] = {"curve f", "curve x", "curve y"};
      ImGui::SameLine();
      const bool drawn = runCurvesDrawn(state) && state.runCurves.quantity == each;
      if (wordButton(panel, names[static_cast<int>(each)], runCurveName(state, each),
                     panel.label(Ui::runCurvesTip), drawn))
        panel.push(ShowRunCurves{each});
    }
  ImGui::SameLine();
  if (wordButton(panel, "curve linear", panel.label(Ui::linear), nullptr, !state.curves.logarithmic))
    panel.push(ScaleCurves{false});
  ImGui::SameLine();
  if (wordButton(panel, "curve logarithmic", panel.label(Ui::logarithmic), nullptr, state.curves.logarithmic))
    panel.push(ScaleCurves{true});
  ImGui::SameLine();
  if (wordButton(panel, "close curve", panel.label(Ui::close))) panel.push(ToggleCurves{});
}

// Where there is no curve (yet), why.
void curveNotePanel(const PanelContext& panel) {
  const AppState& state = panel.state;
  const bool known =
      runCurvesDrawn(state) ? state.runCurves.descents.has_value() : state.curves.curves.has_value();
  if (!panel.layout.curveShown || (known && !state.editing.computing)) return;
  const bool broken = !runCurvesDrawn(state) && !state.curves.problem.empty() && !state.editing.computing;
  const Area& area = panel.layout.curve;
  ImGui::SetNextWindowPos({area.x + 0.5F * panel.em(), area.y + 0.5F * panel.em()});
  ImGui::SetNextWindowSize({area.width - panel.em(), 0.0F});
  ImGui::Begin("curve note", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoBackground);
  {
    const WithColour ink(panel, broken ? Ink::warning : Ink::faint);
    wrappedText(broken ? state.curves.problem
                       : std::string(panel.label(state.editing.computing ? Ui::computing : Ui::working)));
  }
  panel.place(broken ? "curve problem" : "curve working");
  ImGui::End();
}

}  // namespace gradwalk
