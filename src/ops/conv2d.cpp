// 2-D convolution as deep learning uses the word: cross-correlation.
//
//     y[n,o,i,j] = Σ_{c,h,w} k[o,c,h,w]·x[n,c,i·s+h−p,j·s+w−p] + b[o]
//
// As signal processing uses the word, the kernel is turned by 180° first (the
// convention `kernel = "flipped"`): in place of k[h,w] stands k[F−1−h,F−1−w].
//
//        x                 k            y
//     ┌──────┬───┐      ┌──────┐     ┌───┬───┐
//     │window│   │  ⊙   │      │  →  │ Σ │   │
//     │      │   │      └──────┘     ├───┼───┤
//     └──────┘   │                   │   │   │
//
// s is the stride, p the padding with zeros. H_out = ⌊(H_in − F + 2p)/s⌋ + 1.
// Backward is written in gather form: each cell of x asks which outputs used it.
// (Dumoulin and Visin 2016.)
#include "maths/vocabulary.h"
#include "ops/image.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

struct Geometry {
  Image in, out;
  std::int64_t kernelHeight = 1, kernelWidth = 1, stride = 1, padding = 0;
  bool bias = false, flipped = false;

  // The indices as formulas write them, by the ranks of the tensors.
  std::string inPrefix, outPrefix, kernelPrefix, biasIndex;
  // The cell under place (h, w) of the window.
  std::string windowCell() const {
    return "x[" + inPrefix + inputIndex("i", "h", stride, padding) + "," +
           inputIndex("j", "w", stride, padding) + "]";
  }
  // The cell that k[h,w] is multiplied with.
  std::string metCell() const {
    if (!flipped) return windowCell();
    return "x[" + inPrefix + turnedInput("i", "h", kernelHeight) + "," + turnedInput("j", "w", kernelWidth) +
           "]";
  }
  std::string outCell(const std::string& name) const { return name + "[" + outPrefix + "i,j]"; }
  std::string kernelIndex(const std::string& name) const { return name + "[" + kernelPrefix + "h,w]"; }
  // The weight that lies on place (h, w) of the window.
  std::string weight() const {
    return flipped ? "k[" + kernelPrefix + turned("h", kernelHeight) + "," + turned("w", kernelWidth) + "]"
                   : kernelIndex("k");
  }
  std::int64_t weightCell(std::int64_t o, std::int64_t c, std::int64_t h, std::int64_t w) const {
    const std::int64_t row = flipped ? kernelHeight - 1 - h : h, column = flipped ? kernelWidth - 1 - w : w;
    return ((o * in.channels + c) * kernelHeight + row) * kernelWidth + column;
  }

 private:
  // F−1−h with the number in place.
  static std::string turned(const std::string& offset, std::int64_t extent) {
    return extent == 1 ? offset : std::to_string(extent - 1) + "−" + offset;
  }
  // i·s+F−1−h−p, likewise.
  std::string turnedInput(const std::string& output, const std::string& offset, std::int64_t extent) const {
    const std::int64_t shift = extent - 1 - padding;
    return output + (stride == 1 ? "" : "·" + std::to_string(stride)) +
           (shift > 0   ? "+" + std::to_string(shift)
            : shift < 0 ? "−" + std::to_string(-shift)
                        : "") +
           "−" + offset;
  }
};

std::size_t outputRank(const OpCall& call) {
  const std::size_t rank = call.shapes[0].size();
  return rank == 2 && call.shapes[1].size() == 4 ? 3 : rank;
}

Geometry geometry(const OpCall& call) {
  Geometry g;
  g.in = imageOf(call.shapes[0]);
  const Shape& k = call.shapes[1];
  const std::size_t rank = k.size();
  g.kernelHeight = k[rank - 2];
  g.kernelWidth = k[rank - 1];
  g.stride = call.integer("stride");
  g.padding = call.integer("padding");
  g.bias = call.has(2);
  g.flipped = call.integer("kernel") == 1;
  g.out = {g.in.count, rank == 4 ? k[0] : 1, outputExtent(g.in.height, g.kernelHeight, g.stride, g.padding),
           outputExtent(g.in.width, g.kernelWidth, g.stride, g.padding)};
  const std::size_t ranks[2] = {call.shapes[0].size(), outputRank(call)};
  g.inPrefix = ranks[0] == 4 ? "n,c," : ranks[0] == 3 ? "c," : "";
  g.outPrefix = ranks[1] == 4 ? "n,o," : ranks[1] == 3 ? "o," : "";
  g.kernelPrefix = rank == 4 ? "o,c," : "";
  if (g.bias && !call.shapes[2].empty()) g.biasIndex = "[o]";
  return g;
}

