// What SFML cannot ask of an X11 window: a least size, and the whole screen without
// making the window (and with it every OpenGL resource) anew.
//
//     setMinimumSize(report, handle, 640, 480);
//     if (!askFullScreen(report, handle, true)) …   // no window manager: place it by hand
#pragma once

#include "app/display_probe.h"

namespace gradwalk {

void setMinimumSize(const DisplayReport& display, unsigned long window, int width, int height);

// False where no window manager runs that could do it.
bool askFullScreen(const DisplayReport& display, unsigned long window, bool on);

}  // namespace gradwalk
