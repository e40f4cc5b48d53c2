// The gradients of the backward phase against differences of the loss:
//
//     ✓ gradients agree, largest difference 2.1e-09
//     K   9 of 9 cells
//       K[0,0]   analytic  −0.000055374
//                numeric   −0.000055374
#include "app/panels/predict.h"
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "maths/digits.h"
#include "scene/views/page.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

std::string shown(double value) { return withMinus(significant(value, mostDigits)); }

void tensor(const PanelContext& panel, const GradientTensor& each) {
  const Program& program = panel.state.open->program;
  const Quantity& quantity = program.quantities[static_cast<std::size_t>(each.quantity)];
  ImGui::Dummy({0.0F, 0.3F * panel.em()});
  wrappedText((each.holds ? "✓ " : "✗ ") + symbol(program, each.quantity) + "   " +
              panel.say(Ui::gradientsCells,
                        {{"n", std::to_string(each.checked)}, {"all", std::to_string(each.cells)}}));
  const WithFont small(panel.fonts.small());
  if (each.worst >= 0) {
    const std::string cell = quantity.name + cellText(unravel(quantity.shape, each.worst));
    wrappedText(cell + ": Δ " + significant(each.largest, 2));
    wrappedText(std::string(panel.label(Ui::analytic)) + " " + shown(each.analytic));
    wrappedText(std::string(panel.label(Ui::numeric)) + " " + shown(each.numeric));
  }
  if (each.kinks > 0) {
    const WithColour ink(panel, Ink::accent);
    wrappedText(
        panel.say(Ui::gradientsKinks, {{"n", std::to_string(each.kinks)}, {"operation", each.kinkIn}}));
  }
}

std::string summary(const PanelContext& panel, const GradientCheck& check) {
  return (check.holds() ? "✓ " : "✗ ") + panel.say(check.holds() ? Ui::gradientsAgree : Ui::gradientsDiffer,
                                                   {{"d", significant(check.largest(), 2)}});
}

std::string method(const PanelContext& panel, const GradientCheck& check) {
  return (check.sampled() ? panel.label(Ui::gradientsSample) + std::string("; ") : "") +
         panel.say(Ui::gradientsMethod,
                   {{"t", significant(check.tolerance, 2)}, {"h", significant(check.step, 2)}});
}

}  // namespace

void gradientsBadge(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (!state.open || state.open->program.backwardSteps == 0 || state.sideTab == SideTab::gradients) return;
  const auto& check = state.gradients.check;
  const bool known = check && !state.editing.computing;
  const WithFont small(panel.fonts.small());
  {
    // Always one line, so that nothing below moves when the answer is there.
    const WithColour ink(panel, known && !check->holds() ? Ink::warning : Ink::faint);
    fittedText(known ? panel.say(Ui::gradientsBadge, {{"mark", check->holds() ? "✓" : "✗"},
                                                      {"d", significant(check->largest(), 2)}})
                     : panel.label(Ui::gradientsBeingChecked),
               ImGui::GetContentRegionAvail().x);
  }
  panel.place("gradient badge");
  if (ImGui::IsItemHovered() && known)
    ImGui::SetTooltip("%s\n%s", summary(panel, *check).c_str(), method(panel, *check).c_str());
  if (ImGui::IsItemClicked()) panel.push(ShowSideTab{SideTab::gradients});
  ImGui::Separator();
}

void gradientsTab(const PanelContext& panel) {
  if (!panel.state.open) return;
  if (panel.state.predicting.on) {
    hiddenNote(panel);
    return;
  }
  const auto& check = panel.state.gradients.check;
  if (!check || panel.state.editing.computing) {
    const WithColour ink(panel, Ink::faint);
    wrappedText(panel.label(Ui::working));
    return;
  }
  if (check->tensors.empty()) {
    const WithColour ink(panel, Ink::faint);
    wrappedText(panel.label(Ui::gradientsNone));
    return;
  }
  {
    const WithColour ink(panel, check->holds() ? Ink::text : Ink::warning);
    wrappedText(summary(panel, *check));
    panel.place(check->holds() ? "gradients agree" : "gradients differ");
  }
  for (const GradientTensor& each : check->tensors) tensor(panel, each);
  ImGui::Dummy({0.0F, 0.4F * panel.em()});
  const WithColour ink(panel, Ink::faint);
  const WithFont small(panel.fonts.small());
  wrappedText(method(panel, *check));
}

}  // namespace gradwalk
