// Values that a lesson describes instead of writing them out.
//
//     Problems problems;
//     auto g = parseGenerator("normal([64,1,3,3], std=0.1, seed=1)", 0, problems);
//     Tensor w = generate(*g, "W", 0);   // the same numbers every time
//     g->shape;                          // 64×1×3×3
//
// zeros(shape), ones(shape), full(shape, value), range(shape, start=1, step=1) row by
// row, identity(n), binary(n): all 2ⁿ rows of n bits, counted upwards, and three that
// draw random numbers (maths/random.h), which need a seed: normal(shape, mean=0,
// std=1), uniform(shape, low=0, high=1) and bernoulli(shape, p): 1 with probability p.
//
// batches(n, size, seed): the row numbers of a mini-batch. The rows 0 … n−1 are dealt out
// epoch after epoch, shuffled anew for each, and iteration k takes the k-th `size` of them;
// where size does not divide n, one batch takes the last rows of an epoch and the first of
// the next. With size = n every batch is the whole, in order. A shuffle is a function of
// seed, epoch and name: sorted by draws that belong to the rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/diagnostic.h"
#include "maths/tensor.h"

namespace gradwalk {

enum class GeneratorKind : std::uint8_t {
  zeros,
  ones,
  full,
  range,
  identity,
  binary,
  normal,  // from here on: random
  uniform,
  bernoulli,
  batches
};

struct Generator {
  GeneratorKind kind = GeneratorKind::zeros;
  Shape shape;                   // of what is generated, within the limits
  std::vector<double> settings;  // in the order of the list above, seed last
  std::int64_t rows = 0;         // batches: n
};

inline constexpr int mostBinaryDigits = 12;

// `offset` is the position of `text` in the lesson's source. nullopt after adding one
// problem; the size is checked before anything is allocated.
std::optional<Generator> parseGenerator(std::string_view text, std::size_t offset, Problems& problems);

// The rows of an epoch in the order in which they are dealt out.
struct EpochOrder {
  std::uint64_t epoch = 0;  // from 1; 0: none yet
  std::vector<std::int64_t> rows;
};

// Iteration 0 is a value drawn once for the whole lesson. `known` keeps the last epoch's
// order between calls for one generator and quantity; the numbers are the same without it.
Tensor generate(const Generator& generator, std::string_view quantity, std::uint64_t iteration,
                EpochOrder* known = nullptr);

// Adds a problem and returns false unless a tensor of this shape may be made: rank at
// most 8, at least one and at most 2²⁴ elements.
bool withinLimits(const Shape& shape, Span where, Problems& problems);

}  // namespace gradwalk
