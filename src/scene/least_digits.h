// The size of the smallest digits in a cell of a scene, in pixels; 0 where there are none.
#pragma once

#include "scene/scene.h"

namespace gradwalk {

double leastOfDigits(const Scene& scene);

}  // namespace gradwalk
