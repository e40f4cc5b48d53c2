// The lab: the map of a surface with the paths of all runs, what they are made of at the shared
// step, and the step at hand in words and numbers.
//
//     const Lab lab = labOf(*open);
//     Scene page = composeLab(*open, lab, cursor, {.width = 1280, .height = 720}, fonts);
//
//     ┌────────────────────────────────────────────────────────────┐
//     │ title                            Forward ▸ Backward ▸ …    │  ribbon
//     │ ┌──────────── map ──────────────┐  ● SGD        f = 0.42   │
//     │ │                               │     x  …  gradient … step│  runs, two rows each
//     │ │                               │  ■ Momentum              │
//     │ └───────────────────────────────┘                          │
//     │ The point moves against its gradient …                     │  sentence
//     │   x′ = x − η·g = …                                         │  formula
//     └────────────────────────────────────────────────────────────┘
//
// Ids are those of the map (scene/map_view.h), "run:2" (the row of a run), "run:2:x",
// "run:2:gradient:0", "run:2:state:x.v", "run:2:note", and those of the lesson screen for the
// words.
#pragma once

#include <optional>

#include "scene/compose.h"
#include "scene/map_view.h"
#include "trace/lab.h"

namespace gradwalk {

struct LabOptions {
  double width = 1280.0, height = 720.0;  // pixels
  Language language = Language::en;
  double textScale = 1.0;
  bool header = true, footer = true;
  bool table = true;           // of the runs, beside the map
  bool words = true;           // the sentence and the formula of the step
  bool apart = false;          // a map for each run instead of one for all
  bool gradientField = false;  // arrows against the gradient all over the map
  double leastText = 0.0;
  // The shared step; that of the cursor unless given. Of descents alone: the last one.
  std::optional<std::size_t> step = {};
};

// What the map shows at a shared step.
MapData labMap(const OpenLesson& open, const Lab& lab, std::size_t step, const LabOptions& options);

// Kept from picture to picture, so that a step draws only what it changes.
struct LabGround {
  MapGround map;
  double width = 0.0, height = 0.0, textSize = 0.0;
  Language language = Language::en;
  bool gradientField = false;
  const Lab* lab = nullptr;
};

struct LabView {
  Scene scene;
  MapAxes axes;  // where the map is, for pointers; nothing where it is apart or has no room
};

LabView composeLabView(const OpenLesson& open, const Lab& lab, const Trace& trace, const Cursor& cursor,
                       const LabOptions& options, const Fonts& fonts, LabGround* ground = nullptr);
Scene composeLab(const OpenLesson& open, const Lab& lab, const Cursor& cursor, const LabOptions& options,
                 const Fonts& fonts);

// The paths and their map without the steps inside an update: what `gradwalk descend` draws.
Scene composeDescents(const OpenLesson& open, const Lab& lab, const LabOptions& options, const Fonts& fonts);

}  // namespace gradwalk
