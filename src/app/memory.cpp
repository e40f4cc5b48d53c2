#include "app/memory.h"

#include <system_error>
#include <utility>

#include "app/state.h"

namespace gradwalk {
namespace {

constexpr double lookEvery = 1.0;  // seconds

template <class Value>
std::optional<Value> changed(const std::optional<Value>& now, const std::optional<Value>& before) {
  return now == before ? std::nullopt : now;
}

}  // namespace

Remembered rememberedOf(const AppState& state) {
  Remembered out;
  out.language = state.language;
  // The size for a class is not the one for the desk.
  out.textScale = state.presenting.on ? state.presenting.textScale : state.textScale;
  out.dark = state.dark;
  out.reduceMotion = state.reduceMotion;
  if (state.placed.width > 0 && state.placed.height > 0) out.window = state.placed;
  if (state.trace() != nullptr && state.open) {
    std::error_code error;
    const std::filesystem::path lesson = std::filesystem::absolute(state.open->path, error);
    const std::string run = state.open->lesson.runs.empty() ? "" : followedName(state);
    if (!error) out.last = LastPlace{lesson, path(*state.trace(), state.cursor), run};
  }
  return out;
}

Memory::Memory(MemoryFolders folders) : folders_(std::move(folders)) {
  before_ = readRemembered(folders_, broken_);
}

void Memory::begin(const AppState& state) { noted_ = rememberedOf(state); }

void Memory::advance(const AppState& state, double seconds) {
  if (nowhere()) return;
  sinceLook_ += seconds;
  if (sinceLook_ >= lookEvery) keep(state);
}

void Memory::keep(const AppState& state) {
  sinceLook_ = 0.0;
  if (nowhere()) return;
  const Remembered now = rememberedOf(state);
  Remembered news;
  news.language = changed(now.language, noted_.language);
  news.textScale = changed(now.textScale, noted_.textScale);
  news.dark = changed(now.dark, noted_.dark);
  news.reduceMotion = changed(now.reduceMotion, noted_.reduceMotion);
  news.window = changed(now.window, noted_.window);
  news.last = changed(now.last, noted_.last);
  noted_ = now;
  if (news != Remembered{}) writeRemembered(folders_, news);
}

}  // namespace gradwalk
