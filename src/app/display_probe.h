// Is there a screen that a window can be opened on?
//
// SFML and Mesa abort the process where there is none, so this is asked first,
// with Xlib alone, and answered in words.
//
//     const DisplayReport report = probeDisplay();
//     if (!report.usable()) fmt::print(stderr, "{}\n", report.sentence(Language::en));  // and exit 3
#pragma once

#include <string>

#include "maths/language.h"

namespace gradwalk {

enum class DisplayFault {
  none,
  unset,      // DISPLAY is not set
  silent,     // it is set, but nothing answers there
  noOpenGL,   // the server has no GLX extension
  fewColors,  // a screen with fewer than 24 bits a pixel
  noVisual,   // no double-buffered true-colour visual with OpenGL
  noContext   // OpenGL is announced, but the driver cannot start
};

struct DisplayReport {
  DisplayFault fault = DisplayFault::none;
  std::string display;  // what DISPLAY names
  int depth = 0;        // bits a pixel of its screen

  // The connection that was asked, where it can be used. It is never closed: the
  // OpenGL driver, 30 ms to load, stays loaded with it, so that the window opens as
  // fast as without the question, and no driver of ours unloads itself cleanly.
  void* connection = nullptr;

  bool usable() const { return fault == DisplayFault::none; }

  // What is missing and how to get a window; "" when nothing is missing.
  std::string sentence(Language language) const;
};

// Asks the display that DISPLAY names. Never aborts.
DisplayReport probeDisplay();

}  // namespace gradwalk
