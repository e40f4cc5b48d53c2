// The axes of a curve: round numbers to divide them by, and where a value lies.
//
//     linearTicks(0.13, 0.87, 5);        // 0.2, 0.4, 0.6, 0.8
//     logarithmicTicks(0.004, 30, 5);    // 0.01, 0.1, 1, 10
//     axes.y(0.5);                       // its height in the picture
//
// A tick's text is its value, whole: nothing is rounded away.
#pragma once

#include <string>
#include <vector>

#include "scene/scene.h"

namespace gradwalk {

struct Tick {
  double value = 0.0;
  std::string text;
};

// count·10^exponent as the nearest double of that decimal, so that 3·10^-1 is 0.3.
Tick roundTick(long long count, int exponent);

// Multiples of 1, 2 or 5 times a power of ten within [low, high], at most `most` of them.
std::vector<Tick> linearTicks(double low, double high, int most);

// Powers of ten, or their multiples by 1, 2 and 5; linear ones where there are too few.
std::vector<Tick> logarithmicTicks(double low, double high, int most);

// Whole numbers from 1 to `last`.
std::vector<Tick> countTicks(int last, int most);

struct CurveAxes {
  Box plot;
  int last = 1;                  // iterations 1 … last
  double low = 0.0, high = 1.0;  // the values at bottom and top
  bool logarithmic = false;      // low and high are then positive

  double x(double iteration) const;
  double y(double value) const;  // of a finite value
  int iterationAt(double px) const;
};

// Wide enough for all finite values, with a little air; [0, 1] where there are none.
void fitAxes(CurveAxes& axes, double least, double greatest);

}  // namespace gradwalk
