#include "app/display_probe.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

// Last, because X11 defines macros such as None and Status.
#include <GL/glx.h>
#include <X11/Xlib.h>

namespace gradwalk {
namespace {

constexpr int fewestBits = 24;

struct Fault {
  DisplayFault fault;
  Text what;
};

constexpr std::array<Fault, 6> faults = {{
    {DisplayFault::unset,
     {"no window can be opened: DISPLAY is not set, so there is no screen to draw on",
      "창을 열 수 없습니다: DISPLAY가 설정되지 않아 그릴 화면이 없습니다"}},
    {DisplayFault::silent,
     {"no window can be opened: the display {display} does not answer",
      "창을 열 수 없습니다: 디스플레이 {display|이} 응답하지 않습니다"}},
    {DisplayFault::noOpenGL,
     {"no window can be opened: the display {display} has no OpenGL (the GLX extension is missing)",
      "창을 열 수 없습니다: 디스플레이 {display}에 OpenGL이 없습니다 (GLX 확장이 없음)"}},
    {DisplayFault::fewColors,
     {"no window can be opened: the display {display} has {depth}-bit colour and at least 24 bits are needed",
      "창을 열 수 없습니다: 디스플레이 {display}의 색은 {depth}비트인데 24비트 이상이 필요합니다"}},
    {DisplayFault::noVisual,
     {"no window can be opened: the display {display} offers OpenGL without double-buffered true colour",
      "창을 열 수 없습니다: 디스플레이 {display}의 OpenGL에 이중 버퍼 트루컬러 화면이 없습니다"}},
    {DisplayFault::noContext,
     {"no window can be opened: the OpenGL driver of the display {display} does not start",
      "창을 열 수 없습니다: 디스플레이 {display}의 OpenGL 드라이버가 시작되지 않습니다"}},
}};

constexpr Text remedy = {
    "Start it on a desktop, or with `xvfb-run -a gradwalk open` for a screen in memory; "
    "`gradwalk print` and `gradwalk render` need no screen",
    "데스크톱에서 실행하거나 `xvfb-run -a gradwalk open`으로 메모리 화면을 쓰십시오. "
    "`gradwalk print`와 `gradwalk render`는 화면 없이도 됩니다"};

// X reports a failed request through a process-wide handler whose default ends the
// process; while the probe runs, a failure is only noted.
bool requestFailed = false;
int noteFailure(Display*, XErrorEvent*) {
  requestFailed = true;
  return 0;
}

// A server in memory begins anew when its last client leaves, and answers nobody for a
// moment.
Display* openDisplay(const char* name) {
  constexpr int attempts = 4;
  for (int i = 0; i < attempts; ++i) {
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds(40));
    if (Display* display = XOpenDisplay(name)) return display;
  }
  return nullptr;
}

DisplayFault probe(Display* display, int& depth) {
  int errorBase = 0, eventBase = 0;
  const int screen = DefaultScreen(display);
  depth = DefaultDepth(display, screen);
  // Fewer colours first: with them a server may offer OpenGL and crash on its use.
  if (depth < fewestBits) return DisplayFault::fewColors;
  if (glXQueryExtension(display, &errorBase, &eventBase) == False) return DisplayFault::noOpenGL;

  std::array<int, 10> wanted = {
      GLX_RGBA, GLX_DOUBLEBUFFER, GLX_RED_SIZE, 8, GLX_GREEN_SIZE, 8, GLX_BLUE_SIZE, 8, None};
  const std::unique_ptr<XVisualInfo, int (*)(void*)> visual(glXChooseVisual(display, screen, wanted.data()),
                                                            XFree);
  if (!visual || visual->depth < fewestBits) return DisplayFault::noVisual;

  const GLXContext context = glXCreateContext(display, visual.get(), nullptr, True);
  XSync(display, False);
  if (context != nullptr) glXDestroyContext(display, context);
  return context == nullptr || requestFailed ? DisplayFault::noContext : DisplayFault::none;
}

}  // namespace

DisplayReport probeDisplay() {
  DisplayReport report;
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0') {
    report.fault = DisplayFault::unset;
    return report;
  }
  report.display = name;
  Display* const display = openDisplay(name);
  if (display == nullptr) {
    report.fault = DisplayFault::silent;
    return report;
  }
  requestFailed = false;
  const auto before = XSetErrorHandler(noteFailure);
  report.fault = probe(display, report.depth);
  XSync(display, False);
  XSetErrorHandler(before);
  if (report.usable()) {
    report.connection = display;
  } else {
    XCloseDisplay(display);
  }
  return report;
}

std::string DisplayReport::sentence(Language language) const {
  for (const Fault& each : faults) {
    if (each.fault != fault) continue;
    const Words words = {{"display", display}, {"depth", std::to_string(depth)}};
    return say(each.what, language, words) + ".\n" + std::string(in(remedy, language));
  }
  return "";
}

}  // namespace gradwalk
