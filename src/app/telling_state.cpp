#include "app/telling_state.h"

#include <utility>

#include "app/state.h"

namespace gradwalk {
namespace {

constexpr double shortly = 4.0, longEnough = 15.0;  // seconds

}  // namespace

void tell(AppState& state, std::string words, bool warning) {
  state.telling = {std::move(words), warning, warning ? longEnough : shortly};
}

bool advanceTelling(AppState& state, double seconds) {
  Telling& telling = state.telling;
  if (telling.words.empty()) return false;
  telling.left -= seconds;
  if (telling.left > 0.0) return false;
  telling = {};
  return true;
}

}  // namespace gradwalk
