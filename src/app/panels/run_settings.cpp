// What the run that is followed is called with: its rule and which way of writing it, every
// number with a slider and a field, its schedule, what is done to its gradient, its start.
#include <algorithm>
#include <cmath>

#include "app/lab_words.h"
#include "app/panels/edit_field.h"
#include "app/panels/run_parts.h"
#include "app/panels/widgets.h"
#include "app/style.h"
#include "lesson/optimizer_call.h"
#include "maths/digits.h"
#include "optim/conventions.h"
#include "optim/treatment.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

struct Shown {
  const PanelContext& panel;
  const std::vector<RunText>& runs;
  std::size_t run;
  RunCall call;

  const RunText& words() const { return runs[run]; }
  void ask(const RunCall& now, bool goesOn = false) const { panel.push(SetCall{run, text(now), goesOn}); }
};

void faint(const PanelContext& panel, const std::string& words) {
  const WithColour ink(panel, Ink::faint);
  wrappedText(words);
}

// One of several words, under the name of what is chosen.
struct Choice {
  std::string word, title;
};
void choose(const PanelContext& panel, const std::string& name, const std::string& heading,
            const std::string& shown, const std::vector<Choice>& choices, const auto& chosen) {
  faint(panel, heading);
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::SetNextItemWidth(width);
  const float room = width - ImGui::GetFrameHeight() - 2.0F * ImGui::GetStyle().FramePadding.x;
  const bool open =
      ImGui::BeginCombo(("##" + name).c_str(), fitted(shown, room).c_str(), ImGuiComboFlags_HeightLargest);
  panel.place(name);
  if (!open) return;
  for (const Choice& each : choices) {
    if (ImGui::Selectable(each.title.c_str(), each.title == shown)) chosen(each.word);
    panel.place(name + " " + each.word);
  }
  ImGui::EndCombo();
}

std::string titled(const std::string& name, const Text& title, Language language) {
  return name + " · " + std::string(in(title, language));
}

void rules(const Shown& shown) {
  const Language language = shown.panel.state.language;
  std::vector<Choice> choices;
  std::string now = shown.call.rule;
  for (const Optimizer& each : optimizers()) {
    choices.push_back({each.name, titled(each.name, each.title, language)});
    if (each.name == shown.call.rule) now = choices.back().title;
  }
  choose(shown.panel, "rule", shown.panel.label(Ui::labRule), now, choices, [&](const std::string& word) {
    if (word != shown.call.rule) shown.ask(withRule(shown.call, *findOptimizer(word)));
  });
}

// The presets of the rule, then each thing that may be written differently.
void conventions(const Shown& shown, const Optimizer& rule) {
  if (rule.conventions.empty()) return;
  const Language language = shown.panel.state.language;
  const std::string given = shown.call.argument("convention");
  std::vector<Choice> choices;
  for (const Preset& each : rule.presets) choices.push_back({each.name, each.name});
  choose(shown.panel, "convention", shown.panel.label(Ui::labConvention),
         given.empty() && !rule.presets.empty() ? rule.presets.front().name : given, choices,
         [&](const std::string& word) {
           RunCall now = shown.call;
           // The preset decides these from now on.
           for (const std::string& each : rule.conventions) now.drop(each);
           now.drop("convention");
           if (word != rule.presets.front().name) now.set("convention", word);
           shown.ask(now);
         });
  const AppState& state = shown.panel.state;
  Problems problems;
  const auto inForce = state.editing.computing ? std::nullopt : chooseOptimizer(state.open->lesson, problems);
  for (const std::string& name : rule.conventions) {
    const Attribute* convention = findOptimizerConvention(name);
    if (convention == nullptr) continue;
    std::string word = shown.call.argument(name);
    if (word.empty() && inForce && inForce->optimizer == &rule) {
      const auto choice = inForce->choices.find(name);
      if (choice != inForce->choices.end())
        word = convention->choices[static_cast<std::size_t>(choice->second)];
    }
    std::vector<Choice> ways;
    std::string now = "…";
    for (std::size_t k = 0; k < convention->choices.size(); ++k) {
      ways.push_back({convention->choices[k], std::string(in(convention->choiceTitles[k], language))});
      if (convention->choices[k] == word) now = ways.back().title;
    }
    choose(shown.panel, name, std::string(in(convention->title, language)), now, ways,
           [&](const std::string& chosen) {
             RunCall with = shown.call;
             with.set(name, chosen);
             shown.ask(with);
           });
  }
}

