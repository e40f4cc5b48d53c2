// The program: the command line, and the window where it was built.
#include "cli/cli.h"

#ifdef GRADWALK_WINDOW
#include "app/display_probe.h"
#include "app/window.h"
#endif

int main(int argc, char** argv) {
#ifdef GRADWALK_WINDOW
  const gradwalk::Window window = gradwalk::theWindow();
  return gradwalk::runCommand(argc, argv, &window);
#else
  return gradwalk::runCommand(argc, argv, nullptr);
#endif
}
