#include "trace/tape_graph.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "trace/tape_words.h"

namespace gradwalk {
namespace {

// 1/x where that is exact and dividing by x is the same as multiplying with it, else 0.
double exactInverse(double x) {
  int exponent = 0;
  if (!std::isfinite(x) || std::fabs(std::frexp(x, &exponent)) != 0.5) return 0.0;
  const double inverse = 1.0 / x;
  return std::isnormal(inverse) && std::isnormal(x) ? inverse : 0.0;
}

// Operands that may be a number in the instruction; the others stand in registers.
bool mayBeNumber(TermKind kind) {
  return kind == TermKind::add || kind == TermKind::subtract || kind == TermKind::multiply ||
         kind == TermKind::divide;
}

}  // namespace

std::int32_t TapeGraph::add(const Node& node) {
  const std::array<std::int32_t, 4> key = {static_cast<std::int32_t>(node.kind), node.operands[0],
                                           node.operands[1], node.operands[2]};
  const auto [it, isNew] = known_.emplace(key, static_cast<std::int32_t>(nodes_.size()));
  if (isNew) nodes_.push_back(node);
  return it->second;
}

std::int32_t TapeGraph::input(int k) { return add({TermKind::padding, {k, -1, -1}, 0.0}); }

std::int32_t TapeGraph::constant(double value) {
  const auto [it, isNew] =
      constants_.emplace(std::bit_cast<std::uint64_t>(value), static_cast<std::int32_t>(nodes_.size()));
  if (isNew) nodes_.push_back({TermKind::constant, {-1, -1, -1}, value});
  return it->second;
}

bool TapeGraph::is(std::int32_t id, double value) const {
  return isConstant(id) && std::bit_cast<std::uint64_t>(at(id).value) == std::bit_cast<std::uint64_t>(value);
}

std::int32_t TapeGraph::simpler(TermKind kind, std::int32_t a, std::int32_t b, std::int32_t c) {
  switch (kind) {
    case TermKind::negate:
      return at(a).kind == TermKind::negate ? at(a).operands[0] : -1;
    case TermKind::add:
      return is(b, -0.0) ? a : is(a, -0.0) ? b : -1;
    case TermKind::subtract:
      return is(b, 0.0) ? a : -1;
    case TermKind::multiply:
      return is(b, 1.0) ? a : is(a, 1.0) ? b : -1;
    case TermKind::divide: {
      if (is(b, 1.0)) return a;
      const double inverse = isConstant(b) ? exactInverse(at(b).value) : 0.0;
      return inverse != 0.0 ? apply(TermKind::multiply, a, constant(inverse)) : -1;
    }
    case TermKind::power:  // as maths/power.h has it; a¹ is a in std::pow, too
      if (!isConstant(b)) return -1;
      if (at(b).value == 2.0) return apply(TermKind::multiply, a, a);
      return at(b).value == 1.0 ? a : at(b).value == 0.0 ? constant(1.0) : -1;
    case TermKind::where:
      if (isConstant(a)) return at(a).value != 0.0 ? b : c;
      return b == c ? b : -1;
    default:
      return -1;
  }
}

std::int32_t TapeGraph::apply(TermKind kind, std::int32_t a, std::int32_t b, std::int32_t c) {
  if (a < 0) return -1;
  std::int32_t made = -1;
  const auto fold = [&](double value) { made = constant(value); };
  if (kind == TermKind::where) {
    if (b < 0 || c < 0) return -1;
  } else if (b < 0) {
    const bool folds = isConstant(a);
    if (!unaryWord(kind, [&](const auto& f) {
          if (folds) fold(f(at(a).value));
        }))
      return -1;
  } else {
    const bool folds = isConstant(a) && isConstant(b);
    if (!binaryWord(kind, [&](const auto& f) {
          if (folds) fold(f(at(a).value, at(b).value));
        }))
      return -1;
  }
  if (made < 0) made = simpler(kind, a, b, c);
  if (made >= 0) return made;
  // Of two that may be exchanged the earlier one comes first.
  const bool exchange = kind == TermKind::add || kind == TermKind::multiply || kind == TermKind::equal;
  if (exchange && b < a) std::swap(a, b);
  return add({kind, {a, b, c}, 0.0});
}

// For each value the instruction after which it is not needed any more, and the products that
// become part of the sum that reads them.
struct TapeGraph::Plan {
  static constexpr std::int32_t never = -1, always = INT32_MAX;
  std::vector<std::int32_t> lastUse;
  std::vector<bool> uniform;           // the same in every lane
  std::vector<std::int32_t> absorbed;  // the reader of a product; −1: it stands for itself
};

TapeGraph::Plan TapeGraph::plan(const std::vector<bool>& uniform,
                                const std::vector<std::int32_t>& outputs) const {
  const auto count = static_cast<std::int32_t>(nodes_.size());
  Plan out{std::vector<std::int32_t>(nodes_.size(), Plan::never), std::vector<bool>(nodes_.size(), true),
           std::vector<std::int32_t>(nodes_.size(), -1)};
  const auto last = [&](std::int32_t id) -> std::int32_t& {
    return out.lastUse[static_cast<std::size_t>(id)];
  };
  for (std::int32_t id = 0; id < count; ++id) {
    const Node& node = at(id);
    bool same = true;
    if (node.kind == TermKind::padding)
      same = uniform[static_cast<std::size_t>(node.operands[0])];
    else
      for (const std::int32_t operand : node.operands)
        same = same && (operand < 0 || out.uniform[static_cast<std::size_t>(operand)]);
    out.uniform[static_cast<std::size_t>(id)] = same;
  }
  // Who reads each value, once it is known to be needed.
  std::vector<int> readers(nodes_.size());
  for (const std::int32_t id : outputs) {
    last(id) = Plan::always;
    readers[static_cast<std::size_t>(id)] = 2;  // not only one instruction
  }
  for (std::int32_t id = count - 1; id >= 0; --id) {
    const Node& node = at(id);
    if (last(id) == Plan::never || node.kind == TermKind::padding) continue;
    for (const std::int32_t operand : node.operands) {
      if (operand < 0) continue;
      last(operand) = std::max(last(operand), id);
      ++readers[static_cast<std::size_t>(operand)];
    }
  }
  for (std::int32_t id = 0; id < count; ++id) {
    const Node& node = at(id);
    if (last(id) == Plan::never || (node.kind != TermKind::add && node.kind != TermKind::subtract)) continue;
    for (const std::size_t k : {std::size_t{1}, std::size_t{0}}) {
      const std::int32_t product = node.operands[k];
      if (at(product).kind != TermKind::multiply || readers[static_cast<std::size_t>(product)] != 1 ||
          out.uniform[static_cast<std::size_t>(product)])
        continue;
      out.absorbed[static_cast<std::size_t>(product)] = id;
      for (const std::int32_t operand : at(product).operands)
        if (operand >= 0) last(operand) = std::max(last(operand), id);
      break;
    }
  }
  return out;
}

Tape TapeGraph::finish(const std::vector<bool>& uniform, const std::vector<std::int32_t>& outputs) const {
  const Plan plan = this->plan(uniform, outputs);
  Tape tape;
  tape.inputs = static_cast<int>(uniform.size());
  tape.registers = tape.inputs;
  std::vector<std::int32_t> where(nodes_.size(), -1), idle;
  const auto registerOf = [&](std::int32_t id) {  // of a constant only when it is asked for
    std::int32_t& place = where[static_cast<std::size_t>(id)];
    if (place < 0) {
      place = tape.registers++;
      tape.constants.emplace_back(place, at(id).value);
    }
    return place;
  };
  const auto take = [&] {
    if (idle.empty()) return static_cast<std::int32_t>(tape.registers++);
    const std::int32_t place = idle.back();
    idle.pop_back();
    return place;
  };
  for (std::int32_t id = 0; id < static_cast<std::int32_t>(nodes_.size()); ++id) {
    const Node& node = at(id);
    if (node.kind == TermKind::padding) where[static_cast<std::size_t>(id)] = node.operands[0];
    if (node.kind == TermKind::padding || node.kind == TermKind::constant ||
        plan.lastUse[static_cast<std::size_t>(id)] == Plan::never ||
        plan.absorbed[static_cast<std::size_t>(id)] >= 0)
      continue;
    TapeInstruction instruction{.kind = node.kind};
    instruction.uniform = plan.uniform[static_cast<std::size_t>(id)];
    std::array<std::int32_t, 3> operands = node.operands;
    for (const std::size_t k : {std::size_t{1}, std::size_t{0}}) {
      if (operands[k] < 0 || plan.absorbed[static_cast<std::size_t>(operands[k])] != id) continue;
      instruction.product = node.kind == TermKind::add ? TapeProduct::addedTo
                            : k == 1                   ? TapeProduct::takenFrom
                                                       : TapeProduct::reducedBy;
      std::array<std::int32_t, 3> factors = at(operands[k]).operands;
      if (isConstant(factors[0])) std::swap(factors[0], factors[1]);
      operands = {factors[0], factors[1], operands[1 - k]};
      break;
    }
    std::int32_t* const slots[] = {&instruction.a, &instruction.b, &instruction.c};
    for (std::size_t k = 0; k < 3; ++k) {
      if (operands[k] < 0) continue;
      if (isConstant(operands[k]) && mayBeNumber(node.kind) && k < 2)
        instruction.number = at(operands[k]).value;
      else
        *slots[k] = registerOf(operands[k]);
    }
    // Taken before the operands are given back: an instruction never writes what it reads.
    instruction.out = take();
    where[static_cast<std::size_t>(id)] = instruction.out;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::int32_t operand = operands[k];
      const bool twice = (k > 0 && operand == operands[0]) || (k > 1 && operand == operands[1]);
      if (operand < 0 || twice || isConstant(operand) || at(operand).kind == TermKind::padding) continue;
      if (plan.lastUse[static_cast<std::size_t>(operand)] == id)
        idle.push_back(where[static_cast<std::size_t>(operand)]);
    }
    tape.instructions.push_back(instruction);
  }
  // Each output stands in a register of its own.
  std::vector<bool> taken(nodes_.size());
  for (const std::int32_t id : outputs) {
    const bool again = taken[static_cast<std::size_t>(id)];
    taken[static_cast<std::size_t>(id)] = true;
    if (again || isConstant(id) || at(id).kind == TermKind::padding) {
      const std::int32_t from = registerOf(id);
      tape.instructions.push_back(
          {.kind = TermKind::read, .out = static_cast<std::int32_t>(tape.registers++), .a = from});
      tape.outputs.push_back(tape.instructions.back().out);
    } else {
      tape.outputs.push_back(where[static_cast<std::size_t>(id)]);
    }
  }
  return tape;
}

}  // namespace gradwalk
