#include "scene/compose.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "scene/least_digits.h"
#include "scene/views/views.h"

namespace gradwalk {
namespace {

// What a place says; at term level the cell says it, with the term in it.
struct Said {
  Explanation whole;
  std::optional<Explanation> term;
  std::int64_t terms = 0;
  const std::string& sentence() const { return term ? term->sentence : whole.sentence; }
};

Said saidAt(const Trace& trace, const Cursor& cursor, Language language, const ExplainOptions& options) {
  if (cursor.term < 0) return {explain(trace, cursor, language, options), std::nullopt, 0};
  Cursor cell = cursor;
  cell.term = -1;
  return {explain(trace, cell, language, options), explain(trace, cursor, language, options),
          termCount(trace, cursor)};
}

// How much of everything is to be shown; tried from the fullest to the barest.
struct Attempt {
  StageShare stage = StageShare::all;
  std::int64_t leastSide = 1;
  bool strip = true;         // the whole network above the stage
  std::size_t terms = 12;    // of a long sum
  bool comfortable = false;  // only with large digits
  bool parts = false;        // only for an operation of several lines: the formula of each
  bool mapless = false;      // without the overview of what is cut
};

constexpr Attempt attempts[] = {
    {StageShare::all, 1, true, 12, true, true},
    {StageShare::essential, 1, true, 12, true, true},
    {StageShare::all, 1, true, 12, true},
    {StageShare::essential, 1, true, 12, true},
    {StageShare::all, 1, true, 12, false, true},
    {StageShare::essential, 1, true, 12, false, true},
    {StageShare::flow, 1, true, 12, false, true},
    {StageShare::all, 1, true, 12},
    {StageShare::essential, 1, true, 12},
    {StageShare::flow, 1, true, 12},
    {StageShare::all, 1, false, 12},
    {StageShare::essential, 1, false, 12},
    {StageShare::flow, 1, false, 12},
    {StageShare::flow, 1, false, 6},
    {StageShare::part, 4, true, 12},
    {StageShare::part, 2, true, 12},
    {StageShare::part, 2, true, 6},
    {StageShare::part, 1, true, 12},
    {StageShare::part, 1, true, 6},
    {StageShare::part, 1, false, 6},
};

// Words that would take more than this share of the height have their formula set one
// step down the type scale.
constexpr double mostForWords = 0.3;

class Composer {
 public:
  Composer(const Trace& trace, const Cursor& cursor, const SceneOptions& options, const Fonts& fonts)
      : trace_(trace), cursor_(cursor), options_(options), fonts_(fonts) {}

  std::optional<Scene> compose(const Attempt& asked, double shrink);
  // Whether some number stands beside the lesson's own; without these from now on.
  bool besideOwn() const { return !model_ || withOwn_; }
  void withoutOwn() {
    withOwn_ = false;
    model_.reset();
    figures_ = {};
  }
  // Nothing laid out for another size of the type is of use any more.
  void forget() { laidOut_.clear(); }

 private:
  using Words = std::pair<SentenceLayout, FormulaLayout>;
  const Said& said(std::size_t terms);
  const Words& laidOut(const Page& page, const Attempt& attempt, double width);
  double heightOfStrip(const Page& page, double width);

  const Trace& trace_;
  const Cursor& cursor_;
  const SceneOptions& options_;
  const Fonts& fonts_;
  std::map<std::size_t, Said> said_;                       // by mostTerms
  std::map<std::pair<std::size_t, bool>, Words> laidOut_;  // by mostTerms and parts
  // Up to where numbers are shown outside the stage.
  Cursor shown() const { return options_.asked.value_or(cursor_); }

