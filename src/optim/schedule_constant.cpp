// The same learning rate for every update.
#include "optim/schedules.h"

namespace gradwalk {

Schedule constantRate() {
  return {.name = "constant",
          .title = {"Constant rate", "일정한 학습률"},
          .what = {"The learning rate stays as it is.", "학습률을 그대로 둔다."},
          .formula = "η_t = η"};
}

}  // namespace gradwalk
