#include "scene/compose.h"

#include <algorithm>
#include <cmath>

#include "scene/views/views.h"

namespace gradwalk {
namespace {

// What a place says; at term level the cell says it, with the term in it.
struct Said {
  Explanation whole;
  std::optional<Explanation> term;
  const std::string& sentence() const { return term ? term->sentence : whole.sentence; }
};

Said saidAt(const Trace& trace, const Cursor& cursor, Language language, const ExplainOptions& options) {
  if (cursor.term < 0) return {explain(trace, cursor, language, options), std::nullopt};
  Cursor cell = cursor;
  cell.term = -1;
  return {explain(trace, cell, language, options), explain(trace, cursor, language, options)};
}

struct Attempt {
  double shrink;  // of the type
  bool strip;
  std::size_t mostTerms;  // of a long sum in the formula
};

struct Composer {
  const Trace& trace;
  const Cursor& cursor;
  const SceneOptions& options;
  const Fonts& fonts;

  std::optional<Scene> compose(const Attempt& attempt, bool mustFit) const;
};

// Top to bottom: ribbon, strip, stage, a rule, sentence and formula, footer. The
// words keep a share of the height even where they need less, so that the stage does
// not move from step to step.
std::optional<Scene> Composer::compose(const Attempt& attempt, bool mustFit) const {
  Scene scene{options.width, options.height, Ink::paper, {}};
  const Type type = typeScale(options, attempt.shrink);
  Page page{scene, fonts, type, options.language};
  ExplainOptions explaining;
  explaining.mostTerms = attempt.mostTerms;
  const Said said = saidAt(trace, cursor, options.language, explaining);

  const double left = type.margin, width = options.width - 2 * type.margin;
  double top = type.margin * 0.75, bottom = options.height - type.margin * 0.6;
  if (options.header) {
    const double height = ribbonHeight(page, trace, cursor, width);
    drawRibbon(page, trace, cursor, {left, top, width, height});
    top += height + type.gap(12);
  }
  if (attempt.strip) {
    const double height = stripHeight(page, trace);
    drawStrip(page, trace, cursor, {left, top, width, height});
    top += height + type.gap(12);
  }
  if (options.footer) {
    const double height = footerHeight(page);
    bottom -= height;
    drawFooter(page, trace, cursor, {left, bottom, width, height});
    bottom -= type.gap(6);
  }
  const SentenceLayout sentence = layOutSentence(page, said.sentence(), width);
  const FormulaLayout formula = layOutFormula(page, said.whole, said.term ? &*said.term : nullptr, width);
  const double between = sentence.height > 0 && formula.height > 0 ? type.gap(4) : 0.0;
  const double words = sentence.height + between + formula.height;
  const double kept = std::min(0.23 * options.height, 0.4 * (bottom - top));
  const double wordsTop = bottom - std::max(words, kept);
  const Box stage{left, top, width, wordsTop - type.gap(14) - top};
  if (mustFit && stage.height < 3 * leastDigits) return std::nullopt;

  const StageModel model = stageModel(trace, cursor, said.whole, said.term ? &*said.term : nullptr);
  if (!drawStage(page, model, stage, options.digits) && mustFit) return std::nullopt;
  page.line({"rule", {{left, wordsTop - type.gap(6)}, {left + width, wordsTop - type.gap(6)}}, Ink::rule, 1});
  drawSentence(page, sentence, {left, wordsTop});
  drawFormula(page, formula, {left, wordsTop + sentence.height + between});
  return scene;
}

}  // namespace

Scene compose(const Trace& trace, const Cursor& cursor, const SceneOptions& asked, const Fonts& fonts) {
  SceneOptions options = asked;
  options.width = std::isfinite(asked.width) ? std::max(asked.width, leastWidth) : leastWidth;
  options.height = std::isfinite(asked.height) ? std::max(asked.height, leastHeight) : leastHeight;
  options.digits = std::clamp(asked.digits, 1, mostDigits);
  const Composer composer{trace, cursor, options, fonts};
  for (double shrink = 1.0; shrink > 0.2; shrink *= 0.88)
    for (const bool strip : {true, false}) {
      if (strip && !options.strip) continue;
      for (const std::size_t terms : {std::size_t{12}, std::size_t{6}})
        if (auto scene = composer.compose({shrink, strip, terms}, true)) return std::move(*scene);
    }
  return *composer.compose({0.2, false, 3}, false);
}

}  // namespace gradwalk
