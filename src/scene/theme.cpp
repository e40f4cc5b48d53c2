#include "scene/theme.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {
namespace {

// What must be told apart also keeps its distance for eyes without red, green or blue
// receptors; tests/scene/colour_vision_test.cpp holds both themes to it.
constexpr Theme light = {"light",
                         {{
                             {20, 23, 28},     // text
                             {91, 98, 108},    // faint
                             {255, 255, 253},  // paper
                             {243, 244, 245},  // panel
                             {201, 205, 211},  // rule
                             {11, 87, 176},    // operand1: blue
                             {163, 66, 0},     // operand2: burnt orange
                             {124, 40, 104},   // operand3: plum
                             {20, 23, 28},     // written
                             {255, 226, 122},  // writtenFill
                             {230, 124, 15},   // positive
                             {45, 118, 209},   // negative
                             {11, 87, 176},    // accent
                             {190, 20, 40},    // warning
                             {8, 65, 232},     // run1: blue
                             {185, 137, 20},   // run2: ochre
                             {38, 34, 1},      // run3: black
                             {209, 62, 125},   // run4: pink
                             {117, 1, 97},     // run5: purple
                             {154, 111, 199},  // run6: lilac
                             {79, 108, 42},    // run7: olive
                             {106, 16, 154},   // run8: violet
                             {24, 62, 112}     // shade
                         }}};

constexpr Theme dark = {"dark",
                        {{
                            {240, 242, 245},  // text
                            {165, 173, 184},  // faint
                            {17, 20, 25},     // paper
                            {30, 34, 41},     // panel
                            {70, 77, 88},     // rule
                            {110, 180, 255},  // operand1
                            {250, 150, 110},  // operand2
                            {198, 172, 212},  // operand3
                            {250, 214, 80},   // written
                            {74, 62, 12},     // writtenFill
                            {240, 140, 40},   // positive
                            {70, 145, 240},   // negative
                            {110, 180, 255},  // accent
                            {255, 140, 112},  // warning
                            {166, 174, 255},  // run1: blue
                            {255, 235, 146},  // run2: sand
                            {213, 108, 147},  // run3: pink
                            {11, 240, 9},     // run4: green
                            {98, 181, 75},    // run5: leaf
                            {231, 252, 243},  // run6: white
                            {255, 170, 158},  // run7: salmon
                            {160, 224, 255},  // run8: sky
                            {150, 190, 240}   // shade
                        }}};

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Rgb c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

std::uint8_t blend(std::uint8_t under, std::uint8_t over, double share) {
  return static_cast<std::uint8_t>(std::lround(under + (over - under) * share));
}

}  // namespace

const char* name(Ink ink) {
  constexpr std::array<const char*, inkCount> names = {
      "text",    "faint",       "paper",    "panel",    "rule",   "operand1", "operand2", "operand3",
      "written", "writtenFill", "positive", "negative", "accent", "warning",  "run1",     "run2",
      "run3",    "run4",        "run5",     "run6",     "run7",   "run8",     "shade"};
  return names[static_cast<std::size_t>(ink)];
}

const Theme& lightTheme() { return light; }
const Theme& darkTheme() { return dark; }

Rgb mix(Rgb under, Rgb over, double share) {
  share = std::clamp(share, 0.0, 1.0);
  return {blend(under.red, over.red, share), blend(under.green, over.green, share),
          blend(under.blue, over.blue, share)};
}

Rgb tint(const Theme& theme, double strength) {
  if (std::isnan(strength)) return theme[Ink::paper];
  return mix(theme[Ink::panel], theme[strength < 0.0 ? Ink::negative : Ink::positive], std::abs(strength));
}

Rgb shade(const Theme& theme, double share) { return mix(theme[Ink::paper], theme[Ink::shade], share); }

double contrast(Rgb a, Rgb b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace gradwalk
