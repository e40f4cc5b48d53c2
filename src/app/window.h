// The window: a canvas with the scene, panels around it.
//
//     const Window window = theWindow();
//     if (window.obstacle(Language::en).empty()) return window.open(request);
//
// Nothing of a window happens before a display was found that can show one.
#pragma once

#include "cli/cli.h"

namespace gradwalk {

Window theWindow();

}  // namespace gradwalk
