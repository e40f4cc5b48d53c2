// The program: the command line, and the window where it was built.
#include "cli/cli.h"

#ifdef GRADWALK_WINDOW
#include "app/window.h"
#endif

int main(int argc, char** argv) {
#ifdef GRADWALK_WINDOW
  // Command line and window know nothing of each other; they meet here.
  const gradwalk::Window window{
      .obstacle = gradwalk::windowObstacle, .open = [](const gradwalk::WindowRequest& request) {
        return gradwalk::openWindow({.lesson = request.lesson,
                                     .step = request.step,
                                     .sets = request.sets,
                                     .hand = request.hand,
                                     .language = request.language,
                                     .scale = request.scale,
                                     .dark = request.dark,
                                     .resume = request.resume,
                                     .screenshot = request.screenshot});
      }};
  return gradwalk::runCommand(argc, argv, &window);
#else
  return gradwalk::runCommand(argc, argv, nullptr);
#endif
}