// The output keeps the rank of the input; a channel axis appears when the kernel
// has several output channels.
Shape outputShape(const OpCall& call, const Geometry& g) {
  const std::size_t rank = outputRank(call);
  if (rank == 4) return {g.out.count, g.out.channels, g.out.height, g.out.width};
  if (rank == 3) return {g.out.channels, g.out.height, g.out.width};
  return {g.out.height, g.out.width};
}

std::optional<Misfit> check(const OpCall& call) {
  if (auto misfit = checkImage(call.shapes[0], 0)) return misfit;
  const Shape& k = call.shapes[1];
  const Image in = imageOf(call.shapes[0]);
  if (k.size() != 2 && k.size() != 4)
    return Misfit{1, "", "a kernel of shape F×F, or out×in×F×F", text(k), ""};
  const std::int64_t channels = k.size() == 4 ? k[1] : 1;
  if (channels != in.channels)
    return Misfit{1, "",
                  "a kernel with " + std::to_string(in.channels) + " input channel(s), as " +
                      text(call.shapes[0]) + " has",
                  text(k), "kernels are out×in×height×width"};
  const std::int64_t padding = call.integer("padding");
  const std::int64_t height = k[k.size() - 2], width = k[k.size() - 1];
  if (height > in.height + 2 * padding || width > in.width + 2 * padding)
    return Misfit{
        1, "", "a kernel that fits into the padded input",
        text(Shape{height, width}) + " in " + text(Shape{in.height + 2 * padding, in.width + 2 * padding}),
        "use a smaller kernel or more padding"};
  if (!call.has(2)) return std::nullopt;
  const std::int64_t out = k.size() == 4 ? k[0] : 1;
  const Shape& b = call.shapes[2];
  const bool fits = out == 1 ? elementCount(b) == 1 && b.size() <= 1 : b == Shape{out};
  if (!fits)
    return Misfit{2, "", out == 1 ? "a bias with one number" : "a bias of shape " + text(Shape{out}), text(b),
                  "one bias for each output channel"};
  return std::nullopt;
}

Text cellSentence(const Geometry& g) {
  if (g.flipped && g.bias)
    return {
        "The kernel, turned by 180°, lies on rows {rows}, columns {columns}; {products} "
        "{products?product is formed|products are summed} and the bias is added",
        "180° 돌린 커널이 행 {rows}, 열 {columns}에 놓인다. 곱 {products}개를 더하고 편향을 더한다"};
  if (g.flipped)
    return {
        "The kernel, turned by 180°, lies on rows {rows}, columns {columns}; {products} "
        "{products?product is formed|products are summed}",
        "180° 돌린 커널이 행 {rows}, 열 {columns}에 놓인다. 곱 {products}개를 더한다"};
  if (g.bias)
    return {
        "The kernel lies on rows {rows}, columns {columns}; {products} "
        "{products?product is formed|products are summed} and the bias is added",
        "커널이 행 {rows}, 열 {columns}에 놓인다. 곱 {products}개를 더하고 편향을 더한다"};
  return {
      "The kernel lies on rows {rows}, columns {columns}; {products} "
      "{products?product is formed|products are summed}",
      "커널이 행 {rows}, 열 {columns}에 놓인다. 곱 {products}개를 더한다"};
}

std::vector<Line> forward(const OpCall& call) {
  const Geometry g = geometry(call);
  const auto y = [g](const auto& r, std::int64_t cell) {
    const Place at = placeOf(g.out, cell);
    auto total = sum(r, {g.in.channels, g.kernelHeight, g.kernelWidth},
                     [&](std::int64_t c, std::int64_t h, std::int64_t w) {
                       const std::int64_t row = at.row * g.stride + h - g.padding;
                       const std::int64_t column = at.column * g.stride + w - g.padding;
                       const auto weight = r.input(1, g.weightCell(at.channel, c, h, w));
                       return weight * (contains(g.in, row, column)
                                            ? r.input(0, cellOf(g.in, at.image, c, row, column))
                                            : r.padding(0));
                     });
    return g.bias ? total + r.input(2, at.channel) : total;
  };
  const auto words = [g](std::int64_t cell) -> Words {
    const Place at = placeOf(g.out, cell);
    const auto span = [&](std::int64_t first, std::int64_t extent) {
      const std::int64_t from = first * g.stride - g.padding;
      return std::to_string(from) + (from < 0 ? "…" : "–") + std::to_string(from + extent - 1);
    };
    return {{"rows", span(at.row, g.kernelHeight)},
            {"columns", span(at.column, g.kernelWidth)},
            {"products", std::to_string(g.in.channels * g.kernelHeight * g.kernelWidth)}};
  };
  return {
      {.name = "y",
       .shape = outputShape(call, g),
       .formula = g.outCell("y") + " = Σ " + g.weight() + "·" + g.windowCell() +
                  (g.bias ? " + b" + g.biasIndex : ""),
       .cells = cells(y),
       .whole = g.flipped
                    ? Text{"The kernel {k}, turned by 180°, slides over {x}; at each position the products "
                           "are summed",
                           "180° 돌린 커널 {k|이} {x} 위를 움직이며 자리마다 곱을 모두 더한다"}
                    : Text{"The kernel {k} slides over {x}; at each position the products are summed",
                           "커널 {k|이} {x} 위를 움직이며 자리마다 곱을 모두 더한다"},
       .cell = cellSentence(g),
       .words = words}};
}

