#include "app/x11_window.h"

// X11 defines macros such as None and Status: nothing else is included after it.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace gradwalk {
namespace {

Display* connectionOf(const DisplayReport& report) { return static_cast<Display*>(report.connection); }

bool windowManagerRuns(Display* display) {
  const Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", True);
  if (check == None) return false;
  Atom type = None;
  int format = 0;
  unsigned long items = 0, left = 0;
  unsigned char* data = nullptr;
  const int status = XGetWindowProperty(display, DefaultRootWindow(display), check, 0, 1, False, XA_WINDOW,
                                        &type, &format, &items, &left, &data);
  if (data != nullptr) XFree(data);
  return status == Success && items > 0;
}

}  // namespace

void setMinimumSize(const DisplayReport& report, unsigned long window, int width, int height) {
  Display* const display = connectionOf(report);
  if (display == nullptr) return;
  XSizeHints hints{};
  hints.flags = PMinSize;
  hints.min_width = width;
  hints.min_height = height;
  XSetWMNormalHints(display, window, &hints);
  XFlush(display);
}

bool askFullScreen(const DisplayReport& report, unsigned long window, bool on) {
  Display* const display = connectionOf(report);
  if (display == nullptr || !windowManagerRuns(display)) return false;
  XEvent event{};
  event.xclient.type = ClientMessage;
  event.xclient.window = window;
  event.xclient.message_type = XInternAtom(display, "_NET_WM_STATE", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = on ? 1 : 0;
  event.xclient.data.l[1] = static_cast<long>(XInternAtom(display, "_NET_WM_STATE_FULLSCREEN", False));
  event.xclient.data.l[3] = 1;  // from an application
  XSendEvent(display, DefaultRootWindow(display), False, SubstructureNotifyMask | SubstructureRedirectMask,
             &event);
  XFlush(display);
  return true;
}

}  // namespace gradwalk
