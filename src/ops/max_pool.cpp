// Max pooling: the largest cell of each window.
//
//     y[i,j] = max_{h,w} x[i·s+h, j·s+w]
//
// Backward gives each window's gradient to the cell that was the largest. When
// several cells tie, the convention says who gets it: the first one in reading
// order (as frameworks do) or every one of them (as 004's code does).
#include "maths/vocabulary.h"
#include "ops/image.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

struct Geometry {
  Image in, out;
  std::int64_t size = 2, stride = 2;
  bool first = true;  // ties: the first cell, or all
};

Geometry geometry(const OpCall& call) {
  Geometry g;
  g.in = imageOf(call.shapes[0]);
  g.size = call.integer("size");
  g.stride = call.integer("stride") == 0 ? g.size : call.integer("stride");
  g.first = call.integer("ties") == 0;
  g.out = {g.in.count, g.in.channels, outputExtent(g.in.height, g.size, g.stride, 0),
           outputExtent(g.in.width, g.size, g.stride, 0)};
  return g;
}

Shape outputShape(const OpCall& call, const Geometry& g) {
  Shape shape = call.shapes[0];
  shape[shape.size() - 2] = g.out.height;
  shape[shape.size() - 1] = g.out.width;
  return shape;
}

std::optional<Misfit> check(const OpCall& call) {
  if (auto misfit = checkImage(call.shapes[0], 0)) return misfit;
  const Image in = imageOf(call.shapes[0]);
  const std::int64_t size = call.integer("size");
  if (size <= in.height && size <= in.width) return std::nullopt;
  return Misfit{-1, "size", "a window that fits into " + text(Shape{in.height, in.width}),
                text(Shape{size, size}), "use a smaller size"};
}

// What formulas write before the row and the column.
std::string indexPrefix(const OpCall& call) {
  const std::size_t rank = call.shapes[0].size();
  return rank == 4 ? "n,c," : rank == 3 ? "c," : "";
}

// The k-th cell, in reading order, of the window of output cell `cell`.
std::int64_t windowCell(const Geometry& g, std::int64_t cell, std::int64_t k) {
  const Place at = placeOf(g.out, cell);
  return cellOf(g.in, at.image, at.channel, at.row * g.stride + k / g.size,
                at.column * g.stride + k % g.size);
}

std::vector<Line> forward(const OpCall& call) {
  const Geometry g = geometry(call);
  const Shape shape = outputShape(call, g);
  const auto words = [g](std::int64_t cell) -> Words {
    const Place at = placeOf(g.out, cell);
    const auto span = [&](std::int64_t first) {
      return std::to_string(first * g.stride) + "–" + std::to_string(first * g.stride + g.size - 1);
    };
    return {{"rows", span(at.row)}, {"columns", span(at.column)}};
  };
  const auto window = [g](const auto& r, std::int64_t cell) {
    return [&r, cell, g](std::int64_t k) { return r.input(0, windowCell(g, cell, k)); };
  };
  const std::string prefix = indexPrefix(call);
  const std::string covered =
      prefix + inputIndex("i", "h", g.stride, 0) + "," + inputIndex("j", "w", g.stride, 0);
  std::vector<Line> lines;
  if (g.first)
    lines.push_back(
        {.name = "at",
         .shape = shape,
         .formula = "at[" + prefix + "i,j] = argmax x[" + covered + "]",
         .cells = cells([g, window](const auto& r, std::int64_t i) {
           return position(r, g.size * g.size, window(r, i));
         }),
         .whole =
             {"For each window, the position of its largest cell is noted, counted from 0 in reading order",
              "창마다 가장 큰 칸의 위치를 왼쪽 위부터 0, 1, 2, …로 적어 둔다"},
         .cell = {"In rows {rows}, columns {columns} of {x}, the largest cell stands at position {result}",
                  "{x}의 행 {rows}, 열 {columns}에서 가장 큰 칸의 위치는 {result}이다"},
         .words = words});
  lines.push_back({.name = "y",
                   .shape = shape,
                   .formula = "y[" + prefix + "i,j] = max x[" + covered + "]",
                   .cells = cells([g, window](const auto& r, std::int64_t i) {
                     return maximum(r, g.size * g.size, window(r, i));
                   }),
                   .whole = {"The window moves over {x}; only the largest cell of each window is kept",
                             "창이 {x} 위를 움직이며 창마다 가장 큰 칸만 남긴다"},
                   .cell = {"In rows {rows}, columns {columns} of {x}, the largest cell is {result}",
                            "{x}의 행 {rows}, 열 {columns}에서 가장 큰 값은 {result}이다"},
                   .words = words});
  return lines;
}

