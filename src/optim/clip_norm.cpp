// Clipping by global norm (Pascanu, Mikolov, Bengio 2013): where the norm over the gradients of
// all parameters together is more than c, all of them are scaled by c / ‖g‖. (PyTorch divides
// by ‖g‖ + 1e-6; here the norm is c after clipping.)
#include "maths/vocabulary.h"
#include "optim/treatments.h"

namespace gradwalk {
namespace {

Line share(const Shape& shape, bool first) {
  const std::int64_t n = elementCount(shape);
  Line line{.name = "y",
            .shape = {},
            .formula = first ? "y = Σ g[i]·g[i]" : "y = s + Σ g[i]·g[i]",
            .whole = {"The squares of all cells of {g} are summed", "{g|의} 모든 칸의 제곱을 더한다"},
            .cell = {"The squares of all cells of {g} are summed", "{g|의} 모든 칸의 제곱을 더한다"}};
  if (first)
    line.cells = cells([n](const auto& r, std::int64_t) {
      return sum(r, n, [&](std::int64_t k) { return r.input(0, k) * r.input(0, k); });
    });
  else
    line.cells = cells([n](const auto& r, std::int64_t) {
      return r.input(1, 0) + sum(r, n, [&](std::int64_t k) { return r.input(0, k) * r.input(0, k); });
    });
  return line;
}

std::vector<Line> once() {
  return {{.name = "norm",
           .shape = {},
           .formula = "norm = √(s)",
           .cells = cells([](const auto& r, std::int64_t) { return sqrt(r.input(0, 0)); }),
           .whole = {"{y}: the norm of all gradients together", "{y}: 모든 기울기를 합친 노름"},
           .cell = {"{y}: the norm of all gradients together", "{y}: 모든 기울기를 합친 노름"},
           .symbol = "‖g‖"},
          {.name = "factor",
           .shape = {},
           .formula = "factor = min(1, c / norm)",
           .cells = cells([](const auto& r, std::int64_t) {
             return where(greater(r.line(0, 0), r.input(1, 0)), r.input(1, 0) / r.line(0, 0),
                          r.constant(1.0));
           }),
           .whole = {"Gradients longer than {clip_norm} are all scaled by {y}",
                     "{clip_norm}보다 긴 기울기는 모두 {y|을} 곱해 줄인다"},
           .cell = {"Gradients longer than {clip_norm} are all scaled by {y}",
                    "{clip_norm}보다 긴 기울기는 모두 {y|을} 곱해 줄인다"},
           .symbol = "s_clip"}};
}

std::vector<Line> lines(const Shape& shape) {
  return {{.name = "y",
           .shape = shape,
           .formula = "y = factor·g",
           .cells = cells([](const auto& r, std::int64_t i) { return r.input(2, 0) * r.input(1, i); }),
           .whole = {"{g} is scaled as all gradients are", "{g|도} 다른 기울기와 같은 비율로 줄인다"},
           .cell = {"{x1} is scaled by {x0}, as all gradients are",
                    "{x1}에 {x0|을} 곱한다. 모든 기울기가 그렇다"}}};
}

}  // namespace

Treatment clipNorm() {
  return {.setting = {.name = "clip_norm",
                      .symbol = "c",
                      .most = 1e12,
                      .what = {"the norm of all gradients together may not be more than this",
                               "모든 기울기를 합친 노름이 넘지 못하는 크기"}},
          .title = {"Clipping by norm", "노름으로 자르기"},
          .what = {"Where the norm of all gradients together is more than c, all are scaled by c / ‖g‖.",
                   "모든 기울기를 합친 노름이 c보다 크면 모두 c / ‖g‖배로 줄인다."},
          .lines = lines,
          .share = share,
          .once = once,
          .clips = true};
}

}  // namespace gradwalk
