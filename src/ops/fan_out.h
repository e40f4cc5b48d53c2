// Where a value was used several times, its gradients add up: the line of the step
// that sums the shares. Made by the checker, never written in a lesson.
#pragma once

#include "ops/operation.h"

namespace gradwalk {

// Inputs 0 … shares−1 are summed, all of `shape`: the shares that come back from `users` uses, or
// some of them.
Line fanOutLine(const Shape& shape, std::int64_t shares, std::int64_t users);

inline constexpr Text fanOutTitle = {"Sum over the users of a value", "값을 쓴 곳마다의 기울기 합"};

}  // namespace gradwalk
