// Everything between an event and a picture that needs neither a window nor OpenGL:
// the event queue, keys, the sitting, panels, the pointer on the canvas. The window
// wraps it; the tests drive it as it is.
//
//     Interface interface(fonts, options);          // in an ImguiContext
//     interface.queue().push(event);
//     interface.begin(1280, 720);                   // then fonts, if stale, and ImGui::NewFrame()
//     interface.panels();                           // then draw interface.scene(), ImGui::Render()
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/curve_scene.h"
#include "app/event_queue.h"
#include "app/hover.h"
#include "app/lab_pointer.h"
#include "app/layout.h"
#include "app/sitting.h"
#include "app/strip_pointer.h"
#include "app/ui_fonts.h"

namespace gradwalk {

class Interface {
 public:
  Interface(const Fonts& files, SittingOptions options)
      : files_(&files), sitting_(files, std::move(options)), fonts_(files, 16.0F) {}

  EventQueue& queue() { return queue_; }
  const EventQueue& queue() const { return queue_; }
  Sitting& sitting() { return sitting_; }
  const AppState& state() const { return sitting_.state(); }
  UiFonts& fonts() { return fonts_; }

  // Applies events and what they ask for, lays the window out, composes the scene.
  void begin(float width, float height);

  // Draws the panels into the frame that was begun, and carries out what they ask for.
  // True when that changed something, so that another frame should follow.
  bool panels();

  const Layout& layout() const { return layout_; }
  const Theme& theme() const;
  const Scene& scene() const { return *scene_; }
  bool sceneChanged() const { return sceneChanged_; }

  // The curve under the canvas; nullptr where none is shown.
  const CurvePicture* curve() const { return curve_; }
  bool curveChanged() const { return curveChanged_; }

  // A scene has a least size; a smaller canvas shows it scaled.
  float sceneScale() const;

  // Where the things that can be clicked were drawn last.
  const std::map<std::string, Area>& places() const { return places_; }

 private:
  void takeKeys(const std::vector<KeyPress>& keys);
  void takeClick();
  void frameAsked() const;
  void frameBox(const Box& box) const;
  void takeStrip();
  std::string takeCurve();
  std::string takeSweep();
  void takeMap();
  void takeDrag();
  std::optional<Area> fieldPlace() const;
  bool fieldIsOpening();
  std::optional<CellPlace> underPointer() const;
  void carryOutCopy();

  const Fonts* files_;
  Sitting sitting_;
  UiFonts fonts_;
  EventQueue queue_;
  Commands commands_;
  Layout layout_;
  const Scene* scene_ = nullptr;
  bool sceneChanged_ = false;
  std::optional<HoveredCell> hovered_;
  bool leaf_ = false;  // it is a piece of the formula
  std::optional<NumberDrag> drag_;
  StripPointer strip_;
  LabPointer lab_;
  CurveScene curves_;
  const CurvePicture* curve_ = nullptr;
  bool curveChanged_ = false;
  std::map<std::string, Area> places_;
  float styledEm_ = 0.0F;
  bool styledDark_ = false;
  int framesWaited_ = 0;
};

}  // namespace gradwalk
