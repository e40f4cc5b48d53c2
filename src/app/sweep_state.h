// Hyper-parameters of the followed run tried out beside the window: what is asked for, and the
// worker that finds it.
//
//     perform(state, ShowSideTab{SideTab::sweep});
//     perform(state, SetSweep{form});            // ranges as typed; the newest wins
//     state.sweep.study;                         // once it is there: of the run that is followed
//     perform(state, LoadSweepCell{{12, 7}});    // the followed run takes these settings
//
// While `shown`, the heat map stands on the canvas in place of the map.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/job.h"
#include "scene/sweep_view.h"

namespace gradwalk {

struct SweepRange {
  std::string setting;   // "": none, on the second axis only
  std::string from, to;  // as typed
  bool logarithmic = false;
  bool operator==(const SweepRange&) const = default;
};

inline constexpr int sweepCells[] = {16, 32, 64, 128};

struct SweepForm {
  std::array<SweepRange, 2> axes;
  int cells = 32;  // along each axis
  bool bySteps = false;
  std::string tolerance = "0.1";
  bool grid = false, random = false;  // samples of 5×5 and 25
  bool operator==(const SweepForm&) const = default;
};

struct Sweeping {
  SweepForm form;
  std::string of;  // lesson and optimizer that the form was begun for
  bool shown = false;
  bool typing = false;  // a field has the keyboard
  bool computing = false;
  std::string problem;  // why it cannot be done; "" when it can
  std::optional<SweepStudy> study;
  int version = 0;  // one more with every change of the above
};

struct AppState;

// A lesson with a surface whose followed run has an optimizer.
bool sweepable(const AppState& state);

// The heat map is on the canvas.
bool sweepOnCanvas(const AppState& state);

// What the followed run's optimizer can be called with.
std::vector<std::string> sweepSettings(const AppState& state);

// A range that one would begin with; empty for a setting that is not known.
SweepRange usualRange(const AppState& state, const std::string& setting);

// What the form asks for; nullopt after saying in `problem` what is wrong.
std::optional<SweepAsk> sweepAsk(const SweepForm& form, std::string& problem);

// The followed run's own numbers for the axes; empty where it does not write one out.
std::vector<double> sweepNow(const AppState& state);

// Everything that the tab and the pointer may say, for the fonts.
std::string sweepVocabulary(const AppState& state);

struct FoundSweep {
  std::optional<SweepStudy> study;
  std::string problem;
};

// Starts what is asked for while the tab is open, and brings it. True when something changed
// that can be seen.
class SweepRunner {
 public:
  bool advance(AppState& state);

 private:
  Job<FoundSweep> job_;
  SweepForm asked_;
  std::string source_;  // the lesson's text that it was asked of
  std::size_t followed_ = 0;
  bool known_ = false;
};

}  // namespace gradwalk
