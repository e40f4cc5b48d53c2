// A picture put into a larger one.
#pragma once

#include "scene/scene.h"

namespace gradwalk {

// All shapes of `from`, moved by `by`, behind those that `into` has.
void moveInto(Scene& into, Scene from, const Point& by);

}  // namespace gradwalk
