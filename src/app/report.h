// How a test looks into the real window: a few environment variables make it write
// down what it shows and where, draw so many frames, or be of a certain size.
//
//     GRADWALK_WINDOW_STATE=state.txt gradwalk open conv
//     grep '^path' state.txt            # path 1/forward/Z
//     grep '^place next' state.txt      # place next 412 655 96 34: x, y, width, height
#pragma once

#include <map>
#include <string>

#include "app/layout.h"

namespace gradwalk {

struct ReportOptions {
  std::string screenshot;          // PNG of the last frame
  int frames = 0;                  // leave after so many; 0: stay
  std::string state;               // written anew after every frame
  unsigned width = 0, height = 0;  // 0: as the screen suggests
  // Milliseconds of each frame, a step before each, and of the processors' time in it: for a
  // benchmark.
  std::string times;
};

// From GRADWALK_WINDOW_FRAMES, _STATE, _SIZE ("1280x720") and _TIMES. A screenshot is taken
// after a few frames where no number is given.
ReportOptions reportOptions(const std::string& screenshot);

std::string reportText(const AppState& state, const std::map<std::string, Area>& places, int frames,
                       unsigned width, unsigned height);

void writeReport(const ReportOptions& options, const AppState& state,
                 const std::map<std::string, Area>& places, int frames, unsigned width, unsigned height);

}  // namespace gradwalk
