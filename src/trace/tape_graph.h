// A tape while it is being recorded: values that stand for each other only once.
//
//     TapeGraph graph;
//     const auto x = graph.input(0), three = graph.constant(3.0);
//     graph.apply(TermKind::multiply, x, three);     // the same id when asked for again
//     graph.finish({false}, {…});                    // registers given, what is unused left out
//
// What can be worked already is: an operation on constants, and those few identities that
// hold for every double, −0 and NaN among them (x·1, x/1, x − 0, x + −0, −−x, x⁰, x¹; x² is x·x,
// x/2ᵏ is x·2⁻ᵏ).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "trace/tape.h"

namespace gradwalk {

class TapeGraph {
 public:
  std::int32_t input(int k);
  std::int32_t constant(double value);
  // −1 for a kind that a tape does not know.
  std::int32_t apply(TermKind kind, std::int32_t a, std::int32_t b = -1, std::int32_t c = -1);

  bool isConstant(std::int32_t id) const { return at(id).kind == TermKind::constant; }
  std::size_t size() const { return nodes_.size(); }

  // `uniform`: of each input, whether it is the same in every lane.
  Tape finish(const std::vector<bool>& uniform, const std::vector<std::int32_t>& outputs) const;

 private:
  struct Node {
    TermKind kind = TermKind::constant;
    std::array<std::int32_t, 3> operands = {-1, -1, -1};
    double value = 0.0;
  };
  const Node& at(std::int32_t id) const { return nodes_[static_cast<std::size_t>(id)]; }
  struct Plan;
  Plan plan(const std::vector<bool>& uniform, const std::vector<std::int32_t>& outputs) const;
  bool is(std::int32_t id, double value) const;
  std::int32_t add(const Node& node);
  std::int32_t simpler(TermKind kind, std::int32_t a, std::int32_t b, std::int32_t c);

  std::vector<Node> nodes_;
  std::map<std::uint64_t, std::int32_t> constants_;  // by their bits
  std::map<std::array<std::int32_t, 4>, std::int32_t> known_;
};

}  // namespace gradwalk
