// The loops that a tape runs in: one instruction over tapeLanes numbers, which the compiler
// makes into vector instructions; wider ones where the machine has them. Every lane is worked
// by itself, so that no width changes a bit.
#include <algorithm>
#include <memory>

#include "trace/tape.h"
#include "trace/tape_words.h"

namespace gradwalk {
namespace {

template <class F>
[[gnu::always_inline]] inline void each(double* __restrict out, const double* __restrict a, const F& f) {
  for (int k = 0; k < tapeLanes; ++k) out[k] = f(a[k]);
}

template <class F>
[[gnu::always_inline]] inline void each(double* __restrict out, const double* __restrict a,
                                        const double* __restrict b, const F& f) {
  for (int k = 0; k < tapeLanes; ++k) out[k] = f(a[k], b[k]);
}

template <class F>
[[gnu::always_inline]] inline void each(double* __restrict out, const double* __restrict a,
                                        const double* __restrict b, const double* __restrict c, const F& f) {
  for (int k = 0; k < tapeLanes; ++k) out[k] = f(a[k], b[k], c[k]);
}

// `f` joins the product and c.
template <class F>
[[gnu::always_inline]] inline void product(const TapeInstruction& instruction, double* const* registers,
                                           const F& f) {
  double* const out = registers[instruction.out];
  const double* const a = registers[instruction.a];
  const double* const c = registers[instruction.c];
  const double number = instruction.number;
  if (instruction.b < 0)
    each(out, a, c, [&](double x, double z) { return f(x * number, z); });
  else
    each(out, a, registers[instruction.b], c, [&](double x, double y, double z) { return f(x * y, z); });
}

// What is the same in every lane, which matters where a word is slow: β₁ᵗ.
void runUniform(const TapeInstruction& instruction, double* const* registers) {
  const auto at = [&](std::int32_t place) { return place < 0 ? instruction.number : registers[place][0]; };
  const double a = at(instruction.a), b = at(instruction.b);
  double value = 0.0;
  if (instruction.kind == TermKind::where)
    value = a != 0.0 ? b : at(instruction.c);
  else if (!binaryWord(instruction.kind, [&](const auto& f) { value = f(a, b); }))
    unaryWord(instruction.kind, [&](const auto& f) { value = f(a); });
  std::fill_n(registers[instruction.out], tapeLanes, value);
}

[[gnu::always_inline]] inline void runOne(const TapeInstruction& instruction, double* const* registers) {
  double* const out = registers[instruction.out];
  const double* const a = instruction.a < 0 ? nullptr : registers[instruction.a];
  const double* const b = instruction.b < 0 ? nullptr : registers[instruction.b];
  const double number = instruction.number;
  switch (instruction.product) {
    case TapeProduct::addedTo:
      return product(instruction, registers, [](double x, double z) { return z + x; });
    case TapeProduct::takenFrom:
      return product(instruction, registers, [](double x, double z) { return z - x; });
    case TapeProduct::reducedBy:
      return product(instruction, registers, [](double x, double z) { return x - z; });
    case TapeProduct::none:
      break;
  }
  if (instruction.kind == TermKind::where)
    return each(out, a, b, registers[instruction.c],
                [](double condition, double yes, double no) { return condition != 0.0 ? yes : no; });
  const auto both = [&](const auto& f) __attribute__((always_inline)) {
    if (a == nullptr)
      each(out, b, [&](double x) { return f(number, x); });
    else if (b == nullptr)
      each(out, a, [&](double x) { return f(x, number); });
    else
      each(out, a, b, f);
  };
  const auto single = [&](const auto& f) __attribute__((always_inline)) { each(out, a, f); };
  if (!binaryWord(instruction.kind, both)) unaryWord(instruction.kind, single);
}

[[gnu::always_inline]] inline void runAll(const Tape& tape, double* const* registers) {
  for (const TapeInstruction& instruction : tape.instructions)
    if (instruction.uniform)
      runUniform(instruction, registers);
    else
      runOne(instruction, registers);
}

[[gnu::always_inline]] inline void countAll(const std::vector<const double*>& numbers,
                                            double* __restrict sums, double* __restrict counts) {
  std::size_t k = 0;
  for (; k + 1 < numbers.size(); k += 2) {
    const double* const a = numbers[k];
    const double* const b = numbers[k + 1];
    for (int lane = 0; lane < tapeLanes; ++lane) sums[lane] += (a[lane] - a[lane]) + (b[lane] - b[lane]);
  }
  if (k < numbers.size())
    for (int lane = 0; lane < tapeLanes; ++lane) sums[lane] += numbers[k][lane] - numbers[k][lane];
  for (int lane = 0; lane < tapeLanes; ++lane) counts[lane] += sums[lane] == 0.0 ? 1.0 : 0.0;
}

// The loops for the machine that the program runs on.
struct Loops {
  void (*run)(const Tape& tape, double* const* registers);
  void (*count)(const std::vector<const double*>& numbers, double* sums, double* counts);
};

void runUsual(const Tape& tape, double* const* registers) { runAll(tape, registers); }
void countUsual(const std::vector<const double*>& numbers, double* sums, double* counts) {
  countAll(numbers, sums, counts);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void runWide(const Tape& tape, double* const* registers) { runAll(tape, registers); }
[[gnu::target("avx2")]] void countWide(const std::vector<const double*>& numbers, double* sums,
                                       double* counts) {
  countAll(numbers, sums, counts);
}
#endif

const Loops& loops() {
#if defined(__x86_64__)
  static const Loops chosen =
      __builtin_cpu_supports("avx2") ? Loops{runWide, countWide} : Loops{runUsual, countUsual};
#else
  static const Loops chosen = {runUsual, countUsual};
#endif
  return chosen;
}

}  // namespace

TapeRun::TapeRun(const Tape& tape) : tape_(&tape) {
  // Each register begins with a line of the cache, and not all at the same place of a page.
  constexpr std::size_t line = 64 / sizeof(double), stride = tapeLanes + line;
  memory_.resize(static_cast<std::size_t>(tape.registers) * stride + line);
  void* begin = memory_.data();
  std::size_t space = memory_.size() * sizeof(double);
  double* const first = static_cast<double*>(std::align(64, tapeLanes * sizeof(double), begin, space));
  for (int k = 0; k < tape.registers; ++k) registers_.push_back(first + static_cast<std::size_t>(k) * stride);
  for (const auto& [place, value] : tape.constants)
    std::fill_n(registers_[static_cast<std::size_t>(place)], tapeLanes, value);
}

void TapeRun::run() { loops().run(*tape_, registers_.data()); }

void countFinite(const std::vector<const double*>& numbers, double* sums, double* counts) {
  loops().count(numbers, sums, counts);
}

}  // namespace gradwalk
