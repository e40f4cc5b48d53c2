// Curves of quantities against iteration, fetched on a worker while somebody looks.
//
//     perform(state, ToggleCurves{});
//     perform(state, ShowCurves{"L, grad.K[0,0]"});
//     state.curves.curves;          // once they are there: of the run that is shown
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "trace/curve.h"

namespace gradwalk {

struct Curves {
  bool shown = false;
  bool logarithmic = false;
  std::string typed;                         // quantities, as asked for; "": the loss
  std::string field;                         // what stands in the field, taken or not
  bool typing = false;                       // the field has the keyboard
  std::string problem;                       // why they cannot be shown; "" when they can
  std::vector<CurveQuantity> quantities;     // of the run that is shown
  std::optional<std::vector<Curve>> curves;  // and their values; empty: not known (yet)
  int version = 0;                           // one more with every change of the above
};

struct AppState;

// Rounded as the run that is shown; and a number that is another where that is: −1 is not by
// hand, −2 by the lesson's own rule, else the decimals.
Rounding shownRounding(const AppState& state);
int shownDecimals(const AppState& state);

// Nothing is known of another run.
void forgetCurves(Curves& curves);

// Starts what is to be fetched and brings what is there; what belongs to a run that is not
// shown any more is dropped. True when something changed that can be seen.
class CurveRunner {
 public:
  bool advance(AppState& state);

 private:
  Job<std::vector<Curve>> job_;
  int asked_ = -1;  // the version that is being fetched
  int decimals_ = -1;
  std::size_t followed_ = 0;
};

}  // namespace gradwalk
