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

#include "app/edit_runner.h"
#include "app/layout.h"
#include "app/loader.h"
#include "app/state.h"
#include "app/ui_fonts.h"
#include "scene/scene.h"

namespace gradwalk {

struct SittingOptions {
  std::filesystem::path lesson;  // empty: the picker is shown
  std::string startAt;           // a step number or a path
  Language language = Language::en;
  double textScale = 1.0;
  bool dark = false;
  std::vector<std::string> sets = {};   // edits to begin with, as --set takes them
  std::filesystem::path journals = {};  // where unsaved edits are noted; empty: nowhere
};

class Sitting {
 public:
  Sitting(const Fonts& fonts, SittingOptions options);

  AppState& state() { return state_; }
  const AppState& state() const { return state_; }

  // Takes what the worker has, asks it for what is wanted, plays on. True when
  // something changed that can be seen.
  bool advance(double seconds);

  // Waits a little for a lesson that is being read.
  void settle(std::chrono::milliseconds time);

  void resize(float width, float height);

  // Carries out what panels and keys asked for.
  void obey(Commands& commands);

  // The picture for the state; `changed` tells whether it is new since the last call.
  const Scene& scene(const Layout& layout, bool& changed);

  // Has the panels' fonts learn what the state may show now: a language, a list of
  // keys or of lessons is learned when it is first shown.
  void teach(UiFonts& fonts);

 private:
  struct Key {
    const Trace* trace = nullptr;
    Cursor cursor;
    double width = 0.0, height = 0.0, textScale = 0.0;
    Language language = Language::en;
    bool dark = false, computing = false, wholeSums = false;
    std::optional<Cursor> asked = {};
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

  bool takeLessons();
  void opened(LoadResult loaded);

  const Fonts* fonts_;
  AppState state_;
  Loader loader_;
  EditRunner runner_;
  GradientRunner gradients_;
  std::vector<std::string> sets_;
  std::future<std::vector<LessonEntry>> lessons_;
  bool listed_ = false;
  Scene scene_;
  std::optional<Key> key_;
  std::optional<Taught> taught_;
};

}  // namespace gradwalk
