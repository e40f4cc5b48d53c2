// Why a descent converges, swings or diverges: along each eigenvector of the Hessian a
// step multiplies the distance from the bottom by a factor, and the rate decides its size.
//
//     Stability s = stabilityOf({0, 0, 0.1, 0, 2}, {DescentRule::gradientDescent, 1.05}, true);
//     s.directions[1].factor;                        // -1.1, along y
//     s.limit;                                       // 1: no rate above it converges
//     sentence(s, s.directions[1], "x", "y", Language::en);
//     // "Along y the factor is 1 - 1.05·2 = -1.1: its size is above 1, so every step
//     //  overshoots by more"
//
// With gradient g = λ·u along an eigenvector (u: the distance from the bottom) the rules are
//   gradient descent   u ← (1 − ηλ)·u
//   heavy ball         u′ = u + γ(u − u₋) − ηλu               z² − (1 + γ − ηλ)z + γ = 0
//   Nesterov           u′ = (1 − ηλ)·(u + γ(u − u₋))          z² − (1 + γ)(1 − ηλ)z + γ(1 − ηλ) = 0
// and the distance is multiplied, in the long run, by the larger size of the roots. Both
// lie inside the unit circle (Jury) when 0 < ηλ < 2, 2(1 + γ) and 2(1 + γ)/(1 + 2γ).
// Where the velocity is an average, v ← γv + (1 − γ)g, the rate to give is η(1 − γ).
#pragma once

#include <array>
#include <string>

#include "maths/language.h"
#include "trace/curvature.h"

namespace gradwalk {

enum class DescentRule { gradientDescent, heavyBall, nesterov };

struct DescentSettings {
  DescentRule rule = DescentRule::gradientDescent;
  double rate = 0.0;      // η
  double momentum = 0.0;  // γ, 0 ≤ γ; not of gradient descent
};

struct DirectionStability {
  double eigenvalue = 0.0;
  std::array<double, 2> direction{};  // unit
  double factor = 0.0;                // 1 − ηλ
  double size = 0.0;                  // of the larger root; |factor| of gradient descent
  bool swings = false;                // the larger root is complex or negative
  double limit = 0.0;                 // no rate above it converges; 0 where none does, inf where λ is 0
};

struct Stability {
  DescentSettings descent;
  bool everywhere = false;  // the surface is quadratic; else this holds near the point only
  std::array<DirectionStability, 2> directions;  // the smaller eigenvalue first
  double size = 0.0;                             // the larger of both
  double limit = 0.0;                            // the smaller of both
  // Of a bowl, where both eigenvalues are above 0; else nan.
  double condition = 0.0;  // λmax/λmin
  double bestRate = 0.0;   // 2/(λmin + λmax), of gradient descent
  double bestSize = 0.0;   // (κ − 1)/(κ + 1), which it reaches
  bool converges() const { return size < 1.0; }
};

Stability stabilityOf(const Curvature& here, const DescentSettings& descent, bool everywhere);

// A formula with its numbers. `reAdds`: evaluating `numbers` gives `result`.
struct WorkedFormula {
  std::string symbols, numbers, result;
  bool reAdds = true;
};
// "1 - η·λ" = "1 - 1.05·2" = "-1.1"
WorkedFormula factorFormula(const DescentSettings& descent, double eigenvalue);
// "2 / λ" = "2 / 2" = "1"; of a positive eigenvalue
WorkedFormula limitFormula(const DescentSettings& descent, double eigenvalue);
// Of a rule with momentum: "z^2 - (1 + γ - η·λ)·z + γ = 0", the same with its numbers, and
// the larger size of its roots, to five digits.
WorkedFormula rootsFormula(const DescentSettings& descent, const DirectionStability& direction);
// "1 - 1.05·2 = -1.1"
std::string numbersText(const WorkedFormula& formula);

// "y" where the eigenvector is an axis, else "(0.6, 0.8)".
std::string directionName(const DirectionStability& direction, const std::string& x, const std::string& y);

// What happens along one direction; begins with "Here," where it holds near the point only.
std::string sentence(const Stability& stability, const DirectionStability& direction, const std::string& x,
                     const std::string& y, Language language);
// Which rates converge: "The rate must stay below 2 / λ = 2 / 2 = 1".
std::string limitSentence(const Stability& stability, Language language);
// "Condition number 20: along x the surface bends 20 times less than along y. No fixed rate
// of gradient descent is faster than 2 / (λ₁ + λ₂) = …"; "" where there is no bowl.
std::string conditionSentence(const Stability& stability, const std::string& x, const std::string& y,
                              Language language);

}  // namespace gradwalk
