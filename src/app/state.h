// What the window shows, as plain data, and the one function that changes it.
//
//     AppState state;
//     receive(state, loadLesson("lessons/cnn.toml"));
//     perform(state, Walk{+1});
//     path(*state.trace(), state.cursor);   // "1/forward/Z"
//
// Panels and the scene are drawn from this alone; nothing here knows of a window.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/asking_state.h"
#include "app/command.h"
#include "app/conventions_state.h"
#include "app/copying_state.h"
#include "app/curves_state.h"
#include "app/edit_state.h"
#include "app/gradients_state.h"
#include "app/lab_state.h"
#include "app/loader.h"
#include "app/memory_state.h"
#include "app/predict_state.h"
#include "app/presenting_state.h"
#include "app/run_curves_state.h"
#include "app/searching_state.h"
#include "app/side_tab.h"
#include "app/sweep_state.h"
#include "app/telling_state.h"
#include "app/trail.h"
#include "lesson/library.h"
#include "maths/language.h"
#include "scene/strip_view.h"
#include "trace/cursor.h"

namespace gradwalk {

// To how many decimals a person rounds where the lesson does not say.
inline constexpr int usualDecimals = 4;

inline constexpr double leastScale = 0.6, mostScale = 2.5;
inline constexpr double speeds[] = {0.25, 0.5, 1.0, 2.0, 4.0, 8.0};  // steps a second

struct AppState {
  std::vector<LessonEntry> lessons;  // of the picker
  std::unique_ptr<OpenLesson> open;  // the last good one; null before the first
  std::optional<Trace> byHand;       // its run by hand, where its own [hand] does not hold
  Asking asking;
  Gradients gradients;
  Switches switches;
  Searching searching;
  Editing editing;
  Presenting presenting;
  Copying copying;
  Telling telling;
  WindowPlace placed;
  Predicting predicting;
  Cursor cursor;
  Level level = Level::operation;
  Trail trail;  // what was walked to get here
  StripView strip;
  Curves curves;
  RunCurves runCurves;
  Sweeping sweep;
  LabState lab;

  Language language = Language::en;
  double textScale = 1.0;
  bool dark = false;
  bool reduceMotion = false;  // nothing slides

  bool playing = false;
  double speed = 1.0;
  double clock = 0.0;  // seconds since the last step, while playing

  bool hand = false;
  std::optional<int> handPlaces;  // decimals stepped to; empty: as the lesson says, or usualDecimals
  bool wholeSums = false;         // long sums are not shortened
  Side outline = Side::automatic, values = Side::automatic;  // the panels at the sides
  SideTab sideTab = SideTab::printed;
  float width = 1280.0F, height = 720.0F;  // of the window, in pixels
  bool blank = false, fullScreen = false;

  // What lies on top.
  bool help = false, picker = false, goTo = false;
  std::size_t picked = 0;   // the marked lesson of the picker
  std::string goToText;     // typed so far
  std::string goToProblem;  // why the last place asked for was not found
  std::string problems;     // of the lesson that could not be opened, as text; "" is hidden
  std::string problemsOf;   // its file

  std::optional<std::filesystem::path> wanted;  // to be opened; taken by who loads
  std::string startAt;                          // where to begin in it: a number or a path
  std::string reading;                          // the file that is being read, "" for none
  double readingFor = 0.0;                      // seconds
  bool quit = false;

  // The run that is shown: by hand arithmetic if that is on. nullptr before the first.
  const Trace* trace() const;
};

void perform(AppState& state, const Command& command);
void performAll(AppState& state, const Commands& commands);

// A descent may be walked by whole iterations; what an iteration of a network is, only its
// operations say.
Level highestLevel(const AppState& state);

// A lesson takes so long to read that it should be said.
bool longRead(const AppState& state);

// A lesson was read, or its problems were found.
void receive(AppState& state, LoadResult loaded);

// Playing goes on by some seconds. True when the cursor moved.
bool tick(AppState& state, double seconds);

// "step 3 of 14 · forward · conv2d", by the level shown.
std::string progress(const AppState& state);

// The longest that progress() says in this lesson at this level.
std::string longestProgress(const AppState& state);

// "The 4×4 CNN · step 3 of 14 · 1/forward/P · Gradwalk"
std::string windowTitle(const AppState& state);

// Number of the place shown and of all places, as slider and progress count them.
std::int64_t placeNumber(const AppState& state);
std::int64_t placeCount(const AppState& state);

}  // namespace gradwalk
