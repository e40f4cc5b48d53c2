// The lesson's conventions as switches, each with what it changes, and hand arithmetic:
//
//     Hand arithmetic          [On] [−] 4 decimals [+]
//     2 of 4 cells differ from full precision …
//     ────────────────────────
//     Ties in max pooling
//     [✓ first cell only •] [every largest cell]
//       with every largest cell: L stays 1.3132 …
#include <algorithm>

#include "app/panels/predict.h"
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "scene/views/page.h"
#include "trace/hand_effect.h"

namespace gradwalk {
namespace {

constexpr std::int64_t mostCompared = 2000;  // cells, in every frame

// Puts the next button beside the last one, or below where it does not fit.
class ButtonRow {
 public:
  ButtonRow() : end_(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x) {}
  void next(float width) {
    if (!first_) {
      ImGui::SameLine(0.0F, 0.5F * ImGui::GetStyle().ItemSpacing.x);
      if (ImGui::GetCursorPosX() + width > end_) ImGui::NewLine();
    }
    first_ = false;
  }

 private:
  float end_;
  bool first_ = true;
};

void faintText(const PanelContext& panel, const std::string& words) {
  const WithColour faint(panel, Ink::faint);
  const WithFont small(panel.fonts.small());
  wrappedText(words);
}

void decimals(const PanelContext& panel) {
  const AppState& state = panel.state;
  plainText(panel.label(Ui::handArithmetic));
  {
    const WithFont small(panel.fonts.small());
    ButtonRow row;
    const auto button = [&](const char* name, const std::string& word, Ui tip, const Command& command,
                            bool pressed = false) {
      row.next(wordButtonWidth(word));
      if (wordButton(panel, name, word, panel.label(tip), pressed)) panel.push(command);
    };
    button("hand switch", panel.label(state.hand ? Ui::decimalsOn : Ui::decimalsOff), Ui::handTip,
           Toggle{Switch::hand}, state.hand);
    button("fewer decimals", " − ", Ui::decimalsFewer, StepDecimals{-1});
    button("more decimals", " + ", Ui::decimalsMore, StepDecimals{+1});
    if (state.handPlaces && state.open->hand)
      button("lesson decimals", panel.label(Ui::decimalsLesson), Ui::decimalsLesson, StepDecimals{0});
    const std::string shown =
        panel.say(lessonsHand(state) ? Ui::decimalsRule : Ui::decimalsShown,
                  {{"n", lessonsHand(state) && state.open->lesson.hand.update
                             ? std::to_string(handDecimals(state)) + ", " + panel.label(Ui::update) + " " +
                                   std::to_string(*state.open->lesson.hand.update)
                             : std::to_string(handDecimals(state))}});
    const WithColour ink(panel, state.hand ? Ink::accent : Ink::faint);
    wrappedText(shown);
    panel.place("decimals shown");
  }
  if (!state.hand || state.editing.computing || state.predicting.on) return;
  const Trace& hand = *state.trace();
  if (!hand.rounded()) return;
  const WithFont small(panel.fonts.small());
  if (const std::string words =
          handEffectWords(handEffect(hand, state.open->trace, state.cursor, mostCompared), state.language);
      !words.empty()) {
    wrappedText(withMinus(words));
    panel.place("hand effect");
  }
  faintText(panel, panel.label(Ui::decimalsLegend));
}

// The choice that was asked for: of an edit, or the lesson's own.
bool asked(const AppState& state, const ConventionEffect& effect, const ConventionChoice& choice) {
  const Edit* edit =
      findEdit(state.editing.edits, {.kind = EditKind::convention, .name = effect.convention->name});
  return edit == nullptr ? choice.lessons : edit->text == choice.name;
}

void switches(const PanelContext& panel, const ConventionEffect& effect) {
  const AppState& state = panel.state;
  const WithFont small(panel.fonts.small());
  ButtonRow row;
  for (const ConventionChoice& choice : effect.choices) {
    const bool chosen = asked(state, effect, choice);
    const bool refused = chosen && !choice.inForce && !state.editing.computing;
    const std::string word = std::string(refused  ? "✗ "
                                         : chosen ? "✓ "
                                                  : "") +
                             std::string(in(choice.title, state.language)) + (choice.lessons ? " •" : "");
    row.next(wordButtonWidth(word));
    const std::string name = "convention " + effect.convention->name + "=" + choice.name;
    const std::string tip = effect.convention->name + " = \"" + choice.name + "\"";
    if (wordButton(panel, name.c_str(), word, tip.c_str(), chosen) && !chosen)
      panel.push(SetNumber{
          {.kind = EditKind::convention, .name = effect.convention->name, .text = choice.name}, false});
  }
}

// What the other choices change, as soon as it is known.
void differences(const PanelContext& panel, const ConventionEffect& effect) {
  const AppState& state = panel.state;
  const WithFont small(panel.fonts.small());
  for (const ConventionChoice& choice : effect.choices) {
    if (choice.inForce) continue;
    {
      const WithColour faint(panel, Ink::faint);
      wrappedText(
          panel.say(Ui::conventionsWith, {{"choice", std::string(in(choice.title, state.language))}}));
    }
    if (!choice.problem.empty()) {
      const WithColour ink(panel, Ink::warning);
      wrappedText(choice.problem);
    }
    if (!choice.difference) continue;
    ImGui::Indent(0.6F * panel.em());
    for (const std::string& line : differenceLines(*choice.difference, state.language))
      wrappedText(withMinus(line));
    ImGui::Unindent(0.6F * panel.em());
    panel.place("difference " + effect.convention->name + "=" + choice.name);
  }
}

void refusal(const PanelContext& panel) {
  if (panel.state.editing.problem.empty()) return;
  const WithColour ink(panel, Ink::warning);
  const WithFont small(panel.fonts.small());
  wrappedText(panel.label(Ui::notInForce));
  wrappedText(panel.state.editing.problem);
}

}  // namespace

void conventionsTab(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (!state.open) return;
  decimals(panel);
  ImGui::Separator();
  refusal(panel);
  const bool known = state.switches.effects.has_value() && !state.editing.computing;
  std::vector<ConventionEffect> effects = known ? state.switches.effects->conventions
                                                : conventionsOf(state.open->program, ownLesson(state).lesson);
  // Those that the step at hand follows come first.
  const Step* const step = stepAt(*state.trace(), state.cursor);
  std::stable_partition(effects.begin(), effects.end(), [step](const ConventionEffect& effect) {
    return step != nullptr && step->call.attributes.contains(effect.convention->name);
  });
  if (effects.empty()) {
    faintText(panel, panel.label(Ui::conventionsNone));
    return;
  }
  faintText(panel, panel.label(Ui::conventionsLegend));
  if (known) {
    plainText("");  // nothing moves under the pointer when the answer is there
  } else {
    const WithColour ink(panel, Ink::accent);
    plainText(panel.label(state.editing.computing ? Ui::computing : Ui::working));
    panel.place("conventions working");
  }
  for (const ConventionEffect& effect : effects) {
    ImGui::Dummy({0.0F, 0.3F * panel.em()});
    wrappedText(in(effect.convention->title, state.language));
    switches(panel, effect);
    if (state.predicting.on) continue;
    // What is not known yet keeps the room that it had.
    float* const height =
        ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID(effect.convention->name.c_str()), 0.0F);
    const float top = ImGui::GetCursorPosY();
    if (known) {
      differences(panel, effect);
      *height = ImGui::GetCursorPosY() - top;
    } else if (*height > 0.0F) {
      ImGui::Dummy({0.0F, *height - ImGui::GetStyle().ItemSpacing.y});
    }
  }
  if (known && state.predicting.on) hiddenNote(panel);
  if (known) faintText(panel, panel.label(Ui::conventionsPrecise));
}

}  // namespace gradwalk
