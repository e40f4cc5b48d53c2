// Lines of equal value through a sampled field, and the levels that a person would draw.
//
//     for (double level : contourLevels(field, 12))       // 1, 2, 5, 10, 20 …
//       for (const auto& line : isolines(field, level)) …
//
// Marching squares: a line meets the edge of a cell where linear interpolation between its two
// samples gives the level; in a saddle cell the mean of the four corners decides which corners
// belong together. Cells with a corner that is not finite are left out. Points are in samples:
// x the column, y the row from the bottom.
#pragma once

#include <vector>

#include "scene/scene.h"

namespace gradwalk {

// Joined as far as they go; a closed line ends where it begins.
std::vector<std::vector<Point>> isolines(const Field& field, double level);

// The boundary of where the value is at least `level`: closed, the inside to the left (y up), so
// that filling by even and odd gives the area with its holes. −∞ gives all finite cells.
std::vector<std::vector<Point>> regions(const Field& field, double level);

// Where a band shape's quantity is over the first `over` levels, in pixels, as regions() has it.
std::vector<std::vector<Point>> bandOutlines(const BandShape& bands, std::size_t over);

// Round numbers, ascending, about `most`: equally far apart where the values are spread evenly,
// 1, 2, 5, 10 … where they go over decades, on both sides of 0 where they have both signs.
std::vector<double> contourLevels(const Field& field, int most);

}  // namespace gradwalk
