#include "ops/fan_out.h"

#include "maths/vocabulary.h"
#include "ops/indices.h"

namespace gradwalk {

Line fanOutLine(const Shape& shape, std::int64_t shares, std::int64_t users) {
  return {.name = "dx",
          .shape = shape,
          .formula = overCells(shape, "dx[i] = Σ share[i]"),
          .cells = cells([shares](const auto& r, std::int64_t i) {
            return sum(r, shares, [&](std::int64_t k) { return r.input(static_cast<int>(k), i); });
          }),
          .whole = {"The value was used {users} times, so {users} gradients come back; they add up",
                    "값이 {users}번 쓰였으므로 기울기도 {users}개가 돌아온다. 이를 모두 더한다"},
          .cell = {"{n} shares of the gradient are summed", "기울기 {n}몫을 더한다"},
          .words = [users](std::int64_t) -> Words {
            return {{"users", std::to_string(users)}};
          }};
}

}  // namespace gradwalk
