// The probability of dropout as a lesson writes it, turned into that to keep an input.
//
//     y = p            where p is the probability to keep (000)
//     y = 1 − p        where p is the probability to drop (001)
//
// At p = ½ nobody notices which one is meant.
#include "maths/vocabulary.h"
#include "ops/indices.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

bool drops(const OpCall& call) { return call.integer("probability") == 1; }

std::vector<Line> forward(const OpCall& call) {
  const bool drop = drops(call);
  return {{.name = "y",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], drop ? "y[i] = 1 − p[i]" : "y[i] = p[i]"),
           .cells = cells([drop](const auto& r, std::int64_t i) {
             return drop ? r.constant(1.0) - r.input(0, i) : r.input(0, i);
           }),
           .whole = drop ? Text{"{p} is the probability to drop, so 1 − {p} is that to keep",
                                "{p|은} 버릴 확률이므로 유지할 확률은 1 − {p}이다"}
                         : Text{"{p} is the probability to keep", "{p|은} 유지할 확률이다"},
           .cell = drop
                       ? Text{"{x0} is the probability to drop; what is left of 1 is that to keep",
                              "{x0|은} 버릴 확률이다. 1에서 그것을 뺀 것이 유지할 확률이다"}
                       : Text{"{x0} is the probability to keep as it is", "{x0|이} 그대로 유지할 확률이다"}}};
}

std::vector<Line> backward(const OpCall& call) {
  if (!call.wants(0)) return {};
  const bool drop = drops(call);
  return {{.name = "dp",
           .shape = call.shapes[0],
           .formula = overCells(call.shapes[0], drop ? "dp[i] = −dy[i]" : "dp[i] = dy[i]"),
           .cells = cells([drop](const auto& r, std::int64_t i) { return drop ? -r.dy(i) : r.dy(i); }),
           .whole = drop ? Text{"The more is dropped, the less is kept: the gradient turns its sign",
                                "많이 버릴수록 적게 남는다. 기울기의 부호가 바뀐다"}
                         : Text{"The gradient goes back as it is", "기울기가 그대로 돌아간다"},
           .cell = drop ? Text{"The sign of the gradient is turned", "기울기의 부호를 바꾼다"}
                        : Text{"The gradient goes back as it is", "기울기가 그대로 돌아간다"},
           .gradientOf = 0}};
}

}  // namespace

Operation keepProbability() {
  return {.name = "keep_probability",
          .title = {"Probability to keep", "유지할 확률"},
          .what = {"Turns the probability that a lesson writes for dropout into the one to keep an input.",
                   "수업에 적힌 드롭아웃 확률을 입력을 유지할 확률로 바꾼다."},
          .arguments = {{"p", {"a probability as the lesson writes it", "수업에 적힌 확률"}}},
          .attributes = {{.name = "probability",
                          .kind = AttributeKind::choice,
                          .initial = 0,
                          .what = {"whether p is the probability to keep or to drop",
                                   "p가 유지할 확률인지 버릴 확률인지"},
                          .choices = {"keep", "drop"},
                          .convention = true,
                          .title = {"What p means in dropout", "드롭아웃에서 p의 뜻"},
                          .choiceTitles = {{"p to keep", "유지할 확률"}, {"p to drop", "버릴 확률"}}}},
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{}, {0.25}}},
                      .attributes = {{"probability", 1}},
                      .output = {{}, {0.75}},
                      .dy = {{}, {2}},
                      .gradients = {Tensor{{}, {-2}}}}};
}

}  // namespace gradwalk
