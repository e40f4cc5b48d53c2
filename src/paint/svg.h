// A scene as SVG: real text, selectable and searchable, with a position for every
// glyph, so that it looks the same whatever fonts the reader has.
//
//     std::string page = svg(scene, lightTheme());
//
// The same scene gives the same bytes. Text is escaped; nothing in it can become
// markup.
#pragma once

#include <string>

#include "scene/scene.h"

namespace gradwalk {

std::string svg(const Scene& scene, const Theme& theme);

}  // namespace gradwalk
