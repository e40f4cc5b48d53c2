// Colours as eyes see them that lack one kind of receptor.
//
// Simulated after G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based
// Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009: their matrices for
// severity 1.0, on linear RGB. Distances are ΔE*ab of CIE 1976 under D65; 2.3 is just
// noticeable.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "scene/theme.h"

using namespace gradwalk;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

struct Eye {
  const char* name;
  Matrix matrix;
};

constexpr std::array<Eye, 4> eyes = {{
    {"usual", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

Triple times(const Matrix& m, const Triple& v) {
  Triple out{};
  for (std::size_t r = 0; r < 3; ++r) out[r] = m[r][0] * v[0] + m[r][1] * v[1] + m[r][2] * v[2];
  return out;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// CIE L*a*b* of a linear sRGB colour, white D65.
Triple lab(const Triple& rgb) {
  constexpr Matrix toXyz = {{{0.4124564, 0.3575761, 0.1804375},
                             {0.2126729, 0.7151522, 0.0721750},
                             {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Triple white = {0.95047, 1.0, 1.08883};
  Triple f = times(toXyz, rgb);
  for (std::size_t k = 0; k < 3; ++k) {
    const double t = f[k] / white[k], delta = 6.0 / 29.0;
    f[k] = t > delta * delta * delta ? std::cbrt(t) : t / (3 * delta * delta) + 4.0 / 29.0;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

Triple seen(const Eye& eye, Rgb colour) {
  Triple rgb = times(eye.matrix, {linear(colour.red), linear(colour.green), linear(colour.blue)});
  for (double& channel : rgb) channel = std::clamp(channel, 0.0, 1.0);
  return lab(rgb);
}

double distance(const Eye& eye, Rgb a, Rgb b) {
  const Triple p = seen(eye, a), q = seen(eye, b);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

constexpr Rgb black{0, 0, 0}, white{255, 255, 255}, red{255, 0, 0}, green{0, 155, 0};

}  // namespace

TEST_CASE("colour vision: the simulation is that of the paper") {
  CHECK(distance(eyes[0], black, white) == doctest::Approx(100).epsilon(0.001));
  // L*a*b* of pure red, as any table has it.
  const Triple pure = seen(eyes[0], red);
  CHECK(pure[0] == doctest::Approx(53.24).epsilon(0.001));
  CHECK(pure[1] == doctest::Approx(80.09).epsilon(0.001));
  CHECK(pure[2] == doctest::Approx(67.20).epsilon(0.001));
  for (const Eye& eye : eyes) {
    CAPTURE(eye.name);
    // Each row adds up to 1: what is grey stays grey.
    for (const Triple& row : eye.matrix) CHECK(row[0] + row[1] + row[2] == doctest::Approx(1).epsilon(1e-5));
    CHECK(distance(eye, black, white) == doctest::Approx(100).epsilon(0.001));
  }
  // Red and green, which a usual eye sees far apart, come close without green receptors.
  CHECK(distance(eyes[0], red, green) > 130);
  CHECK(distance(eyes[2], red, green) < 45);
}

TEST_CASE("colour vision: what must be told apart keeps its distance for every eye, in both themes") {
  constexpr double least = 20;
  constexpr std::pair<Ink, Ink> pairs[] = {
      // Roles, which stand beside each other on the stage and in the formula.
      {Ink::operand1, Ink::operand2},
      {Ink::operand1, Ink::operand3},
      {Ink::operand2, Ink::operand3},
      {Ink::operand1, Ink::written},
      {Ink::operand2, Ink::written},
      {Ink::operand3, Ink::written},
      // A role's symbol among plain text.
      {Ink::operand1, Ink::text},
      {Ink::operand2, Ink::text},
      {Ink::operand3, Ink::text},
      // Signs, and each against a zero.
      {Ink::positive, Ink::negative},
      {Ink::positive, Ink::panel},
      {Ink::negative, Ink::panel},
      // Where we are, and what does not hold.
      {Ink::accent, Ink::text},
      {Ink::accent, Ink::faint},
      {Ink::warning, Ink::text},
      {Ink::warning, Ink::faint},
      {Ink::warning, Ink::accent},
      {Ink::faint, Ink::text},
  };
  for (const Theme* theme : {&lightTheme(), &darkTheme()})
    for (const Eye& eye : eyes)
      for (const auto& pair : pairs) {
        CAPTURE(theme->name);
        CAPTURE(eye.name);
        CAPTURE(name(pair.first));
        CAPTURE(name(pair.second));
        CHECK(distance(eye, (*theme)[pair.first], (*theme)[pair.second]) >= least);
      }
}

TEST_CASE("colour vision: the colours of runs keep their distance, and so do their lightnesses") {
  for (const Theme* theme : {&lightTheme(), &darkTheme()})
    for (int a = 0; a < 8; ++a)
      for (int b = 0; b < a; ++b) {
        const auto colour = [&](int n) {
          return (*theme)[static_cast<Ink>(static_cast<int>(Ink::run1) + n)];
        };
        CAPTURE(theme->name);
        CAPTURE(a);
        CAPTURE(b);
        for (const Eye& eye : eyes) {
          CAPTURE(eye.name);
          CHECK(distance(eye, colour(a), colour(b)) >= 20);
        }
        // In grey the first four differ plainly, all of them just enough.
        const double grey = std::fabs(seen(eyes[0], colour(a))[0] - seen(eyes[0], colour(b))[0]);
        CHECK(grey >= (a < 4 ? 9.0 : 2.3));
      }
}

TEST_CASE("colour vision: tints of opposite sign differ for every eye as soon as they can be seen") {
  for (const Theme* theme : {&lightTheme(), &darkTheme()})
    for (const Eye& eye : eyes)
      for (const double strength : {0.25, 0.5, 1.0}) {
        CAPTURE(eye.name);
        CAPTURE(strength);
        CHECK(distance(eye, tint(*theme, strength), tint(*theme, -strength)) >= 20);
      }
}
