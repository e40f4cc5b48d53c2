// A Dear ImGui context with this program's settings, ended with its scope.
//
//     const ImguiContext context;        // ImGui::GetIO() is ready
//
// Needs no window: the tests drive the panels in one.
#pragma once

namespace gradwalk {

class ImguiContext {
 public:
  ImguiContext();
  ~ImguiContext();
  ImguiContext(const ImguiContext&) = delete;
  ImguiContext& operator=(const ImguiContext&) = delete;
};

}  // namespace gradwalk
