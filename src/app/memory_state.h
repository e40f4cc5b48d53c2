// Where the window stands on the screen when it does not fill it; no size is not known.
#pragma once

namespace gradwalk {

struct WindowPlace {
  int x = 0, y = 0;
  int width = 0, height = 0;
  bool operator==(const WindowPlace&) const = default;
};

}  // namespace gradwalk