Line gradientOfInput(const OpCall& call, const Geometry& g) {
  // Cell (row, column) was under kernel cell (h, w) at output row
  // (row + p − h)/s, where that is a whole number inside the output. The sign and
  // the remainder are tested before dividing: (−1)/2 would be 0.
  const auto dx = [g](const auto& r, std::int64_t cell) {
    const Place at = placeOf(g.in, cell);
    Summation total(r);
    for (std::int64_t o = 0; o < g.out.channels; ++o)
      for (std::int64_t h = 0; h < g.kernelHeight; ++h)
        for (std::int64_t w = 0; w < g.kernelWidth; ++w) {
          const std::int64_t down = at.row + g.padding - h, right = at.column + g.padding - w;
          if (down < 0 || right < 0 || down % g.stride != 0 || right % g.stride != 0) continue;
          const std::int64_t i = down / g.stride, j = right / g.stride;
          if (!contains(g.out, i, j)) continue;
          total.add(r.input(1, g.weightCell(o, at.channel, h, w)) * r.dy(cellOf(g.out, at.image, o, i, j)));
        }
    return total.result();
  };
  return {
      .name = "dx",
      .shape = call.shapes[0],
      .formula = "dx[" + g.inPrefix + "u,v] = Σ " + g.weight() + "·dy[" + g.outPrefix +
                 outputIndex("u", "h", g.stride, g.padding) + "," +
                 outputIndex("v", "w", g.stride, g.padding) + "]",
      .cells = cells(dx),
      .whole =
          {"Each cell of {x} gathers from every output that used it, weighted with the kernel cell between",
           "{x}의 칸마다 자신을 쓴 출력들의 기울기를, 그 사이의 커널 값을 곱해 모은다"},
      .cell = {"{of} was used by {n?no output, so it gets no gradient|one output, which gives its gradient "
               "times the "
               "kernel cell between them|{n} outputs; each gives its gradient times the kernel cell between "
               "them}",
               "{of|은} {n?어느 출력에도 쓰이지 않아 기울기를 받지 않는다|출력 하나에 쓰였다. 그 기울기에 그 "
               "사이의 커널 값을 "
               "곱한다|출력 {n}개에 쓰였다. 각 출력의 기울기에 그 사이의 커널 값을 곱해 더한다}"},
      .gradientOf = 0};
}

Line gradientOfKernel(const OpCall& call, const Geometry& g) {
  const auto dk = [g](const auto& r, std::int64_t cell) {
    // Where in the window the weight lay.
    const std::int64_t k = cell % g.kernelWidth, l = cell / g.kernelWidth % g.kernelHeight;
    const std::int64_t w = g.flipped ? g.kernelWidth - 1 - k : k, h = g.flipped ? g.kernelHeight - 1 - l : l;
    const std::int64_t c = cell / (g.kernelWidth * g.kernelHeight) % g.in.channels;
    const std::int64_t o = cell / (g.kernelWidth * g.kernelHeight * g.in.channels);
    return sum(r, {g.out.count, g.out.height, g.out.width},
               [&](std::int64_t n, std::int64_t i, std::int64_t j) {
                 const std::int64_t row = i * g.stride + h - g.padding;
                 const std::int64_t column = j * g.stride + w - g.padding;
                 const auto value =
                     contains(g.in, row, column) ? r.input(0, cellOf(g.in, n, c, row, column)) : r.padding(0);
                 return value * r.dy(cellOf(g.out, n, o, i, j));
               });
  };
  return {
      .name = "dk",
      .shape = call.shapes[1],
      .formula = g.kernelIndex("dk") + " = Σ " + g.metCell() + "·" + g.outCell("dy"),
      .cells = cells(dk),
      .whole =
          {"Each kernel cell gathers, over all positions, the input it was multiplied by times the gradient "
           "there",
           "커널의 칸마다 모든 자리에서 자신과 곱해진 입력에 그 자리의 기울기를 곱해 모은다"},
      .cell =
          g.padding == 0
              ? Text{"{of} was multiplied by {n} input {n?cell, which is|cells; each is} multiplied by the "
                     "gradient of the output it went to",
                     "{of|은} 입력 {n}칸과 곱해졌다. {n?그|각} 입력에 그것이 들어간 출력의 기울기를 "
                     "{n?곱한다|곱해 더한다}"}
              : Text{"{of} was multiplied by {n} input {n?cell, which is|cells, zeros of the padding "
                     "included; "
                     "each is} multiplied by the gradient of the output it went to",
                     "{of|은} 둘레의 0까지 입력 {n}칸과 곱해졌다. {n?그|각} 입력에 그것이 들어간 출력의 "
                     "기울기를 "
                     "{n?곱한다|곱해 더한다}"},
      .gradientOf = 1};
}

