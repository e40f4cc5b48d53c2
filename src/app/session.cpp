#include "app/session.h"

#include <chrono>
#include <utility>

#include "app/keys.h"
#include "app/ui_text.h"
#include "trace/explain.h"

namespace gradwalk {

Session::Session(const Fonts& fonts, SessionOptions options) : fonts_(&fonts) {
  state_.startAt = std::move(options.startAt);
  state_.language = options.language;
  state_.dark = options.dark;
  state_.textScale = options.textScale;
  if (options.lesson.empty()) {
    state_.picker = true;
  } else {
    state_.wanted = std::move(options.lesson);
  }
  advance(0.0);
}

bool Session::advance(double seconds) {
  bool changed = false;
  if (state_.wanted) {
    loader_.start(*std::exchange(state_.wanted, std::nullopt));
    state_.loading = changed = true;
  }
  if (std::optional<LoadResult> loaded = loader_.take()) {
    receive(state_, std::move(*loaded));
    key_.reset();
    newTexts_ = changed = true;
  }
  changed = takeLessons() || changed;
  return tick(state_, seconds) || changed;
}

void Session::settle(std::chrono::milliseconds time) {
  if (std::optional<LoadResult> loaded = loader_.takeWithin(time)) {
    receive(state_, std::move(*loaded));
    key_.reset();
    newTexts_ = true;
  }
}

// The picker's list is read on a worker once the lesson itself is there.
bool Session::takeLessons() {
  if (listed_ || state_.loading) return false;
  if (!lessons_.valid()) {
    lessons_ = std::async(std::launch::async, listLessons);
    return false;
  }
  if (lessons_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  state_.lessons = lessons_.get();
  listed_ = newTexts_ = true;
  return true;
}

void Session::resize(float width, float height) {
  state_.width = width;
  state_.height = height;
}

void Session::obey(Commands& commands) {
  if (commands.empty()) return;
  applyAll(state_, commands);
  commands.clear();
  newTexts_ = newTexts_ || !state_.goToProblem.empty();
}

const Scene& Session::scene(const Layout& layout, bool& changed) {
  const SceneOptions options = sceneOptions(state_, layout);
  const Key key{state_.trace(),    state_.cursor,   options.width, options.height,
                options.textScale, state_.language, state_.dark};
  changed = key_ != key;
  if (!changed) return scene_;
  key_ = key;
  if (key.trace == nullptr) {
    scene_ = Scene{options.width, options.height, Ink::paper, {}};
  } else {
    scene_ = compose(*key.trace, state_.cursor, options, *fonts_);
  }
  return scene_;
}

void Session::teach(UiFonts& fonts) {
  if (!std::exchange(newTexts_, false)) return;
  for (const UiText& each : uiTexts()) {
    fonts.require(each.text.en);
    fonts.require(each.text.ko);
  }
  for (const KeyHelp& line : keyHelp()) {
    for (const Text& each : {line.keys, line.what}) {
      fonts.require(each.en);
      fonts.require(each.ko);
    }
  }
  fonts.require("한국어▾▸✓✗…¼½×−→←↑↓·");
  for (const LessonEntry& entry : state_.lessons) {
    fonts.require(entry.name);
    fonts.require(entry.title.en);
    fonts.require(entry.title.ko);
  }
  if (!state_.problems.empty()) {
    fonts.requireMono();
    fonts.require(state_.problems);
    fonts.require(state_.problemsOf);
  }
  fonts.require(state_.goToProblem);
  if (!state_.open) return;
  // Names, notes and reasons all stand in the lesson's own text.
  fonts.require(state_.open->lesson.source.text);
  const Program& program = state_.open->program;
  for (std::size_t id = 0; id < program.quantities.size(); ++id) {
    fonts.require(symbol(program, static_cast<int>(id)));
  }
  for (const Check& check : state_.open->checks) fonts.require(check.reason);
}

}  // namespace gradwalk
