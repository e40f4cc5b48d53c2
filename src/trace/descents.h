// Many descents of one lesson at once, a lane each, that differ in settings of the optimizer.
// What sweepOf() runs; see trace/sweep.h.
#pragma once

#include <memory>

#include "trace/sweep.h"

namespace gradwalk {

class Descents {
 public:
  // nullptr after adding a problem. `lesson` has the settings at some value that fits.
  static std::unique_ptr<Descents> make(const Lesson& lesson, const std::vector<std::string>& settings,
                                        int updates, Means means, Problems& problems);

  // What a thread needs for itself.
  struct Own {
    PointRun update, loss;
  };
  Own own() const { return {PointRun(*update_), PointRun(*loss_)}; }

  // Points first … first + lanes − 1 of the sweep, with their results and curves.
  void run(Own& own, std::size_t first, int lanes, const SweepOptions& options, Sweep& sweep) const;

  // Of one point, every update, in numbers computed.
  double work(bool everyLoss) const {
    return updates_ * (update_->work() + (everyLoss ? loss_->work() : 0.0)) + loss_->work();
  }
  Means means() const { return update_->means(); }
  int updates() const { return updates_; }

 private:
  Descents() = default;
  void feed(PointRun& run, int pass) const;
  void lossNow(Own& own, int lanes, int pass) const;

  struct Drawn {                 // a value that is another in every iteration, or their number
    int value = -1, input = -1;  // −1: the number
  };
  std::unique_ptr<Lesson> lesson_;
  std::optional<Program> program_;
  std::unique_ptr<Trace> trace_;
  std::unique_ptr<ManyPoints> update_, loss_;  // with the same inputs: carried, settings, drawn
  std::vector<double> start_;                  // of the carried ones
  std::vector<Drawn> drawn_;
  int carried_ = 0, settings_ = 0, updates_ = 1;
};

}  // namespace gradwalk
