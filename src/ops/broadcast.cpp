#include "ops/broadcast.h"

#include <algorithm>

#include "ops/indices.h"

namespace gradwalk {
namespace {

// The extent of axis `axis` of `rank`, counted as in the longer of two shapes.
std::int64_t extentAt(const Shape& shape, std::size_t rank, std::size_t axis) {
  const std::size_t missing = rank - shape.size();
  return axis < missing ? 1 : shape[axis - missing];
}

}  // namespace

Broadcast::Broadcast(const Shape& a, const Shape& b) {
  const std::size_t rank = std::max(a.size(), b.size());
  for (std::size_t axis = 0; axis < rank; ++axis) {
    const std::int64_t first = extentAt(a, rank, axis), second = extentAt(b, rank, axis);
    shape.push_back(first == 1 ? second : first);
  }
  sides_ = {sideOf(a), sideOf(b)};
}

Broadcast::Side Broadcast::sideOf(const Shape& operand) const {
  Side side;
  side.whole = operand == shape;
  side.uses = elementCount(shape) / elementCount(operand);
  for (std::size_t axis = 0; axis < shape.size(); ++axis)
    side.extents.push_back(extentAt(operand, shape.size(), axis));
  side.letters = indexLetters(operand);
  if (side.whole || operand.empty() || shape.size() > 4) return side;
  // The result's own letters, with 0 where an axis is repeated.
  const std::string all = indexLetters(shape);
  side.letters = "[";
  for (std::size_t axis = shape.size() - operand.size(); axis < shape.size(); ++axis) {
    if (side.letters.size() > 1) side.letters += ",";
    side.letters += side.extents[axis] == 1 && shape[axis] != 1 ? '0' : all[1 + 2 * axis];
  }
  side.letters += "]";
  return side;
}

std::int64_t Broadcast::cell(int k, std::int64_t of) const {
  const Side& operand = side(k);
  if (operand.whole) return of;
  std::int64_t at = 0, block = 1;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    if (operand.extents[axis] != 1) at += of % shape[axis] * block;
    block *= operand.extents[axis];
    of /= shape[axis];
  }
  return at;
}

std::int64_t Broadcast::use(int k, std::int64_t cell, std::int64_t t) const {
  const Side& operand = side(k);
  if (operand.whole) return cell;
  std::int64_t at = 0, block = 1;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    const std::int64_t extent = operand.extents[axis];
    if (extent == 1) {
      at += t % shape[axis] * block;
      t /= shape[axis];
    } else {
      at += cell % extent * block;
      cell /= extent;
    }
    block *= shape[axis];
  }
  return at;
}

std::optional<Misfit> checkBroadcast(const OpCall& call) {
  const Shape &a = call.shapes[0], &b = call.shapes[1];
  const std::size_t rank = std::max(a.size(), b.size());
  for (std::size_t axis = 0; axis < rank; ++axis) {
    const std::int64_t first = extentAt(a, rank, axis), second = extentAt(b, rank, axis);
    if (first != second && first != 1 && second != 1)
      return Misfit{1, "", "shape " + text(a) + ", as the first argument has", text(b),
                    "axes are matched from the right; one of length 1 is repeated"};
  }
  return std::nullopt;
}

}  // namespace gradwalk
