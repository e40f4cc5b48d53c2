// The one function that prints numbers and the one that rounds them.
//
//     significant(270.42640743, 5);   // "270.43"
//     significant(-1.84578932957e-05, 5);  // "-0.000018458"
//     decimals(0.50002203, 6);        // "0.500022"
//     roundTo(2.675, 2);              // 2.68: half away from zero, on the shortest decimal
//
// Numbers with a magnitude below 1e-6 or from 1e9 on are printed as 1.8458e-07.
// Zero, also −0, is "0"; not finite is "inf", "-inf", "nan". A figure that was
// rounded keeps its zeros, one that was not has none: 1.0000018 at 5 digits is
// "1.0000", 1 is "1", 5.6 is "5.6". Digits before the point are never rounded away:
// 1234567.8 at 5 digits is 1234568.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gradwalk {

inline constexpr int defaultDigits = 5;
inline constexpr int mostDigits = 8;

std::string significant(double value, int digits);
std::string decimals(double value, int places);

// As significant(), with more digits, up to mostDigits, where it would otherwise look
// equal to `before` and is not, and with so many that two digits of the change can be seen:
// an update of 1 by 0.0000018 is "1.0000018".
std::string significantApart(double value, double before, int digits);

// The shortest decimal that reads back as the same double; for values that are
// looked up ("hover shows all digits") and for JSON.
std::string shortest(double value);

// Rounded half away from zero on the shortest decimal of the double, to `places`
// after the point (negative: before it).
double roundTo(double value, int places);
// Cut off instead of rounded.
double truncateTo(double value, int places);

// The value as significant() prints it.
double roundSignificant(double value, int digits);

// How many places after the point a printed figure shows: "0.50" 2, "-0." 0,
// "1.5e-3" 4, "11" 0. notAFigure when it is not a number.
inline constexpr int notAFigure = -1000;
int printedPlaces(std::string_view figure);

// The value of a printed figure: "-.00002", "-0.", "270.43".
std::optional<double> printedValue(std::string_view figure);

}  // namespace gradwalk
