// One sitting at a lesson without the window: state, worker, fonts' vocabulary, the
// scene that belongs to the state. The window and the tests drive the same thing.
//
//     Sitting sitting(fonts, options);
//     sitting.advance(0.016);                      // worker, playing
//     const Scene& scene = sitting.scene(layout);  // composed again only when it must be
#pragma once

#include <future>
#include <optional>
#include <string>
#include <vector>

#include "app/clipboard.h"
#include "app/edit_runner.h"
#include "app/layout.h"
#include "app/loader.h"
#include "app/memory.h"
#include "app/state.h"
#include "app/sweep_scene.h"
#include "app/ui_fonts.h"
#include "scene/lab_view.h"
#include "scene/scene.h"

namespace gradwalk {

struct SittingOptions {
  std::filesystem::path lesson;  // empty: the picker is shown
  std::string startAt;           // a step number or a path
  // What is not said here is as it was remembered, else as usual.
  std::optional<Language> language = {};
  std::optional<double> textScale = {};
  std::optional<bool> dark = {};
  std::vector<std::string> sets = {};   // edits to begin with, as --set takes them
  int hand = -1;                        // decimals of hand arithmetic to begin with; −1: off
  std::filesystem::path journals = {};  // where unsaved edits are noted; empty: nowhere
  MemoryFolders memory = {};            // where the rest is remembered; empty: nowhere
  bool resume = false;                  // the last lesson where it was left, `lesson` if there is none
  bool lessMotion = false;              // the platform asks for it
  Clipboard clipboard = {};             // empty: nothing can be copied
};

class Sitting {
 public:
  Sitting(const Fonts& fonts, SittingOptions options);

  AppState& state() { return state_; }
  const AppState& state() const { return state_; }
  const Fonts& fonts() const { return *fonts_; }

  // Takes what the worker has, asks it for what is wanted, plays on. True when
  // something changed that can be seen.
  bool advance(double seconds);

  // Waits a little for a lesson that is being read.
  void settle(std::chrono::milliseconds time);

  // Remembers at once what it would within a second.
  void keep() { memory_.keep(state_); }

  void resize(float width, float height);

  // Carries out what panels and keys asked for.
  void obey(Commands& commands);

  // The picture for the state; `changed` tells whether it is new since the last call.
  const Scene& scene(const Layout& layout, bool& changed);

  // The heat map, while that is the picture; else nullptr.
  const HeatView* heat() const { return sweepScene_.shown() ? &sweepScene_.last() : nullptr; }

  // What the last picture was composed with.
  const SceneOptions& composed() const { return composed_; }
  const Clipboard& clipboard() const { return clipboard_; }

  // Where the map is in the last picture; nullptr where it shows none.
  const MapAxes* map() const { return map_ ? &*map_ : nullptr; }

  // Has the panels' fonts learn what the state may show now: a language, a list of
  // keys or of lessons is learned when it is first shown.
  void teach(UiFonts& fonts);

 private:
  struct Key {
    const Trace* trace = nullptr;
    Cursor cursor;
    double width = 0.0, height = 0.0, textScale = 0.0;
    Language language = Language::en;
    bool dark = false, computing = false, wholeSums = false, presenting = false;
    StripView strip = {};
    int places = 0;  // by hand: another run may stand at the same address
    std::optional<Cursor> asked = {};
    const Lab* lab = nullptr;  // of the map, where that is shown
    int labVersion = 0;
    bool arrows = false;
    bool operator==(const Key&) const = default;
  };

  // What decides which characters the panels may show.
  struct Taught {
    const OpenLesson* open = nullptr;
    Language language = Language::en;
    bool help = false, picker = false;
    std::string problems, goToProblem, reading, editing;
    bool operator==(const Taught&) const = default;
  };

  void drawLab(const SceneOptions& options);
  bool takeLessons();
  void opened(LoadResult loaded);
  void remember(SittingOptions& options);
  bool returnToLast();

  const Fonts* fonts_;
  AppState state_;
  Loader loader_;
  EditRunner runner_;
  GradientRunner gradients_;
  CurveRunner curves_;
  RunCurveRunner runCurves_;
  SweepRunner sweeps_;
  SweepScene sweepScene_;
  Memory memory_;
  Clipboard clipboard_;
  std::string lastPlace_;  // to go to once the lesson is there
  std::string lastRun_;    // to follow then
  ConventionRunner conventions_;
  std::vector<std::string> sets_;
  int hand_ = -1;
  std::future<std::vector<LessonEntry>> lessons_;
  bool listed_ = false;
  Scene scene_;
  SceneOptions composed_;
  std::optional<Key> key_;
  std::optional<MapAxes> map_;
  LabGround ground_;  // kept from picture to picture
  const Lab* groundOf_ = nullptr;
  int groundVersion_ = -1;
  std::optional<Taught> taught_;
};

}  // namespace gradwalk
