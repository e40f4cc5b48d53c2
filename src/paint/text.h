// A scene as plain text: what a reader would read, top to bottom, left to right.
//
//     plainText(scene);
//     // The 4×4 CNN   Forward ▸ Backward ▸ Update
//     // …
//     // = 11
#pragma once

#include <string>

#include "scene/scene.h"

namespace gradwalk {

// Texts whose baselines meet make one line; texts in it are parted by spaces.
std::string plainText(const Scene& scene);

}  // namespace gradwalk
