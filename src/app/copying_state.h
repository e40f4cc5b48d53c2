// What is to be copied, until whoever has the picture and the clipboard has done it.
#pragma once

#include <optional>

#include "trace/origin.h"

namespace gradwalk {

enum class CopyWhat { number, line, latex, picture, command };

struct Copying {
  bool menu = false;                // the choice of it is shown
  std::optional<CopyWhat> wanted;   // taken by who carries it out
  std::optional<CellPlace> number;  // the one meant by "number"
};

}  // namespace gradwalk
