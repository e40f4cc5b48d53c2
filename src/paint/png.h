// A scene as PNG, without a display: filled outlines at the scene's positions,
// anti-aliased, unhinted.
//
//     std::string problem;
//     std::string bytes = png(scene, lightTheme(), fonts, problem);   // "" when it cannot be made
//
// The same scene gives the same bytes.
#pragma once

#include <string>

#include "scene/scene.h"

namespace gradwalk {

inline constexpr double mostPixels = 16384;  // a side

// `zoom` multiplies the size of the picture in pixels; the layout is the scene's.
std::string png(const Scene& scene, const Theme& theme, const Fonts& fonts, std::string& problem,
                double zoom = 1.0);

}  // namespace gradwalk
