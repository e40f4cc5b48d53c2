#include "app/imgui_context.h"

#include <imgui.h>

#include "app/event_queue.h"

namespace gradwalk {

ImguiContext::ImguiContext() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing is written beside the program
  io.LogFilename = nullptr;
  // Keyboard navigation stays off: with it Space would press the focused button as
  // well as play, and the arrows would wander off the steps.
  io.ConfigFlags = ImGuiConfigFlags_None;
  // A blinking caret would redraw a resting window and make two pictures differ.
  io.ConfigInputTextCursorBlink = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  mapKeys(io);
}

ImguiContext::~ImguiContext() { ImGui::DestroyContext(); }

}  // namespace gradwalk