  std::map<double, double> stripHeights_;  // by the unit of the type
  std::optional<StageModel> model_;
  bool withOwn_ = true;
  FigureCache figures_;
};

const Said& Composer::said(std::size_t terms) {
  const auto known = said_.find(terms);
  if (known != said_.end()) return known->second;
  // A sum that is wanted whole is shortened only where no room can be made for it.
  const ExplainOptions asked{terms, options_.wholeSums && terms >= ExplainOptions{}.mostTerms,
                             options_.asked};
  return said_.emplace(terms, saidAt(trace_, cursor_, options_.language, asked)).first->second;
}

const Composer::Words& Composer::laidOut(const Page& page, const Attempt& attempt, double width) {
  const std::pair key{attempt.terms, attempt.parts};
  const auto known = laidOut_.find(key);
  if (known != laidOut_.end()) return known->second;
  const Said& words = said(attempt.terms);
  const FormulaRequest request{&words.whole, words.term ? &*words.term : nullptr, cursor_.term, words.terms,
                               attempt.parts};
  SentenceLayout sentence = layOutSentence(page, words.sentence(), width);
  // The fullest form that leaves enough of the height to the stage.
  const FormulaStyle styles[] = {{page.type.large, true, true},
                                 {page.type.large, true, false},
                                 {page.type.large, false, false},
                                 {page.type.body, false, false}};
  FormulaLayout formula;
  for (const FormulaStyle& style : styles) {
    formula = layOutFormula(page, request, style, width);
    if (sentence.height + formula.height - formula.termHeight <= mostForWords * options_.height) break;
  }
  return laidOut_.emplace(key, Words{std::move(sentence), std::move(formula)}).first->second;
}

double Composer::heightOfStrip(const Page& page, double width) {
  const auto known = stripHeights_.find(page.type.unit);
  if (known != stripHeights_.end()) return known->second;
  const double height = stripHeight(page, trace_, shown(), options_.stripView, width);
  return stripHeights_.emplace(page.type.unit, height).first->second;
}

// Top to bottom: ribbon, strip, stage, a rule, sentence and formula, footer. The
// words keep a share of the height even where they need less, so that the stage does
// not move from step to step.
std::optional<Scene> Composer::compose(const Attempt& asked, double shrink) {
  Attempt attempt = asked;
  // In front of a class what is neither read nor written now leaves its room to what is.
  if (options_.leastText > 0 && attempt.stage == StageShare::all) attempt.stage = StageShare::essential;
  Scene scene{options_.width, options_.height, Ink::paper, {}};
  const Type type = typeScale(options_, shrink);
  Page page{scene, fonts_, type, options_.language};
  const Said& words = said(attempt.terms);
  if (attempt.parts && words.whole.parts.empty()) return std::nullopt;
  const Explanation* term = words.term ? &*words.term : nullptr;
  if (!model_) {
    model_ = stageModel(trace_, cursor_, words.whole, term, options_.asked);
    if (options_.exact != nullptr) {
      markEdits(*model_, trace_, cursor_, options_.edits, nullptr);
      withOwn_ = markRounded(*model_, trace_, cursor_, *options_.exact, withOwn_);
    } else {
      withOwn_ = markEdits(*model_, trace_, cursor_, options_.edits, withOwn_ ? options_.own : nullptr);
    }
  }

  const double left = type.margin, width = options_.width - 2 * type.margin;
  const auto& [sentence, formula] = laidOut(page, attempt, width);
  const double between = sentence.height > 0 && formula.height > 0 ? type.gap(4) : 0.0;
  const double below = sentence.height + between + formula.height;

  double top = type.margin * 0.75, bottom = options_.height - type.margin * 0.6;
  const Box ribbon{left, top, width, options_.header ? ribbonHeight(page, trace_, cursor_, width) : 0.0};
  if (options_.header) top += ribbon.height + type.gap(12);
  const bool stripped = attempt.strip && options_.strip;
  const Box strip{left, top, width, stripped ? heightOfStrip(page, width) : 0.0};
  if (stripped) top += strip.height + type.gap(12);
  const Box footer{left, bottom - footerHeight(page), width, footerHeight(page)};
  if (options_.footer) bottom = footer.y - type.gap(6);

  const double kept = std::min(0.23 * options_.height, 0.4 * (bottom - top));
  const double belowTop = bottom - std::max(below, kept);
  const Box stage{left, top, width, belowTop - type.gap(14) - top};
  std::optional<StageLayout> layout = layOutStage(page, *model_, figures_,
                                                  {stage.width, stage.height, options_.digits, attempt.stage,
                                                   attempt.leastSide, attempt.mapless, attempt.comfortable});
  if (!layout) return std::nullopt;

  if (options_.header) drawRibbon(page, trace_, cursor_, ribbon);
  if (stripped) drawStrip(page, trace_, shown(), options_.stripView, strip);
  drawStage(page, std::move(*layout), stage);
  page.line({"rule", {{left, belowTop - type.gap(6)}, {left + width, belowTop - type.gap(6)}}, Ink::rule, 1});
  drawSentence(page, sentence, {left, belowTop});
  drawFormula(page, formula, {left, belowTop + sentence.height + between});
  if (options_.footer) drawFooter(page, trace_, cursor_, footer);
  return scene;
}

}  // namespace

Scene compose(const Trace& trace, const Cursor& cursor, const SceneOptions& options, const Fonts& fonts) {
  SceneOptions sane = options;
  sane.width = std::isfinite(options.width) ? std::max(options.width, leastWidth) : leastWidth;
  sane.height = std::isfinite(options.height) ? std::max(options.height, leastHeight) : leastHeight;
  sane.digits = std::clamp(options.digits, 1, mostDigits);
  Composer composer(trace, cursor, sane, fonts);
  // Type smaller than was asked for comes last, and a screen without its stage after
  // that: the words alone, as large as they fit. Before a cut tensor loses its overview
  // the type is made smaller.
  const auto shrunk = [](int steps) { return std::pow(0.88, steps); };
  // The lesson's own numbers stand beside the edited ones, and exact ones beside those by
  // hand, only where whole tensors fit with them.
  if (sane.own != nullptr || sane.exact != nullptr) {
    for (const Attempt& attempt : attempts) {
      if (attempt.stage == StageShare::part) continue;
      if (auto scene = composer.compose(attempt, 1.0)) return std::move(*scene);
      if (!composer.besideOwn()) break;
    }
    composer.withoutOwn();
    composer.forget();
  }
  for (int steps = 0; shrunk(steps) > 0.4; ++steps, composer.forget())
    for (const Attempt& attempt : attempts) {
      auto scene = composer.compose(attempt, shrunk(steps));
      if (!scene) continue;
      // In front of a class the same in rows, if that makes its digits larger.
      if (sane.leastText > 0 && attempt.stage != StageShare::flow && attempt.stage != StageShare::part)
        if (auto rows = composer.compose({StageShare::flow, 1, false, attempt.terms}, shrunk(steps));
            rows && leastOfDigits(*rows) > leastOfDigits(*scene))
          return std::move(*rows);
      return std::move(*scene);
    }
  composer.forget();
  for (int steps = 0; shrunk(steps) > 0.4; ++steps, composer.forget())
    if (auto scene = composer.compose({StageShare::part, 1, false, 6, false, false, true}, shrunk(steps)))
      return std::move(*scene);
  composer.forget();
  for (int steps = 0; shrunk(steps) > 0.1; ++steps, composer.forget())
    if (auto scene = composer.compose({StageShare::none, 1, false, 3}, shrunk(steps)))
      return std::move(*scene);
  return {sane.width, sane.height, Ink::paper, {}};
}

}  // namespace gradwalk
