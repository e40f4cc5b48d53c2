// Two hyper-parameters of the followed run, the ranges to try, and what was found.
//
//     → [learning_rate ▾]  [0.001] – [3]     [log]
//     ↑ [momentum ▾]       [0]     – [0.99]  [log]
//     [16] [32] [64] [128]
//     [loss] [steps until f <] [0.1]
//     [Grid search] [Random search]
//     [Show the heat map]
//     best: …
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "lesson/runs.h"

namespace gradwalk {
namespace {

// Goes on in the same row where there is room for so much more.
void inRow(float start, float end, float width) {
  ImGui::SameLine();
  if (ImGui::GetCursorPosX() > start + 1.0F && ImGui::GetCursorPosX() + width > end) ImGui::NewLine();
}

bool field(const PanelContext& panel, const std::string& name, std::string& text, float width) {
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1.0F);
  const std::string before = text;
  ImGui::InputText(("##" + name).c_str(), &text, ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleVar();
  panel.place(name);
  if (ImGui::IsItemActivated()) panel.push(TypeSweep{true});
  if (ImGui::IsItemDeactivated()) panel.push(TypeSweep{false});
  return text != before;
}

void axis(const PanelContext& panel, SweepForm& form, std::size_t which,
          const std::vector<std::string>& settings) {
  SweepRange& range = form.axes[which];
  const std::string name = which == 0 ? "sweep x" : "sweep y";
  ImGui::AlignTextToFramePadding();
  plainText(which == 0 ? "→" : "↑");
  ImGui::SameLine();
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  const bool open =
      ImGui::BeginCombo(("##" + name).c_str(), range.setting.empty() ? "–" : range.setting.c_str());
  panel.place(name);
  if (open) {
    for (const std::string& each : settings) {
      if (each == form.axes[1 - which].setting) continue;
      if (ImGui::Selectable(each.c_str(), each == range.setting)) range = usualRange(panel.state, each);
      panel.place(name + " " + each);
    }
    if (which == 1) {
      if (ImGui::Selectable("–", range.setting.empty())) range = {};
      panel.place(name + " –");
    }
    ImGui::EndCombo();
  }
  if (range.setting.empty()) return;
  const float gap = ImGui::GetStyle().ItemSpacing.x, log = wordButtonWidth(panel.label(Ui::sweepLog));
  const float width =
      std::max((ImGui::GetContentRegionAvail().x - log - 2.0F * gap) / 2.0F, 2.5F * panel.em());
  const float start = ImGui::GetCursorPosX(), end = start + ImGui::GetContentRegionAvail().x;
  field(panel, name + " from", range.from, width);
  inRow(start, end, width);
  field(panel, name + " to", range.to, width);
  inRow(start, end, log);
  if (wordButton(panel, (name + " log").c_str(), panel.label(Ui::sweepLog), panel.label(Ui::logarithmic),
                 range.logarithmic))
    range.logarithmic = !range.logarithmic;
}

void choices(const PanelContext& panel, SweepForm& form, const std::string& loss) {
  const float start = ImGui::GetCursorPosX(), end = start + ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const int each : sweepCells) {
    const std::string word = std::to_string(each) + "²";
    if (!first) inRow(start, end, wordButtonWidth(word));
    first = false;
    if (wordButton(panel, ("sweep cells " + std::to_string(each)).c_str(), word,
                   panel.label(Ui::sweepCellsTip), form.cells == each))
      form.cells = each;
  }
  if (wordButton(panel, "sweep loss", loss, panel.label(Ui::sweepLossTip), !form.bySteps))
    form.bySteps = false;
  const std::string steps = panel.say(Ui::sweepSteps, {{"loss", loss}});
  inRow(start, end, wordButtonWidth(steps));
  if (wordButton(panel, "sweep steps", steps, panel.label(Ui::sweepStepsTip), form.bySteps))
    form.bySteps = true;
  if (form.bySteps) {
    inRow(start, end, 4.0F * panel.em());
    field(panel, "sweep tolerance", form.tolerance, 4.0F * panel.em());
  }
  if (!form.axes[1].setting.empty()) {
    if (wordButton(panel, "sweep grid", panel.label(Ui::sweepGrid), panel.label(Ui::sweepGridTip), form.grid))
      form.grid = !form.grid;
    const std::string random = panel.label(Ui::sweepRandom);
    inRow(start, end, wordButtonWidth(random));
    if (wordButton(panel, "sweep random", random, panel.label(Ui::sweepRandomTip), form.random))
      form.random = !form.random;
  }
}

}  // namespace

void sweepTab(const PanelContext& panel) {
  const AppState& state = panel.state;
  const WithFont small(panel.fonts.small());
  if (!sweepable(state)) {
    const WithColour faint(panel, Ink::faint);
    wrappedText(panel.label(Ui::sweepNone));
    return;
  }
  const Sweeping& sweep = state.sweep;
  const std::string& loss = state.open->lesson.training.loss;
  const std::string run = runName(state.open->lesson, state.open->lesson.followed);
  SweepForm form = sweep.form;
  const std::vector<std::string> settings = sweepSettings(state);
  fittedText(panel.say(Ui::sweepOf, {{"run", run}}), ImGui::GetContentRegionAvail().x);
  for (const std::size_t which : {0U, 1U})
    if (which == 0 || settings.size() > 1) axis(panel, form, which, settings);
  choices(panel, form, loss);
  if (wordButton(panel, "sweep show", panel.label(sweep.shown ? Ui::sweepHide : Ui::sweepShow), nullptr,
                 sweep.shown))
    panel.push(ShowSweep{!sweep.shown});
  if (form != sweep.form) panel.push(SetSweep{form});
  ImGui::Separator();
  if (!sweep.problem.empty()) {
    const WithColour ink(panel, Ink::warning);
    wrappedText(sweep.problem);
    panel.place("sweep problem");
  } else if (!sweep.study) {
    const WithColour faint(panel, Ink::faint);
    wrappedText(panel.label(Ui::computing));
  } else {
    for (const std::string& line : sweepLines(*sweep.study, loss, state.language)) wrappedText(line);
    const WithColour faint(panel, Ink::faint);
    if (sweep.shown) wrappedText(panel.label(Ui::sweepHint));
  }
}

}  // namespace gradwalk