Line gradientOfBias(const OpCall& call, const Geometry& g) {
  const auto db = [g](const auto& r, std::int64_t o) {
    return sum(
        r, {g.out.count, g.out.height, g.out.width},
        [&](std::int64_t n, std::int64_t i, std::int64_t j) { return r.dy(cellOf(g.out, n, o, i, j)); });
  };
  return {
      .name = "db",
      .shape = call.shapes[2],
      .formula = "db" + g.biasIndex + " = Σ " + g.outCell("dy"),
      .cells = cells(db),
      .whole = {"The bias was added everywhere, so its gradient is the sum of all gradients",
                "편향은 모든 자리에 더해졌으므로 기울기도 모든 기울기의 합이다"},
      .cell =
          {"The bias was added to {n} {n?output and gets its gradient|outputs; their gradients are summed}",
           "편향은 출력 {n}개에 더해졌다. 그 기울기를 {n?그대로 받는다|모두 더한다}"},
      .gradientOf = 2};
}

double products(const OpCall& call) {
  const Geometry g = geometry(call);
  const auto times = [](std::int64_t a, std::int64_t b) {
    return static_cast<double>(a) * static_cast<double>(b);
  };
  return times(g.out.count, g.out.channels) * times(g.out.height, g.out.width) *
         times(g.kernelHeight, g.kernelWidth) * static_cast<double>(g.in.channels);
}

std::vector<Line> backward(const OpCall& call) {
  const Geometry g = geometry(call);
  std::vector<Line> lines;
  if (call.wants(1)) lines.push_back(gradientOfKernel(call, g));
  if (call.wants(2)) lines.push_back(gradientOfBias(call, g));
  if (call.wants(0)) lines.push_back(gradientOfInput(call, g));
  return lines;
}

}  // namespace

Operation conv2d() {
  return {
      .name = "conv2d",
      .title = {"2-D convolution", "2차원 합성곱"},
      .what = {"Slides a kernel over an image; at each position, the products of the cells that lie on each "
               "other "
               "are summed and a bias is added. The kernel is not turned (cross-correlation) unless the "
               "convention asks for it.",
               "커널을 이미지 위에서 움직이며, 겹친 칸끼리 곱해 모두 더하고 편향을 더한다. 관례로 정하지 "
               "않는 한 커널은 뒤집지 않는다."},
      .arguments = {{"x", {"image, H×W, C×H×W or N×C×H×W", "이미지, H×W, C×H×W 또는 N×C×H×W"}},
                    {.name = "k",
                     .what = {"kernel, F×F or out×in×F×F", "커널, F×F 또는 출력×입력×F×F"},
                     .kind = ArgumentKind::kernel},
                    {.name = "b",
                     .what = {"bias, one number for each output channel", "편향, 출력 채널마다 하나"},
                     .optional = true,
                     .kind = ArgumentKind::bias}},
      .attributes =
          {{"stride", AttributeKind::integer, 1, {"cells per move", "한 번에 움직이는 칸 수"}, 1, 1024},
           {"padding",
            AttributeKind::integer,
            0,
            {"zeros around the image", "둘레에 두르는 0의 폭"},
            0,
            1024},
           {.name = "kernel",
            .kind = AttributeKind::choice,
            .initial = 0,
            .what = {"the kernel as it is, or turned by 180° first", "커널을 그대로 쓸지, 180° 돌려 쓸지"},
            .choices = {"correlation", "flipped"},
            .convention = true,
            .title = {"Kernel of a convolution", "합성곱의 커널"},
            .choiceTitles = {{"as it is", "그대로"}, {"turned by 180°", "180° 돌려서"}}}},
      .check = check,
      .forward = forward,
      .backward = backward,
      // [[1,2,3],[4,5,6],[7,8,9]] with [[1,0],[−1,2]]: top left 1 + 0 − 4 + 10 = 7.
      .example = {.inputs = {{{3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9}}, {{2, 2}, {1, 0, -1, 2}}, {{}, {1}}},
                  .attributes = {},
                  .output = {{2, 2}, {8, 10, 14, 16}},
                  .dy = {{2, 2}, {1, 0, 0, 2}},
                  .gradients = {Tensor{{3, 3}, {1, 0, 0, -1, 4, 0, 0, -2, 4}},
                                Tensor{{2, 2}, {11, 14, 20, 23}}, Tensor{{}, {3}}}},
      .products = products};
}

}  // namespace gradwalk
