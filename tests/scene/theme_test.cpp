#include "scene/theme.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

#include "scene/scene.h"

using namespace gradwalk;

namespace {

// How far apart two colours are for an eye without red or without green receptors
// (Viénot, Brettel and Mollon 1999), as a Euclidean distance in 0 … 255 channels.
double distanceWithout(bool red, Rgb a, Rgb b) {
  const auto seen = [red](Rgb c) {
    const double r = std::pow(c.red / 255.0, 2.2), g = std::pow(c.green / 255.0, 2.2),
                 blue = std::pow(c.blue / 255.0, 2.2);
    const double rg = red ? 0.11238 * r + 0.88762 * g : 0.29275 * r + 0.70725 * g;
    const double b2 = red ? 0.00401 * r - 0.00401 * g + blue : -0.02234 * r + 0.02234 * g + blue;
    const auto back = [](double v) { return 255.0 * std::pow(std::fmax(v, 0.0), 1 / 2.2); };
    return std::pair{back(rg), back(b2)};
  };
  const auto [ya, ba] = seen(a);
  const auto [yb, bb] = seen(b);
  return std::hypot(std::sqrt(2.0) * (ya - yb), ba - bb);
}

}  // namespace

TEST_CASE("theme: every ink of a text can be read on paper, panel and a written cell") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  for (const Theme* theme : {&lightTheme(), &darkTheme()})
    for (const Ink ink : {Ink::text, Ink::faint, Ink::operand1, Ink::operand2, Ink::operand3, Ink::written,
                          Ink::accent, Ink::warning})
      for (const Ink ground : {Ink::paper, Ink::panel, Ink::writtenFill}) {
        CAPTURE(theme->name);
        CAPTURE(name(ink));
        CAPTURE(name(ground));
        CHECK(contrast((*theme)[ink], (*theme)[ground]) >= 4.5);
      }
}

TEST_CASE("theme: running text has the highest contrast") {
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    CHECK(contrast((*theme)[Ink::text], (*theme)[Ink::paper]) >= 14);
    CHECK(contrast((*theme)[Ink::faint], (*theme)[Ink::paper]) <
          contrast((*theme)[Ink::text], (*theme)[Ink::paper]));
  }
}

TEST_CASE("theme: roles and signs differ for an eye that does not tell red from green") {
  for (const Theme* theme : {&lightTheme(), &darkTheme()})
    for (const bool red : {true, false}) {
      CHECK(distanceWithout(red, (*theme)[Ink::operand1], (*theme)[Ink::operand2]) > 60);
      CHECK(distanceWithout(red, (*theme)[Ink::positive], (*theme)[Ink::negative]) > 60);
    }
}

TEST_CASE("theme: a tint says the sign by its hue and the size by its depth") {
  const Theme& theme = lightTheme();
  CHECK(tint(theme, 1) == theme[Ink::positive]);
  CHECK(tint(theme, -1) == theme[Ink::negative]);
  CHECK(tint(theme, 0) == theme[Ink::panel]);
  CHECK(tint(theme, 7) == theme[Ink::positive]);
  CHECK(tint(theme, std::numeric_limits<double>::quiet_NaN()) == theme[Ink::paper]);
  CHECK(contrast(tint(theme, 0.9), theme[Ink::paper]) > contrast(tint(theme, 0.3), theme[Ink::paper]));
}

TEST_CASE("theme: runs stand out from the paper, and text from the deepest band of a map") {
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    for (int n = 0; n < 8; ++n) {
      CAPTURE(theme->name);
      CAPTURE(n);
      CHECK(contrast((*theme)[static_cast<Ink>(static_cast<int>(Ink::run1) + n)], (*theme)[Ink::paper]) >= 3);
    }
    BandShape bands;
    bands.levels = {1, 2, 3};
    CHECK(contrast((*theme)[Ink::text], bandColour(*theme, bands, 3)) >= 7);
    // The higher, the further from the paper.
    for (std::size_t k = 1; k <= 3; ++k)
      CHECK(contrast(bandColour(*theme, bands, k), (*theme)[Ink::paper]) >
            contrast(bandColour(*theme, bands, k - 1), (*theme)[Ink::paper]));
  }
}
