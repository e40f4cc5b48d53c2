// The loops that a tape runs in: one instruction over tapeLanes numbers, which the compiler
// makes into vector instructions.
#include <algorithm>

#include "trace/tape.h"
#include "trace/tape_words.h"

namespace gradwalk {
namespace {

template <class F>
void each(double* __restrict out, const double* __restrict a, const F& f) {
  for (int k = 0; k < tapeLanes; ++k) out[k] = f(a[k]);
}

template <class F>
void each(double* __restrict out, const double* __restrict a, const double* __restrict b, const F& f) {
  for (int k = 0; k < tapeLanes; ++k) out[k] = f(a[k], b[k]);
}

void choose(double* __restrict out, const double* __restrict condition, const double* __restrict a,
            const double* __restrict b) {
  for (int k = 0; k < tapeLanes; ++k) {
    const double yes = a[k], no = b[k];
    out[k] = condition[k] != 0.0 ? yes : no;
  }
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

void runOne(const TapeInstruction& instruction, double* const* registers) {
  if (instruction.uniform) return runUniform(instruction, registers);
  double* const out = registers[instruction.out];
  const double* const a = instruction.a < 0 ? nullptr : registers[instruction.a];
  const double* const b = instruction.b < 0 ? nullptr : registers[instruction.b];
  if (instruction.kind == TermKind::where) return choose(out, a, b, registers[instruction.c]);
  const double number = instruction.number;
  const bool binary = binaryWord(instruction.kind, [&](const auto& f) {
    if (a == nullptr)
      each(out, b, [&](double x) { return f(number, x); });
    else if (b == nullptr)
      each(out, a, [&](double x) { return f(x, number); });
    else
      each(out, a, b, f);
  });
  if (!binary) unaryWord(instruction.kind, [&](const auto& f) { each(out, a, f); });
}

}  // namespace

TapeRun::TapeRun(const Tape& tape) : tape_(&tape) {
  memory_.resize(static_cast<std::size_t>(tape.registers) * tapeLanes);
  for (int k = 0; k < tape.registers; ++k)
    registers_.push_back(memory_.data() + static_cast<std::ptrdiff_t>(k) * tapeLanes);
  for (const auto& [place, value] : tape.constants)
    std::fill_n(registers_[static_cast<std::size_t>(place)], tapeLanes, value);
}

void TapeRun::run() {
  for (const TapeInstruction& instruction : tape_->instructions) runOne(instruction, registers_.data());
}

}  // namespace gradwalk
