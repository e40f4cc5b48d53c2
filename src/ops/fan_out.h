// Where a value was used several times, its gradients add up: the line of the step
// that sums the shares. Made by the checker, never written in a lesson.
#pragma once

#include "ops/operation.h"

namespace gradwalk {

// Inputs 0 … users−1 are the shares, all of `shape`.
Line fanOutLine(const Shape& shape, std::int64_t users);

inline constexpr Text fanOutTitle = {"Sum over the users of a value", "값을 쓴 곳마다의 기울기 합"};

}  // namespace gradwalk
