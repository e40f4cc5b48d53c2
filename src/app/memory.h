// Remembers while a sitting goes on what the next one begins with. Only what somebody
// changed is noted: an option of the command line holds for its sitting alone.
//
//     Memory memory(folders);
//     memory.before().textScale;         // of the last sitting
//     memory.begin(state);               // what is there now is nobody's change
//     memory.advance(state, seconds);    // a second after a change it is noted
//     memory.keep(state);                // at once, on the way out
#pragma once

#include "app/memory_file.h"

namespace gradwalk {

struct AppState;

class Memory {
 public:
  explicit Memory(MemoryFolders folders);

  const Remembered& before() const { return before_; }
  const std::vector<BrokenFile>& broken() const { return broken_; }

  void begin(const AppState& state);
  void advance(const AppState& state, double seconds);
  void keep(const AppState& state);

 private:
  bool nowhere() const { return folders_.settings.empty() && folders_.state.empty(); }

  MemoryFolders folders_;
  std::vector<BrokenFile> broken_;
  Remembered before_, noted_;
  double sinceLook_ = 0.0;
};

// What there is to remember of a state.
Remembered rememberedOf(const AppState& state);

}  // namespace gradwalk
