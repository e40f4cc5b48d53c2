// Matrix product: y[i,j] = Σ_k a[i,k]·b[k,j]. A vector on the left is a row, one
// on the right a column, and the axis it stands for is dropped from the result.
#include "maths/vocabulary.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

struct Geometry {
  std::int64_t rows = 1, inner = 1, columns = 1;
};

Geometry geometry(const OpCall& call) {
  const Shape& a = call.shapes[0];
  const Shape& b = call.shapes[1];
  return {a.size() == 2 ? a[0] : 1, a.back(), b.size() == 2 ? b[1] : 1};
}

// How formulas write the indices, with those of a vector's missing axis left out.
struct Indices {
  std::string a, b, y, overI, overJ;
};

Indices indices(const OpCall& call) {
  const bool row = call.shapes[0].size() == 1, column = call.shapes[1].size() == 1;
  Indices n;
  n.a = row ? "[k]" : "[i,k]";
  n.b = column ? "[k]" : "[k,j]";
  n.y = row && column ? "" : row ? "[j]" : column ? "[i]" : "[i,j]";
  n.overI = row ? "" : "Σ ";
  n.overJ = column ? "" : "Σ ";
  return n;
}

std::optional<Misfit> check(const OpCall& call) {
  for (int k = 0; k < 2; ++k) {
    const Shape& shape = call.shapes[static_cast<std::size_t>(k)];
    if (shape.empty() || shape.size() > 2) return Misfit{k, "", "a matrix or a vector", text(shape), ""};
  }
  const std::int64_t inner = call.shapes[0].back();
  if (call.shapes[1][0] == inner) return std::nullopt;
  return Misfit{1, "", std::to_string(inner) + " rows, as many as the left side has columns",
                text(call.shapes[1]), "the left side is " + text(call.shapes[0])};
}

std::vector<Line> forward(const OpCall& call) {
  const Geometry g = geometry(call);
  const Indices n = indices(call);
  Shape shape;
  if (call.shapes[0].size() == 2) shape.push_back(g.rows);
  if (call.shapes[1].size() == 2) shape.push_back(g.columns);
  return {{.name = "y",
           .shape = shape,
           .formula = "y" + n.y + " = Σ a" + n.a + "·b" + n.b,
           .cells = cells([g](const auto& r, std::int64_t cell) {
             const std::int64_t i = cell / g.columns, j = cell % g.columns;
             return sum(r, g.inner, [&](std::int64_t k) {
               return r.input(0, i * g.inner + k) * r.input(1, k * g.columns + j);
             });
           }),
           .whole = {"Each cell is a row of {a} times a column of {b}",
                     "칸마다 {a}의 한 행과 {b}의 한 열을 곱해 더한다"},
           .cell = {"Row {row} of {a} meets column {column} of {b}: {n} {n?product|products are summed}",
                    "{a}의 {row}행과 {b}의 {column}열이 만난다. 곱 {n}개를 {n?구한다|더한다}"},
           .words = [g](std::int64_t cell) -> Words {
             return {{"row", std::to_string(cell / g.columns)}, {"column", std::to_string(cell % g.columns)}};
           }}};
}

double products(const OpCall& call) {
  const Geometry g = geometry(call);
  return static_cast<double>(g.rows) * static_cast<double>(g.inner) * static_cast<double>(g.columns);
}

std::vector<Line> backward(const OpCall& call) {
  const Geometry g = geometry(call);
  const Indices n = indices(call);
  std::vector<Line> lines;
  if (call.wants(0))
    lines.push_back(
        {.name = "da",
         .shape = call.shapes[0],
         .formula = "da" + n.a + " = " + n.overJ + "dy" + n.y + "·b" + n.b,
         .cells = cells([g](const auto& r, std::int64_t cell) {
           const std::int64_t i = cell / g.inner, k = cell % g.inner;
           return sum(r, g.columns, [&](std::int64_t j) {
             return r.dy(i * g.columns + j) * r.input(1, k * g.columns + j);
           });
         }),
         .whole = {"The gradient times the transpose of {b}", "기울기에 {b}의 전치를 곱한다"},
         .cell = {"{of} gathers {n} {n?gradient, times|gradients, each times} the cell of {b} it met",
                  "{of|은} 기울기 {n}개에 자신과 만난 {b}의 칸을 곱해 모은다"},
         .gradientOf = 0});
  if (call.wants(1))
    lines.push_back(
        {.name = "db",
         .shape = call.shapes[1],
         .formula = "db" + n.b + " = " + n.overI + "a" + n.a + "·dy" + n.y,
         .cells = cells([g](const auto& r, std::int64_t cell) {
           const std::int64_t k = cell / g.columns, j = cell % g.columns;
           return sum(r, g.rows,
                      [&](std::int64_t i) { return r.input(0, i * g.inner + k) * r.dy(i * g.columns + j); });
         }),
         .whole = {"The transpose of {a} times the gradient", "{a}의 전치에 기울기를 곱한다"},
         .cell = {"{of} gathers {n} {n?gradient, times|gradients, each times} the cell of {a} it met",
                  "{of|은} 기울기 {n}개에 자신과 만난 {a}의 칸을 곱해 모은다"},
         .gradientOf = 1});
  return lines;
}

}  // namespace

Operation matmul() {
  return {.name = "matmul",
          .title = {"Matrix product", "행렬곱"},
          .what = {"Multiplies rows by columns. A vector on the left is a row, one on the right a column.",
                   "행과 열을 곱해 더한다. 왼쪽 벡터는 행, 오른쪽 벡터는 열로 본다."},
          .arguments = {{.name = "a",
                         .what = {"matrix or row vector", "행렬 또는 행 벡터"},
                         .kind = ArgumentKind::matrix},
                        {.name = "b",
                         .what = {"matrix or column vector", "행렬 또는 열 벡터"},
                         .kind = ArgumentKind::matrix}},
          .check = check,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2, 2}, {1, 2, 3, 4}}, {{2}, {5, 6}}},
                      .output = {{2}, {17, 39}},
                      .dy = {{2}, {1, 10}},
                      .gradients = {Tensor{{2, 2}, {5, 6, 50, 60}}, Tensor{{2}, {31, 42}}}},
          .products = products,
          .infix = '@'};
}

}  // namespace gradwalk
