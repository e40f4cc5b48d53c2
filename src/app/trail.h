// The steps that were walked, so that Previous undoes each exactly: over, into and out, from
// wherever they began.
//
//     perform(state, ChangeLevel{+1});   // into: 1/forward/Z → 1/forward/Z/Z[0,0]
//     perform(state, Walk{-1});          // 1/forward/Z again, at the level of operations
#pragma once

#include <deque>

#include "trace/cursor.h"

namespace gradwalk {

struct Stand {
  Cursor cursor;
  Level level = Level::operation;
  bool operator==(const Stand&) const = default;
};

struct TrailStep {
  Stand from, to;
};

using Trail = std::deque<TrailStep>;  // the last is the latest

}  // namespace gradwalk
