// Colours by meaning.
//
// A scene says what a thing means (an Ink); a theme says which colour that is.
// Every ink that text may take has a contrast of at least 4.5:1 on paper, panel and
// the fill of a written cell (WCAG 2.1, 1.4.3), roles are never told apart by red
// against green, and a role always shows in the style of its outline as well.
//
//     const Theme& theme = lightTheme();
//     theme[Ink::operand1];                            // {11, 87, 176}
//     contrast(theme[Ink::text], theme[Ink::paper]);   // 17.4
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gradwalk {

enum class Ink : std::uint8_t {
  text,
  faint,  // shapes, indices, what is not the matter now
  paper,  // background of the picture
  panel,  // background of a card
  rule,   // thin lines
  operand1,
  operand2,
  operand3,
  written,      // outline of the written cell
  writtenFill,  // and what fills it
  positive,     // tint of cells too small for digits: orange
  negative,     // and blue
  accent,       // where we are
  warning,      // what is not finite, what does not hold
  run1,         // runs side by side: lines and markers, not text; no two equally light
  run2,
  run3,
  run4,
  run5,
  run6,
  run7,
  run8,
  shade  // the deepest shade of a map or a heat map
};
inline constexpr std::size_t inkCount = 23;

const char* name(Ink ink);

struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Rgb&) const = default;
};

struct Theme {
  const char* name = "";
  std::array<Rgb, inkCount> colours{};
  Rgb operator[](Ink ink) const { return colours[static_cast<std::size_t>(ink)]; }
};

const Theme& lightTheme();
const Theme& darkTheme();

// `share` of `over`, the rest `under`; 0 … 1.
Rgb mix(Rgb under, Rgb over, double share);

// The colour of a heat map's cell: −1 … 1 from the negative tint over the panel to
// the positive one; NaN is the paper.
Rgb tint(const Theme& theme, double strength);

// A share, 0 … 1, of the deepest shade over the paper.
Rgb shade(const Theme& theme, double share);

// Contrast ratio of WCAG 2.1, 1 … 21.
double contrast(Rgb a, Rgb b);

}  // namespace gradwalk
