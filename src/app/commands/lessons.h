// Which lesson is open, and whether any.
#pragma once

#include <filesystem>

namespace gradwalk {

struct AppState;

struct OpenFile {
  std::filesystem::path path;
};
struct MovePick {  // the mark in the list of lessons
  int by = 1;
};
struct OpenPicked {};
// Escape: whatever lies on top
struct Quit {};

void apply(AppState& state, const OpenFile&);
void apply(AppState& state, const MovePick&);
void apply(AppState& state, const OpenPicked&);
void apply(AppState& state, const Quit&);

}  // namespace gradwalk
