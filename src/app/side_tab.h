// What the panel at the right can show, one at a time.
#pragma once

namespace gradwalk {

// Whether a panel stands beside the canvas; automatic: where there is room for it.
enum class Side { automatic, shown, hidden };

enum class SideTab {
  runs,         // the runs of a lesson with a surface, what they are made of
  printed,      // the document's numbers against ours
  origin,       // where a number comes from, who uses it
  conventions,  // the switches of the lesson's conventions, hand arithmetic
  gradients,    // the backward phase against differences of the loss
  edit,         // the lesson's numbers, to be changed
  sweep,        // hyper-parameters of the followed run, tried out
};

}  // namespace gradwalk
