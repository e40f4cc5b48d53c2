// The runs of a descent: which there are, the one that is followed and what it is made of, what
// is known of the surface.
//
//     [Map] [Arrows]
//     ──●── SGD              0.42
//     ╌╌■╌╌ Momentum         0.11
//     [Duplicate] [Remove] [Add ▾]
//     ────────────────────
//     learning_rate η
//     ━━━━━━━●━━━━━|━━━  0.95
//     …
//     Eigenvalues of the Hessian
//     λ₁ = 0.1, along x
#include <algorithm>
#include <cmath>

#include "app/lab_words.h"
#include "app/panels/edit_field.h"
#include "app/panels/predict.h"
#include "app/panels/run_parts.h"
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "app/style.h"
#include "maths/digits.h"
#include "scene/run_style.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

// A run's line with its marker, as the map draws them.
void drawStyle(const PanelContext& panel, std::size_t run, float x, float y, float width) {
  const RunStyle style = runStyle(static_cast<int>(run));
  const float thick = std::max(2.0F, 0.14F * panel.em());
  const ImU32 ink = packed(panel.theme[style.ink]), paper = packed(panel.theme[Ink::panel]);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Dash lengths = dash(style.stroke, static_cast<double>(thick));
  const float steps[] = {static_cast<float>(lengths.on), static_cast<float>(lengths.off),
                         static_cast<float>(lengths.on2 > 0.0 ? lengths.on2 : lengths.on),
                         static_cast<float>(lengths.on2 > 0.0 ? lengths.off2 : lengths.off)};
  if (!(steps[1] > 0.0F)) {
    list.AddLine({x, y}, {x + width, y}, ink, thick);
  } else {
    float at = 0.0F;
    for (int k = 0; at < width; k = (k + 2) % 4) {
      list.AddLine({x + at, y}, {x + std::min(at + std::max(steps[k], 1.0F), width), y}, ink, thick);
      at += std::max(steps[k], 1.0F) + steps[k + 1];
    }
  }
  const Point middle{static_cast<double>(x + 0.5F * width), static_cast<double>(y)};
  std::vector<ImVec2> outline;
  for (const Point& each : markerOutline(style.marker, middle, 0.3 * static_cast<double>(panel.em())))
    outline.push_back({static_cast<float>(each.x), static_cast<float>(each.y)});
  const int corners = static_cast<int>(outline.size());
  list.AddConvexPolyFilled(outline.data(), corners, style.hollow ? paper : ink);
  list.AddPolyline(outline.data(), corners, style.hollow ? ink : paper, ImDrawFlags_Closed,
                   style.hollow ? std::max(1.5F, 0.1F * panel.em()) : 1.0F);
}

// Its height at the shared step; "" while that is not known.
std::string heightOf(const AppState& state, std::size_t run) {
  if (!hasLab(state) || state.editing.computing || state.predicting.on) return "";
  const Lab& lab = *state.lab.lab;
  if (run >= lab.descents.size()) return "";
  const Descent& descent = lab.descents[run];
  const std::size_t step = std::min(labStep(*state.trace(), state.cursor), descent.steps());
  return withMinus(significant(descent.f[step], 4));
}

void row(const PanelContext& panel, const std::vector<RunText>& runs, std::size_t run, bool followed) {
  const std::string name = nameOf(runs[run]), id = "run " + std::to_string(run);
  const float height = ImGui::GetTextLineHeight() + 2.0F * ImGui::GetStyle().FramePadding.y;
  if (ImGui::Selectable(("###" + id).c_str(), followed, 0, {0.0F, height}) && !followed)
    panel.push(FollowRun{name});
  panel.place(id);
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  const bool hovered = ImGui::IsItemHovered();
  const float sample = 2.2F * panel.em(), gap = 0.4F * panel.em(), y = from.y + (to.y - from.y) / 2.0F;
  const float textTop = y - ImGui::GetTextLineHeight() / 2.0F;
  drawStyle(panel, run, from.x + gap, y, sample);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::string value = heightOf(panel.state, run);
  const float wide = value.empty() ? 0.0F : ImGui::CalcTextSize(value.c_str()).x;
  const float left = from.x + sample + 2.0F * gap;
  const std::string shown = fitted(name, to.x - left - wide - 2.0F * gap);
  list.AddText({left, textTop}, packed(panel.theme[Ink::text]), shown.c_str());
  if (!value.empty())
    list.AddText({to.x - wide - gap, textTop}, packed(panel.theme[Ink::text]), value.c_str());
  if (!hovered) return;
  const std::string call = shown == name ? runs[run].call : name + "\n" + runs[run].call;
  ImGui::SetTooltip("%s",
                    (followed ? call : panel.say(Ui::labFollowTip, {{"name", name}}) + "\n" + call).c_str());
}

