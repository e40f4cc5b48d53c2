// The right number with the wrong sign.
#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

std::vector<double> numbers(const Work& work) { return {-work.right()}; }

}  // namespace

Mistake signLost() {
  return {.name = "sign-lost",
          .title = {"Sign lost", "부호를 놓침"},
          .what = {"the number is right but for its sign", "부호만 빼고 맞는 수이다"},
          .numbers = numbers};
}

}  // namespace gradwalk
