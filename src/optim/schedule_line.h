// What schedules share: the settings that count updates, and the line η_t.
#pragma once

#include "optim/schedules.h"

namespace gradwalk {

inline HyperParameter updateCount(const char* name, const char* symbol, Text what) {
  return {.name = name,
          .symbol = symbol,
          .initial = 1.0,
          .least = 1.0,
          .most = 1e9,
          .what = what,
          .whole = true,
          .required = true};
}

// The last line of a schedule, without its cells.
inline Line rateOfUpdate(std::string formula) {
  return {.name = "rate",
          .shape = {},
          .formula = std::move(formula),
          .whole = {"{y}: the learning rate of update {t}", "{y}: {t}번째 갱신의 학습률"},
          .cell = {"{y}: the learning rate of update {t}", "{y}: {t}번째 갱신의 학습률"},
          .symbol = "η_t"};
}

}  // namespace gradwalk
