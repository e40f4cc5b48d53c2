#include "trace/hand_effect.h"

#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

// Significant digits of a number as it is written down.
int digitsOf(double value) {
  int digits = 0;
  for (const char c : shortest(value)) {
    if (c == 'e') break;
    if (c >= '1' && c <= '9') ++digits;
    if (c == '0' && digits > 0) ++digits;
  }
  return digits;
}

}  // namespace

std::string exactFigure(double byHand, double exact) {
  if (byHand == exact || (std::isnan(byHand) && std::isnan(exact))) return "";
  const int digits = std::clamp(digitsOf(byHand), defaultDigits, mostDigits);
  if (std::isfinite(byHand) && std::isfinite(exact) &&
      roundSignificant(byHand, digits) == roundSignificant(exact, digits))
    return "";
  return significant(exact, digits);
}

HandEffect handEffect(const Trace& hand, const Trace& exact, const Cursor& at, std::int64_t most) {
  HandEffect out;
  const Step* const step = stepAt(hand, at);
  if (step == nullptr) return out;
  for (std::size_t l = 0; l < step->lines.size(); ++l) {
    if (at.line >= 0 && static_cast<std::size_t>(at.line) != l) continue;
    const int id = step->lines[l].writes;
    const Tensor& rounded = hand.value(at.pass, id);
    const Tensor& full = exact.value(at.pass, id);
    const auto count = static_cast<std::int64_t>(std::min(rounded.data.size(), full.data.size()));
    out.cells += count;
    for (std::int64_t k = 0; k < count && out.compared < most; ++k) {
      ++out.compared;
      const double a = rounded.data[static_cast<std::size_t>(k)], b = full.data[static_cast<std::size_t>(k)];
      if (exactFigure(a, b).empty()) continue;
      ++out.differing;
      const double difference = std::fabs(a - b);
      if (!out.where.empty() && !(difference > out.largest)) continue;
      out.where = symbol(hand.program(), id) + cellText(unravel(rounded.shape, k));
      out.largest = difference;
      out.byHand = a;
      out.exact = b;
    }
  }
  return out;
}

std::string handEffectWords(const HandEffect& effect, Language language) {
  if (effect.cells == 0) return "";
  Words words{{"n", std::to_string(effect.differing)}, {"all", std::to_string(effect.compared)}};
  const bool some = effect.compared < effect.cells;
  if (effect.differing == 0)
    return say(some ? Text{"Of the first {all} cells none differs from full precision at the digits shown",
                           "앞의 {all}칸은 보이는 자리까지 전체 자릿수와 같다"}
                    : Text{"No cell differs from full precision at the digits shown",
                           "보이는 자리까지는 모든 칸이 전체 자릿수와 같다"},
               language, words);
  words.emplace_back("cell", effect.where);
  words.emplace_back("hand", shortest(effect.byHand));
  words.emplace_back("exact", exactFigure(effect.byHand, effect.exact));
  words.emplace_back("d", significant(effect.largest, 2));
  return say(some ? Text{"{n} of the first {all} cells {n?differs|differ} from full precision; most {cell}: "
                         "{hand}, exactly {exact} (by {d})",
                         "앞의 {all}칸 가운데 {n}칸이 전체 자릿수와 다르다. 가장 큰 차이는 {cell}: {hand}, "
                         "정확히는 {exact} (차이 {d})"}
                  : Text{"{n} of {all} {all?cell|cells} {n?differs|differ} from full precision; most {cell}: "
                         "{hand}, exactly {exact} (by {d})",
                         "{all}칸 가운데 {n}칸이 전체 자릿수와 다르다. 가장 큰 차이는 {cell}: {hand}, "
                         "정확히는 {exact} (차이 {d})"},
             language, words);
}

}  // namespace gradwalk