// The number of a run as its text; the one that is being typed is a field.
void numberOf(const Shown& shown, const std::string& key, const std::string& words, float width) {
  const PanelContext& panel = shown.panel;
  const Edit target = runField(nameOf(shown.words()), key);
  const auto& field = panel.state.editing.field;
  if (field && !field->onCanvas && field->edit.kind == target.kind && field->edit.name == target.name &&
      field->edit.key == target.key) {
    editField(panel, width);
    panel.place("run " + key);
    return;
  }
  const float room = width - 2.0F * ImGui::GetStyle().FramePadding.x;
  if (ImGui::Button((fitted(words, room) + "###run " + key).c_str(), {width, 0.0F}))
    panel.push(OpenField{target, false});
  panel.place("run " + key);
  if (ImGui::IsItemHovered() && fitted(words, room) != words) ImGui::SetTooltip("%s", words.c_str());
}

// Above this the run diverges: on the slider, and in words under the pointer.
void markLimit(const PanelContext& panel, const SliderRange& range, double limit, const ImVec2& from,
               const ImVec2& to) {
  if (!(limit > range.low) || !(limit < range.high)) return;
  const float grab = std::min(ImGui::GetStyle().GrabMinSize, to.x - from.x - 4.0F);
  const float x =
      from.x + 2.0F + 0.5F * grab + static_cast<float>(range.share(limit)) * (to.x - from.x - 4.0F - grab);
  const float thick = std::max(2.0F, 0.14F * panel.em());
  ImGui::GetWindowDrawList()->AddLine({x, from.y}, {x, to.y}, packed(panel.theme[Ink::warning]), thick);
  if (panel.places != nullptr)
    (*panel.places)["limit mark"] = {x - 0.5F * thick, from.y, thick, to.y - from.y};
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  if (ImGui::IsWindowHovered() && std::abs(pointer.x - x) < 0.4F * panel.em() && pointer.y >= from.y &&
      pointer.y <= to.y && !ImGui::IsMouseDown(ImGuiMouseButton_Left))
    ImGui::SetTooltip("%s",
                      panel.say(Ui::labLimitMark, {{"number", withMinus(significant(limit, 5))}}).c_str());
}

void setting(const Shown& shown, const RunSetting& each, double limit) {
  const PanelContext& panel = shown.panel;
  const HyperParameter& of = *each.setting;
  const std::string id = "slider " + of.name;
  {
    const WithColour ink(panel, Ink::faint);
    plainText(of.name == of.symbol ? of.name : of.name + "  " + of.symbol);
    if (ImGui::IsItemHovered())
      ImGui::SetTooltip("%s", std::string(in(of.what, panel.state.language)).c_str());
  }
  if (each.treatment) {
    const std::string without = "✗";
    ImGui::SameLine(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - wordButtonWidth(without));
    if (wordButton(panel, ("without " + of.name).c_str(), without, panel.label(Ui::labTakeAway))) {
      RunCall now = shown.call;
      now.drop(of.name);
      shown.ask(now);
    }
  }
  const std::string words = withMinus(each.written);
  const float all = ImGui::GetContentRegionAvail().x, gap = ImGui::GetStyle().ItemInnerSpacing.x;
  const float wanted = ImGui::CalcTextSize(words.c_str()).x + 2.0F * ImGui::GetStyle().FramePadding.x;
  const float field = std::clamp(wanted, 4.2F * panel.em(), 0.6F * all), width = all - field - gap;
  const SliderRange range = sliderRange(of, each.value);
  auto share = static_cast<float>(range.share(each.value));
  ImGui::SetNextItemWidth(width);
  const bool moved = ImGui::SliderFloat(("###" + id).c_str(), &share, 0.0F, 1.0F, "",
                                        ImGuiSliderFlags_NoInput | ImGuiSliderFlags_AlwaysClamp);
  panel.place(id);
  bool* const goesOn = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID((id + " goes on").c_str()), false);
  if (ImGui::IsItemActivated()) *goesOn = false;
  const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
  if (moved) {
    const std::string now = shortest(range.value(static_cast<double>(share)));
    if (now != each.written) {
      RunCall with = shown.call;
      with.set(of.name, now);
      shown.ask(with, *goesOn);
      *goesOn = true;
    }
  }
  if (of.learningRate) markLimit(panel, range, limit, from, to);
  ImGui::SameLine(0.0F, gap);
  numberOf(shown, of.name, words, field);
}

