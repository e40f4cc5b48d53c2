// How a cell's mathematics reads its operands, for each number type.
//
// A line of an operation is a function of a reader `r` and a flat cell index.
// Operands stand in numbered slots; the reader gives back whatever number type
// the line is being run with, so that one text serves as value (double), exact
// derivative (Dual) and explanation (Term).
//
//     auto y = [](const auto& r, std::int64_t i) {      // ReLU
//       return maximum(r, 2, [&](std::int64_t k) { return k == 0 ? r.constant(0) : r.input(0, i); });
//     };
#pragma once

#include <array>
#include <cstdint>

#include "maths/dual.h"
#include "maths/tensor.h"
#include "maths/term.h"
#include "maths/touch.h"

namespace gradwalk {

// Slots: inputs, then lines of the forward pass, then dy (the gradient that
// arrives at the output), then lines of the backward pass.
inline constexpr int maxInputs = 32;
inline constexpr int maxLines = 16;
inline constexpr int lineSlot = maxInputs;
inline constexpr int dySlot = lineSlot + maxLines;
inline constexpr int backSlot = dySlot + 1;
inline constexpr int slotCount = backSlot + maxLines;

// A sum of more terms than this, recorded as a Term, keeps this many and one node
// that stands for the rest; its value is always that of all of them.
inline constexpr std::int64_t maxRecordedTerms = 4096;

// Reads double or Dual operands.
template <class N>
class Reader {
 public:
  using Number = N;

  void bind(int slot, const TensorOf<N>* tensor) { slots_[static_cast<std::size_t>(slot)] = tensor; }

  N input(int k, std::int64_t cell) const { return at(k, cell); }
  N line(int k, std::int64_t cell) const { return at(lineSlot + k, cell); }
  N dy(std::int64_t cell) const { return at(dySlot, cell); }
  N back(int k, std::int64_t cell) const { return at(backSlot + k, cell); }
  // A zero outside operand k.
  N padding(int) const { return N{}; }
  N constant(double value) const { return N{value}; }

 private:
  N at(int slot, std::int64_t cell) const {
    return slots_[static_cast<std::size_t>(slot)]->data[static_cast<std::size_t>(cell)];
  }
  std::array<const TensorOf<N>*, slotCount> slots_{};
};

// Reads doubles and records what was read.
template <>
class Reader<Term> {
 public:
  using Number = Term;

  explicit Reader(TermTree& tree) : tree_(&tree) {}
  void bind(int slot, const Tensor* tensor) { slots_[static_cast<std::size_t>(slot)] = tensor; }

  Term input(int k, std::int64_t cell) const { return at(k, cell); }
  Term line(int k, std::int64_t cell) const { return at(lineSlot + k, cell); }
  Term dy(std::int64_t cell) const { return at(dySlot, cell); }
  Term back(int k, std::int64_t cell) const { return at(backSlot + k, cell); }
  Term padding(int k) const { return tree_->padding(k); }
  Term constant(double value) const { return tree_->constant(value); }
  TermTree& tree() const { return *tree_; }

 private:
  Term at(int slot, std::int64_t cell) const {
    return tree_->read(slot, cell,
                       slots_[static_cast<std::size_t>(slot)]->data[static_cast<std::size_t>(cell)]);
  }
  TermTree* tree_;
  std::array<const Tensor*, slotCount> slots_{};
};

// Reads doubles and notes whether a watched cell was among them.
template <>
class Reader<Touch> {
 public:
  using Number = Touch;

  void bind(int slot, const Tensor* tensor) { slots_[static_cast<std::size_t>(slot)] = tensor; }
  // Several slots may be watched, for one cell of the tensor that stands in all of them.
  void watch(int slot, std::int64_t cell) {
    watched_[static_cast<std::size_t>(slot)] = true;
    cell_ = cell;
  }

  Touch input(int k, std::int64_t cell) const { return at(k, cell); }
  Touch line(int k, std::int64_t cell) const { return at(lineSlot + k, cell); }
  Touch dy(std::int64_t cell) const { return at(dySlot, cell); }
  Touch back(int k, std::int64_t cell) const { return at(backSlot + k, cell); }
  Touch padding(int) const { return {}; }
  Touch constant(double value) const { return {value, false}; }

 private:
  Touch at(int slot, std::int64_t cell) const {
    const auto s = static_cast<std::size_t>(slot);
    return {slots_[s]->data[static_cast<std::size_t>(cell)], cell == cell_ && watched_[s]};
  }
  std::array<const Tensor*, slotCount> slots_{};
  std::array<bool, slotCount> watched_{};
  std::int64_t cell_ = -1;
};

}  // namespace gradwalk
