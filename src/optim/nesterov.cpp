// Nesterov's accelerated gradient (Nesterov 1983): momentum whose gradient is taken where the
// velocity alone would lead. PyTorch and the book that 002 cites store that point itself, so
// that the lesson's graph needs no other; 003 stores the point before it.
#include "maths/vocabulary.h"
#include "optim/conventions.h"
#include "optim/optimizers.h"
#include "optim/rule_settings.h"
#include "optim/velocity.h"

namespace gradwalk {
namespace {

// Slots here: x, η, γ, v.
std::vector<Line> ahead(const OptimizerCall& call) {
  if (call.is("nesterov_point", pointStored)) return {};
  Line line{.name = "y",
            .shape = call.shape,
            .whole = {"The gradient of {x} is taken where its velocity {v} alone would lead: the point ahead",
                      "{x|의} 기울기를 속도 {v}만으로 가게 될 점에서 구한다. 앞을 내다본 점이다"},
            .cell = {"Where the velocity alone would lead from {x0}", "{x0}에서 속도만으로 가게 될 곳"}};
  if (call.is("momentum_form", formGradient)) {
    line.formula = "y = x − η·γ·v";
    line.cells = cells([](const auto& r, std::int64_t i) {
      return r.input(0, i) - r.input(1, 0) * r.input(2, 0) * r.input(3, i);
    });
  } else if (call.is("momentum_form", formStep)) {
    line.formula = "y = x − γ·v";
    line.cells =
        cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.input(2, 0) * r.input(3, i); });
  } else {
    line.formula = "y = x + γ·v";
    line.cells =
        cells([](const auto& r, std::int64_t i) { return r.input(0, i) + r.input(2, 0) * r.input(3, i); });
  }
  return {line};
}

// From the stored point: the gradient's own step, and the velocity as far as it will lead next.
std::vector<Line> fromStored(const OptimizerCall& call) {
  Line along{.name = "d", .shape = call.shape};
  Line moved{.name = "y", .shape = call.shape};
  if (call.is("momentum_form", formGradient)) {
    along.formula = "d = g + γ·v";
    along.cells =
        cells([](const auto& r, std::int64_t i) { return r.input(1, i) + r.input(3, 0) * r.line(0, i); });
    moved.formula = "y = x − η·d";
    moved.cells =
        cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.input(2, 0) * r.line(1, i); });
  } else if (call.is("momentum_form", formStep)) {
    along.formula = "d = η·g + γ·v";
    along.cells = cells([](const auto& r, std::int64_t i) {
      return r.input(2, 0) * r.input(1, i) + r.input(3, 0) * r.line(0, i);
    });
    moved.formula = "y = x − d";
    moved.cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) - r.line(1, i); });
  } else {
    along.formula = "d = γ·v − η·g";
    along.cells = cells([](const auto& r, std::int64_t i) {
      return r.input(3, 0) * r.line(0, i) - r.input(2, 0) * r.input(1, i);
    });
    moved.formula = "y = x + d";
    moved.cells = cells([](const auto& r, std::int64_t i) { return r.input(0, i) + r.line(1, i); });
  }
  along.whole = {"The way {y}: the gradient {g}, and the velocity {v} as far as it will lead next",
                 "나아갈 길 {y}: 기울기 {g|과} 다음에 속도 {v|이} 데려갈 만큼"};
  along.cell = {"The gradient, and the velocity as far as it will lead next: {cell}",
                "기울기와, 다음에 속도가 데려갈 만큼: {cell}"};
  moved.whole = {"{x} moves along {d}, to the next look-ahead point",
                 "{x|이} {d|을} 따라 다음 내다본 점으로 움직인다"};
  moved.cell = {"{x0} moves to the next look-ahead point", "{x0|이} 다음 내다본 점으로 움직인다"};
  return {velocityLine(call), along, moved};
}

std::vector<Line> lines(const OptimizerCall& call) {
  if (call.is("nesterov_point", pointStored)) return fromStored(call);
  return {velocityLine(call), movedByVelocity(call)};
}

}  // namespace

Optimizer nesterov() {
  return {.name = "nesterov",
          .title = {"Nesterov's momentum", "네스테로프 모멘텀"},
          .what = {"Momentum with the gradient of the point that the velocity leads to.",
                   "속도가 데려갈 점의 기울기를 쓰는 모멘텀."},
          .hyperParameters = {learningRate(0.01), momentumShare(0.9)},
          .states = {"v"},
          .conventions = {"momentum_form", "nesterov_point"},
          .presets = {{"pytorch", {{"momentum_form", "gradient"}, {"nesterov_point", "stored"}}},
                      {"003", {{"momentum_form", "step"}, {"nesterov_point", "look_ahead"}}},
                      {"book", {{"momentum_form", "velocity"}, {"nesterov_point", "stored"}}}},
          .ahead = ahead,
          .lines = lines,
          .formula = "v ← γ·v + g, x ← x − η·(g + γ·v)"};
}

}  // namespace gradwalk