void addChoice(const PanelContext& panel, FlowRow& flow) {
  const char* const word = panel.label(Ui::labAdd);
  const float width =
      ImGui::CalcTextSize(word).x + 2.0F * ImGui::GetStyle().FramePadding.x + ImGui::GetFrameHeight();
  flow.next(width);
  ImGui::SetNextItemWidth(width);
  const bool open = ImGui::BeginCombo("##add run", word, ImGuiComboFlags_HeightLargest);
  panel.place("add run");
  if (!open && ImGui::IsItemHovered()) ImGui::SetTooltip("%s", panel.label(Ui::labAddTip));
  if (!open) return;
  for (const Optimizer& rule : optimizers()) {
    const std::string title = rule.name + " · " + std::string(in(rule.title, panel.state.language));
    if (ImGui::Selectable(title.c_str())) panel.push(AddRun{rule.name});
    panel.place("add " + rule.name);
  }
  ImGui::EndCombo();
}

void buttons(const PanelContext& panel, const std::vector<RunText>& runs, std::size_t followed) {
  FlowRow flow;
  const auto button = [&](const char* name, Ui word, Ui tip, bool useful, const Command& command) {
    const std::string label = panel.label(word);
    flow.next(wordButtonWidth(label));
    const WithColour ink(panel, useful ? Ink::text : Ink::faint);
    if (wordButton(panel, name, label, panel.label(tip)) && useful) panel.push(command);
  };
  button("duplicate run", Ui::labDuplicate, Ui::labDuplicateTip, runs.size() < maxRuns,
         DuplicateRun{followed});
  button("remove run", Ui::labRemove, Ui::labRemoveTip, runs.size() > 1, RemoveRun{followed});
  if (runs.size() < maxRuns) addChoice(panel, flow);
}

// What the canvas shows.
void views(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (!state.open->program.surface.exists()) return;
  FlowRow flow;
  const auto button = [&](const char* name, Ui word, Ui tip, bool on, const Command& command) {
    const std::string label = panel.label(word);
    flow.next(wordButtonWidth(label));
    if (wordButton(panel, name, label, panel.label(tip), on)) panel.push(command);
  };
  button("map button", Ui::labMap, Ui::labMapTip, state.lab.map, ToggleMap{});
  button("arrows button", Ui::labArrows, Ui::labArrowsTip, state.lab.arrows, ToggleArrows{});
}

void problems(const PanelContext& panel) {
  const Editing& editing = panel.state.editing;
  const WithColour ink(panel, Ink::warning);
  if (!editing.problem.empty()) {
    wrappedText(panel.label(Ui::notInForce));
    wrappedText(editing.problem);
  }
  if (editing.field && !editing.field->onCanvas && !editing.field->problem.empty()) {
    wrappedText(editing.field->problem);
    panel.place("run problem");
  }
}

}  // namespace

void runsTab(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (!hasRuns(state)) return;
  const std::vector<RunText> runs = askedRuns(state);
  const WithFont small(panel.fonts.small());
  views(panel);
  const std::size_t followed = runs.empty() ? 0 : followedRun(state, runs);
  for (std::size_t run = 0; run < runs.size(); ++run) row(panel, runs, run, run == followed);
  if (!runs.empty()) {
    buttons(panel, runs, followed);
    problems(panel);
    ImGui::Separator();
    runSettings(panel, runs, followed);
    ImGui::Separator();
  }
  // What is not known yet keeps the room that it had, so that nothing moves under the pointer.
  float* const height = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID("facts"), 0.0F);
  if (state.editing.computing) {
    const float top = ImGui::GetCursorPosY();
    {
      const WithColour faint(panel, Ink::faint);
      plainText(panel.label(Ui::computing));
    }
    const float rest = *height - (ImGui::GetCursorPosY() - top);
    if (rest > 0.0F) ImGui::Dummy({0.0F, rest - ImGui::GetStyle().ItemSpacing.y});
    return;
  }
  const float top = ImGui::GetCursorPosY();
  if (state.predicting.on)
    hiddenNote(panel);
  else
    runFacts(panel);
  *height = ImGui::GetCursorPosY() - top;
}

}  // namespace gradwalk
