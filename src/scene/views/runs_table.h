// The table of the lab: every run at the shared step.
#pragma once

#include <cstddef>

#include "scene/views/page.h"
#include "trace/lab.h"

namespace gradwalk {

// The largest type in which the whole table fits the room; 0 where none does.
double runsTableSize(const Page& page, const Lab& lab, std::size_t step, const Box& room);
void drawRunsTable(Page& page, const Lab& lab, std::size_t step, double size, const Box& room);

}  // namespace gradwalk
