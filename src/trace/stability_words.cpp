#include <cmath>

#include "trace/formula.h"
#include "trace/stability.h"

namespace gradwalk {
namespace {

// η, γ and the eigenvalues, as operands of a recorded formula.
enum Slot { rateSlot, momentumSlot, lambdaSlot, otherSlot };
constexpr const char* symbols[] = {"η", "γ", "λ", "λ′"};

WorkedFormula worked(const TermTree& tree, Term term) {
  const double value = tree.node(term.id).value;
  const ReAdding found = reAdd(tree, term.id, value);
  const auto written = [&](bool inNumbers) {
    const LeafView view{[&, inNumbers](const TermNode& leaf) {
      Piece piece;
      piece.text = leaf.kind != TermKind::read ? significant(leaf.value, mostDigits)
                   : inNumbers                 ? significant(leaf.value, found.digits)
                                               : symbols[leaf.slot];
      return piece;
    }};
    return text(layOut(tree, term.id, view, {}));
  };
  return {written(false), written(true), significant(value, found.resultDigits), found.holds};
}

Term factorTerm(TermTree& tree, const DescentSettings& descent, double eigenvalue) {
  return tree.constant(1.0) - tree.read(rateSlot, 0, descent.rate) * tree.read(lambdaSlot, 0, eigenvalue);
}

struct Case {
  bool holds;
  Text words;
};

// The words after "the factor is …" and "the size is …".
Text outcome(const DirectionStability& d, bool plain) {
  // A size that is 1 but for the last bits neither grows nor shrinks.
  const bool one = std::fabs(d.size - 1.0) <= 1e-12;
  const Case cases[] = {
      {std::isnan(d.size), {"it has no value", "값이 없다"}},
      {d.eigenvalue == 0.0 && one,
       {"nothing pulls along this direction, where the surface does not bend",
        "곡면이 휘지 않는 방향이라 끌어당기는 것이 없다"}},
      {d.eigenvalue < 0.0,
       {"the surface bends down there, so the distance grows with every step",
        "그 방향으로 곡면이 아래로 휘어 걸음마다 멀어진다"}},
      {one && d.swings,
       {"its size is 1, so it goes to and fro and comes no nearer",
        "크기가 1이라 오가기만 하고 가까워지지 않는다"}},
      {one, {"its size is 1, so it comes no nearer", "크기가 1이라 가까워지지 않는다"}},
      {d.size > 1.0 && (plain || d.swings),
       {"its size is above 1, so every step overshoots by more",
        "크기가 1보다 커서 걸음마다 더 멀리 지나친다"}},
      {d.size > 1.0, {"its size is above 1, so the distance grows", "크기가 1보다 커서 점점 멀어진다"}},
      {d.size == 0.0, {"one step reaches the bottom", "한 걸음에 바닥에 닿는다"}},
      {plain && d.swings,
       {"every step overshoots, each time by less", "걸음마다 지나치지만 매번 덜 지나친다"}},
      {plain, {"the distance shrinks without overshooting", "지나치지 않고 거리가 줄어든다"}},
      {d.swings, {"it swings to and fro and dies down", "오가며 흔들리다 잦아든다"}},
      {true, {"the distance shrinks without swinging", "흔들리지 않고 거리가 줄어든다"}}};
  for (const Case& each : cases)
    if (each.holds) return each.words;
  return {};
}

}  // namespace

WorkedFormula factorFormula(const DescentSettings& descent, double eigenvalue) {
  TermTree tree;
  return worked(tree, factorTerm(tree, descent, eigenvalue));
}

WorkedFormula limitFormula(const DescentSettings& descent, double eigenvalue) {
  TermTree tree;
  const Term lambda = tree.read(lambdaSlot, 0, eigenvalue), two = tree.constant(2.0);
  if (descent.rule == DescentRule::gradientDescent) return worked(tree, two / lambda);
  const Term one = tree.constant(1.0), g = tree.read(momentumSlot, 0, descent.momentum);
  if (descent.rule == DescentRule::heavyBall) return worked(tree, two * (one + g) / lambda);
  return worked(tree, two * (one + g) / ((one + two * g) * lambda));
}

WorkedFormula rootsFormula(const DescentSettings& descent, const DirectionStability& direction) {
  // A negative number behind a sign stands in brackets.
  const auto number = [](double value) {
    const std::string text = significant(value, mostDigits);
    return value < 0.0 ? "(" + text + ")" : text;
  };
  const auto written = [&](const std::string& rate, const std::string& g, const std::string& lambda) {
    if (descent.rule == DescentRule::heavyBall)
      return "z^2 - (1 + " + g + " - " + rate + "·" + lambda + ")·z + " + g + " = 0";
    const std::string factor = "(1 - " + rate + "·" + lambda + ")";
    return "z^2 - (1 + " + g + ")·" + factor + "·z + " + g + "·" + factor + " = 0";
  };
  return {written("η", "γ", "λ"),
          written(number(descent.rate), number(descent.momentum), number(direction.eigenvalue)),
          significant(direction.size, defaultDigits)};
}

std::string numbersText(const WorkedFormula& formula) {
  return formula.numbers + (formula.reAdds ? " = " : " ≈ ") + formula.result;
}

std::string directionName(const DirectionStability& direction, const std::string& x, const std::string& y) {
  const auto& [a, b] = direction.direction;
  if (b == 0.0) return x;
  if (a == 0.0) return y;
  return "(" + significant(a, defaultDigits) + ", " + significant(b, defaultDigits) + ")";
}

std::string sentence(const Stability& stability, const DirectionStability& direction, const std::string& x,
                     const std::string& y, Language language) {
  const DescentSettings& descent = stability.descent;
  const bool plain = descent.rule == DescentRule::gradientDescent;
  const std::string name = directionName(direction, x, y);
  const std::string rest(in(outcome(direction, plain), language));
  const std::string factor = numbersText(factorFormula(descent, direction.eigenvalue));
  if (plain) {
    const Text pattern =
        stability.everywhere
            ? Text{"Along {d} the factor is {f}: {rest}", "{d} 방향의 배율: {f}. {rest}"}
            : Text{"Here, along {d}, the factor is {f}: {rest}", "여기에서 {d} 방향의 배율: {f}. {rest}"};
    return say(pattern, language, {{"d", name}, {"f", factor}, {"rest", rest}});
  }
  const std::string size = significant(direction.size, defaultDigits);
  const Text pattern =
      stability.everywhere
          ? Text{"Along {d} the distance is multiplied, step by step, by about {size}: {rest}",
                 "{d} 방향으로 거리에 걸음마다 곱해지는 수는 약 {size}. {rest}"}
          : Text{"Here, along {d}, the distance is multiplied, step by step, by about {size}: {rest}",
                 "여기에서 {d} 방향으로 거리에 걸음마다 곱해지는 수는 약 {size}. {rest}"};
  return say(pattern, language, {{"d", name}, {"size", size}, {"rest", rest}});
}

std::string limitSentence(const Stability& stability, Language language) {
  const DirectionStability& steepest = stability.directions[1];
  const auto pattern = [&](const Text& everywhere, const Text& here) {
    return stability.everywhere ? everywhere : here;
  };
  if (std::isnan(stability.limit))
    return say({"The second derivatives have no value here", "여기에서는 2계 도함수의 값이 없다"}, language,
               {});
  if (stability.limit == 0.0 && stability.directions[0].eigenvalue < 0.0)
    return say(pattern({"No rate converges: the surface bends down in some direction",
                        "아래로 휘는 방향이 있어 어떤 학습률로도 수렴하지 않는다"},
                       {"No rate converges here: the surface bends down in some direction",
                        "여기에는 아래로 휘는 방향이 있어 어떤 학습률로도 수렴하지 않는다"}),
               language, {});
  if (stability.limit == 0.0)
    return say({"No rate converges: the momentum is 1 or more",
                "모멘텀이 1 이상이라 어떤 학습률로도 수렴하지 않는다"},
               language, {});
  if (std::isinf(stability.limit))
    return say({"The surface does not bend here: no rate is too large, and none reaches a bottom",
                "여기에서는 곡면이 휘지 않아, 너무 큰 학습률도 없고 닿을 바닥도 없다"},
               language, {});
  const WorkedFormula formula = limitFormula(stability.descent, steepest.eigenvalue);
  return say(pattern({"The rate must stay below {f}", "학습률은 다음보다 작아야 한다: {f}"},
                     {"Here the rate must stay below {f}", "여기에서 학습률은 다음보다 작아야 한다: {f}"}),
             language, {{"f", formula.symbols + " = " + numbersText(formula)}});
}

std::string conditionSentence(const Stability& stability, const std::string& x, const std::string& y,
                              Language language) {
  if (std::isnan(stability.condition)) return "";
  const auto& [low, high] = stability.directions;
  TermTree tree;
  const Term sum = tree.read(lambdaSlot, 0, low.eigenvalue) + tree.read(otherSlot, 0, high.eigenvalue);
  const WorkedFormula best = worked(tree, tree.constant(2.0) / sum);
  const Text pattern =
      stability.everywhere
          ? Text{"Condition number {k}: along {high} the surface bends {k} times as much as along {low}. No fixed "
                 "rate of gradient descent is faster than {f}, which leaves {s} of the distance at each step",
                 "조건수 {k}: {high} 방향의 휨이 {low} 방향의 {k}배이다. 고정 학습률의 경사하강법은 {f}일 때 가장 "
                 "빠르며, 걸음마다 거리의 {s}배가 남는다"}
          : Text{"Condition number {k} here: along {high} the surface bends {k} times as much as along {low}. Near "
                 "here no fixed rate of gradient descent is faster than {f}, which leaves {s} of the distance at "
                 "each step",
                 "여기의 조건수 {k}: {high} 방향의 휨이 {low} 방향의 {k}배이다. 이 근처에서 고정 학습률의 경사하강법은 "
                 "{f}일 때 가장 빠르며, 걸음마다 거리의 {s}배가 남는다"};
  return say(pattern, language,
             {{"k", significant(stability.condition, defaultDigits)},
              {"high", directionName(high, x, y)},
              {"low", directionName(low, x, y)},
              {"f", numbersText(best)},
              {"s", significant(stability.bestSize, defaultDigits)}});
}

}  // namespace gradwalk