std::vector<Line> backward(const OpCall& call) {
  const Geometry g = geometry(call);
  const std::string prefix = indexPrefix(call);
  const auto dx = [g](const auto& r, std::int64_t cell) {
    const Place at = placeOf(g.in, cell);
    Summation total(r);
    for (std::int64_t h = 0; h < g.size; ++h)
      for (std::int64_t w = 0; w < g.size; ++w) {
        const std::int64_t down = at.row - h, right = at.column - w;
        if (down < 0 || right < 0 || down % g.stride != 0 || right % g.stride != 0) continue;
        const std::int64_t i = down / g.stride, j = right / g.stride;
        if (!contains(g.out, i, j)) continue;
        const std::int64_t out = cellOf(g.out, at.image, at.channel, i, j);
        const auto won = g.first ? equal(r.line(0, out), r.constant(static_cast<double>(h * g.size + w)))
                                 : equal(r.input(0, cell), r.line(0, out));
        total.add(where(won, r.dy(out), r.constant(0.0)));
      }
    return total.result();
  };
  return {
      {.name = "dx",
       .shape = call.shapes[0],
       .formula =
           "dx[" + prefix + "u,v] = Σ 1(" +
           (g.first ? "at[" + prefix + "i,j] = [u,v]" : "x[" + prefix + "u,v] = y[" + prefix + "i,j]") +
           ")·dy[" + prefix + "i,j]",
       .cells = cells(dx),
       .whole = g.first ? Text{"Each gradient goes back to the one cell that was the largest of its window; "
                               "the others get 0",
                               "기울기는 창에서 가장 컸던 한 칸으로만 돌아가고 나머지는 0이 된다"}
                        : Text{"Each gradient goes back to every cell that equals the largest of its window",
                               "기울기는 창의 최댓값과 같은 모든 칸으로 돌아간다"},
       .cell =
           g.first
               ? Text{"{of} lies in {n?no window, so it gets no gradient|one window and gets its gradient if "
                      "it is the first "
                      "largest cell there|{n} windows and gets the gradient of those where it is the first "
                      "largest "
                      "cell}",
                      "{of|은} {n?어느 창에도 들지 않아 기울기를 받지 않는다|창 하나에 들어 있고, 거기서 "
                      "처음 나온 최댓값이면 그 기울기를 받는다|창 {n}개에 들어 있고, 자신이 처음 나온 "
                      "최댓값인 창의 기울기를 받는다}"}
               : Text{"{of} lies in {n?no window, so it gets no gradient|one window and gets its gradient if "
                      "it equals the largest "
                      "cell there|{n} windows and gets the gradient of those whose largest cell it equals}",
                      "{of|은} {n?어느 창에도 들지 않아 기울기를 받지 않는다|창 하나에 들어 있고, 거기의 "
                      "최댓값과 같으면 그 기울기를 받는다|창 {n}개에 들어 있고, 자신이 최댓값과 같은 창의 "
                      "기울기를 받는다}"},
       .gradientOf = 0}};
}

}  // namespace

Operation maxPool() {
  return {
      .name = "max_pool",
      .title = {"Max pooling", "최대 풀링"},
      .what =
          {"Keeps only the largest cell of each window. The window is square; its stride is its size unless "
           "given.",
           "창마다 가장 큰 칸만 남긴다. 창은 정사각형이고, 보폭을 주지 않으면 창의 크기와 같다."},
      .arguments = {{"x", {"image, H×W, C×H×W or N×C×H×W", "이미지, H×W, C×H×W 또는 N×C×H×W"}}},
      .attributes = {{"size",
                      AttributeKind::integer,
                      2,
                      {"height and width of the window", "창의 높이와 너비"},
                      1,
                      1024},
                     {"stride",
                      AttributeKind::integer,
                      0,
                      {"cells per move; 0: the size", "한 번에 움직이는 칸 수, 0이면 크기와 같다"},
                      0,
                      1024},
                     {.name = "ties",
                      .kind = AttributeKind::choice,
                      .initial = 0,
                      .what = {"who gets the gradient when cells tie",
                               "같은 최댓값이 여럿일 때 기울기를 받는 칸"},
                      .choices = {"first", "all"},
                      .convention = true,
                      .title = {"Ties in max pooling", "최대 풀링에서 같은 최댓값"},
                      .choiceTitles = {{"first cell only", "처음 나온 칸만"},
                                       {"every largest cell", "최댓값인 칸 모두"}}}},
      .check = check,
      .forward = forward,
      .backward = backward,
      .example = {.inputs = {{{2, 4}, {1, 3, 5, 4, 2, 0, 1, 6}}},
                  .output = {{1, 2}, {3, 6}},
                  .dy = {{1, 2}, {10, 20}},
                  .gradients = {Tensor{{2, 4}, {0, 10, 0, 0, 0, 0, 0, 20}}}},
      .kinks = {"tie"},
      .gate = Gate::largest};
}

}  // namespace gradwalk
