// What the panel at the right can show, one at a time.
#pragma once

namespace gradwalk {

enum class SideTab {
  printed,  // the document's numbers against ours
};

}  // namespace gradwalk