void plans(const Shown& shown) {
  const PanelContext& panel = shown.panel;
  const Language language = panel.state.language;
  std::vector<Choice> choices;
  std::string given = shown.call.argument("schedule"), now;
  if (given.empty()) given = "constant";
  for (const Schedule& each : schedules()) {
    choices.push_back({each.name, titled(each.name, each.title, language)});
    if (each.name == given) now = choices.back().title;
  }
  choose(panel, "schedule", panel.label(Ui::labSchedule), now, choices, [&](const std::string& word) {
    if (word != given)
      shown.ask(withSchedule(shown.call, *findSchedule(word), panel.state.open->lesson.training.iterations));
  });
}

void treatmentsOf(const Shown& shown) {
  const PanelContext& panel = shown.panel;
  std::vector<Choice> choices;
  for (const Treatment& each : treatments())
    if (shown.call.argument(each.setting.name).empty())
      choices.push_back({each.setting.name, titled(each.setting.name, each.title, panel.state.language)});
  if (choices.empty()) return;
  choose(panel, "treatment", panel.label(Ui::labTreatment), "–", choices, [&](const std::string& word) {
    RunCall now = shown.call;
    const bool clips = word.starts_with("clip");
    now.set(word, clips ? "1" : "0.01");
    shown.ask(now);
  });
}

void start(const Shown& shown) {
  const PanelContext& panel = shown.panel;
  const Program& program = panel.state.open->program;
  if (!program.surface.exists()) return;
  faint(panel, panel.label(Ui::labStart));
  const std::string axes[] = {program.quantities[static_cast<std::size_t>(program.surface.x)].name,
                              program.quantities[static_cast<std::size_t>(program.surface.y)].name};
  const bool own = !shown.words().start.empty();
  FlowRow flow;
  std::string at;
  for (int axis = 0; axis < 2; ++axis) {
    const Edit cell{.kind = EditKind::cell, .name = axes[axis]};
    const std::string key = axis == 0 ? "start.x" : "start.y";
    const std::string words =
        own ? runFieldText(panel.state, runField(nameOf(shown.words()), key)) : editedText(panel.state, cell);
    at += (axis == 0 ? "" : ",") + words;
    const float least = 3.4F * panel.em(), padding = 2.0F * ImGui::GetStyle().FramePadding.x;
    const float width = own ? std::max(least, ImGui::CalcTextSize(withMinus(words).c_str()).x + padding)
                            : std::max(least, editNumberWidth(panel, cell));
    flow.next(ImGui::CalcTextSize(axes[axis].c_str()).x + ImGui::GetStyle().ItemInnerSpacing.x + width);
    ImGui::AlignTextToFramePadding();
    plainText(axes[axis]);
    ImGui::SameLine(0.0F, ImGui::GetStyle().ItemInnerSpacing.x);
    if (own)
      numberOf(shown, key, withMinus(words), width);
    else
      editNumber(panel, cell, width);
  }
  const std::string word = panel.label(own ? Ui::labSharedStart : Ui::labOwnStart);
  flow.next(wordButtonWidth(word));
  if (wordButton(panel, "own start", word, panel.label(own ? Ui::labSharedStartTip : Ui::labOwnStartTip),
                 own))
    panel.push(OwnStart{shown.run, own ? "" : at});
  faint(panel, panel.label(Ui::labStartHint));
}

}  // namespace

void runSettings(const PanelContext& panel, const std::vector<RunText>& runs, std::size_t followed) {
  const Shown shown{panel, runs, followed, readCall(runs[followed].call)};
  const float gap = ImGui::GetStyle().ItemInnerSpacing.x;
  ImGui::AlignTextToFramePadding();
  {
    const WithColour ink(panel, Ink::faint);
    plainText(panel.label(Ui::labName));
  }
  ImGui::SameLine(0.0F, gap);
  numberOf(shown, "name", nameOf(shown.words()), ImGui::GetContentRegionAvail().x);
  rules(shown);
  const Optimizer* rule = findOptimizer(shown.call.rule);
  if (rule == nullptr) return;
  const auto stability = stabilityHere(panel.state);
  for (const RunSetting& each : settingsOf(shown.call))
    setting(shown, each, stability ? stability->limit : 0.0);
  conventions(shown, *rule);
  plans(shown);
  treatmentsOf(shown);
  start(shown);
  const Edit iterations{.kind = EditKind::iterations};
  ImGui::AlignTextToFramePadding();
  plainText(panel.label(Ui::editIterations));
  ImGui::SameLine(0.0F, gap);
  editNumber(panel, iterations, std::max(4.0F * panel.em(), editNumberWidth(panel, iterations)));
}

}  // namespace gradwalk
