#include "maths/digits.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "maths/random.h"

using namespace gradwalk;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double largest = std::numeric_limits<double>::max();

}  // namespace

TEST_CASE("digits: rounding is half away from zero on the shortest decimal") {
  // 2.675 is stored as 2.67499999999999982…; a person rounds what is written.
  CHECK(roundTo(2.675, 2) == 2.68);
  CHECK(roundTo(-2.675, 2) == -2.68);
  CHECK(roundTo(1.005, 2) == 1.01);
  CHECK(roundTo(0.125, 2) == 0.13);
  CHECK(roundTo(-0.125, 2) == -0.13);
  CHECK(roundTo(0.5, 0) == 1.0);
  CHECK(roundTo(1.5, 0) == 2.0);
  CHECK(roundTo(2.5, 0) == 3.0);
  CHECK(roundTo(0.4999999999999999, 0) == 0.0);
  CHECK(roundTo(9.9995, 3) == 10.0);
  CHECK(roundTo(0.05, 1) == 0.1);
  CHECK(roundTo(0.05, 0) == 0.0);
  CHECK(roundTo(0.004, 1) == 0.0);
  CHECK(roundTo(1234.5, -2) == 1200.0);
  CHECK(roundTo(1250.0, -2) == 1300.0);
  CHECK(roundTo(50.0, -2) == 100.0);
  CHECK(roundTo(50.0, -3) == 0.0);
  CHECK(roundTo(1e22, 5) == 1e22);
  CHECK(roundTo(smallest, 10) == 0.0);
  CHECK(roundTo(smallest, 324) == smallest);
  CHECK(roundTo(0.1 + 0.2, 5) == 0.3);
}

TEST_CASE("digits: cutting off is not rounding") {
  CHECK(truncateTo(0.66524, 2) == 0.66);
  CHECK(truncateTo(0.669, 2) == 0.66);
  CHECK(truncateTo(-0.669, 2) == -0.66);
  CHECK(truncateTo(0.999, 0) == 0.0);
  CHECK(truncateTo(1999.0, -3) == 1000.0);
  CHECK(truncateTo(0.29, 2) == 0.29);  // 0.29·100 is 28.999999999999996
}

TEST_CASE("digits: what is not finite is passed through, and zero stays zero") {
  CHECK(roundTo(infinity, 2) == infinity);
  CHECK(roundTo(-infinity, 2) == -infinity);
  CHECK(std::isnan(roundTo(notANumber, 2)));
  CHECK(std::isnan(truncateTo(notANumber, 2)));
  CHECK(std::isnan(roundSignificant(notANumber, 2)));
  CHECK(roundSignificant(infinity, 2) == infinity);
  CHECK(roundTo(0.0, 3) == 0.0);
  CHECK(roundTo(-0.0, 3) == 0.0);
}

TEST_CASE("digits: a figure keeps its zeros when it was rounded, and has none when it was not") {
  CHECK(significant(1.0000018, 5) == "1.0000");
  CHECK(significant(1.0, 5) == "1");
  CHECK(significant(0.1 + 0.2, 5) == "0.3");
  CHECK(significant(11.0000004, 5) == "11.000");
  CHECK(significantApart(1.0000018, 1.0, 5) == "1.0000018");
  CHECK(significantApart(1.00000553737, 1.0, 5) == "1.0000055");
  CHECK(significantApart(0.500020303683, 0.5, 5) == "0.50002");
  CHECK(significantApart(1.9, 2.0, 5) == "1.9");
  CHECK(significantApart(1.000000001, 1.0, 5) == "1.0000");  // eight digits do not tell them apart
  CHECK(significantApart(1.0, 1.0, 5) == "1");
  CHECK(significantApart(0.1 + 0.2, 0.3, 5) == "0.3");
}

TEST_CASE("digits: significant digits") {
  CHECK(significant(270.42640743, 5) == "270.43");
  CHECK(significant(-1.84578932957e-05, 5) == "-0.000018458");
  CHECK(significant(5.6, 5) == "5.6");
  CHECK(significant(-5.3, 5) == "-5.3");
  CHECK(significant(2.675, 3) == "2.68");
  CHECK(significant(9.9995, 4) == "10.00");
  CHECK(significant(9.99951, 5) == "9.9995");
  CHECK(significant(0.099996, 4) == "0.1000");
  CHECK(significant(100.0, 5) == "100");
  CHECK(significant(1.0 / 3.0, 8) == "0.33333333");
}

TEST_CASE("digits: digits before the point are never rounded away") {
  CHECK(significant(1234567.8, 5) == "1234568");
  CHECK(significant(123456789.0, 5) == "123456789");
  CHECK(significant(999999.5, 5) == "1000000");
  CHECK(roundSignificant(1234567.8, 5) == 1234568.0);
}

TEST_CASE("digits: very small and very large numbers are written with a power of ten") {
  CHECK(significant(1.8457893e-07, 5) == "1.8458e-07");
  CHECK(significant(0.000001, 5) == "0.000001");
  CHECK(significant(0.00000099999999, 5) == "0.0000010000");
  CHECK(significant(9.9999e-07, 5) == "9.9999e-07");
  CHECK(significant(999999999.0, 5) == "999999999");
  CHECK(significant(999999999.9, 5) == "1.0000e+09");
  CHECK(significant(1e9, 5) == "1e+09");
  CHECK(significant(-1.23456e10, 5) == "-1.2346e+10");
  CHECK(significant(1e22, 5) == "1e+22");
  CHECK(significant(1e-100, 5) == "1e-100");
  CHECK(significant(smallest, 5) == "5e-324");
  CHECK(significant(largest, 5) == "1.7977e+308");
}

TEST_CASE("digits: zero, minus zero and what is not finite have one spelling") {
  CHECK(significant(0.0, 5) == "0");
  CHECK(significant(-0.0, 5) == "0");
  CHECK(decimals(-0.0, 2) == "0");
  CHECK(decimals(-0.001, 2) == "0");
  CHECK(shortest(-0.0) == "0");
  CHECK(significant(infinity, 5) == "inf");
  CHECK(significant(-infinity, 5) == "-inf");
  CHECK(significant(notANumber, 5) == "nan");
  CHECK(decimals(notANumber, 3) == "nan");
  CHECK(shortest(-infinity) == "-inf");
}

TEST_CASE("digits: places after the point") {
  CHECK(decimals(0.50002203, 6) == "0.500022");
  CHECK(decimals(2.675, 2) == "2.68");
  CHECK(decimals(-0.00002, 5) == "-0.00002");
  CHECK(decimals(0.00002, 4) == "0");
  CHECK(decimals(0.99999, 2) == "1");
  CHECK(decimals(12.5, 0) == "13");
}

TEST_CASE("digits: the shortest decimal reads back as the same double") {
  const RandomKey key = randomKey(7, 0, "digits");
  for (std::uint64_t k = 0; k < 2000; ++k) {
    const double value =
        normal(key, 2 * k) * std::pow(10.0, std::floor(60.0 * uniform(key, 2 * k + 1)) - 30.0);
    CHECK(std::stod(shortest(value)) == value);
    CHECK(*printedValue(shortest(value)) == value);
  }
}

TEST_CASE("digits: the printed figure is the rounded number, at any number of digits") {
  const RandomKey key = randomKey(8, 0, "digits");
  for (std::uint64_t k = 0; k < 2000; ++k) {
    const double value =
        normal(key, 2 * k) * std::pow(10.0, std::floor(24.0 * uniform(key, 2 * k + 1)) - 12.0);
    for (int digits = 1; digits <= mostDigits; ++digits)
      CHECK(*printedValue(significant(value, digits)) == roundSignificant(value, digits));
  }
}

TEST_CASE("digits: a figure is rounded once, also where the noise of doubles lies beside a half") {
  // Rounded to 15 digits first it would be 1.00005, and then 1.0001.
  const double noisy = 1.0000499999999999;
  CHECK(significant(noisy, 5) == "1.0000");
  CHECK(roundSignificant(noisy, 5) == 1.0);
  CHECK(significant(0.1 + 0.2, 5) == "0.3");
  CHECK(significant(1.1 * 1.1, 5) == "1.21");
}

TEST_CASE("digits: rounding twice changes nothing, and never moves further than half a place") {
  const RandomKey key = randomKey(9, 0, "digits");
  for (std::uint64_t k = 0; k < 2000; ++k) {
    const double value = 100.0 * normal(key, k);
    for (int places = 0; places <= 8; ++places) {
      const double rounded = roundTo(value, places);
      CHECK(roundTo(rounded, places) == rounded);
      CHECK(std::fabs(rounded - value) <= 0.5000000001 * std::pow(10.0, -places));
      CHECK(std::fabs(truncateTo(value, places)) <= std::fabs(value));
    }
  }
}

TEST_CASE("digits: rounding the largest double up overflows to infinity") {
  CHECK(roundSignificant(largest, 2) == infinity);
  CHECK(roundSignificant(-largest, 2) == -infinity);
  CHECK(roundSignificant(largest, 5) == infinity);
}

TEST_CASE("printed figures: their places after the point") {
  CHECK(printedPlaces("0.50") == 2);
  CHECK(printedPlaces("11") == 0);
  CHECK(printedPlaces("-0.") == 0);
  CHECK(printedPlaces("-.00002") == 5);
  CHECK(printedPlaces("270.43") == 2);
  CHECK(printedPlaces("1.5e-3") == 4);
  CHECK(printedPlaces("1.5e+3") == -2);
  CHECK(printedPlaces("2E2") == -2);
  CHECK(printedPlaces("1_000.5") == 1);
  CHECK(printedPlaces("+3.10") == 2);
}

TEST_CASE("printed figures: their value") {
  CHECK(*printedValue("-.00002") == -0.00002);
  CHECK(*printedValue("-0.") == 0.0);
  CHECK(*printedValue("270.43") == 270.43);
  CHECK(*printedValue("1.5e-3") == 0.0015);
  CHECK(*printedValue("11") == 11.0);
  CHECK(*printedValue("+0.1") == 0.1);
  CHECK(*printedValue("1_000") == 1000.0);
  CHECK(*printedValue("0.000000000000000000000000000001") == 1e-30);
}

TEST_CASE("printed figures: what is not a number is none") {
  for (const char* junk : {"",      "-",     ".",   "-.",  "+",   "e5",  "abc", "1.2.3",
                           "1,5",   "1 2",   " 1",  "1 ",  "1e",  "1e+", "1e-", "1e+-5",
                           "1e5.0", "0x10",  "inf", "nan", "--1", "1-",  "_1",  "1e999999999999",
                           "9e399", "1e309", "½",   "−5"}) {
    CAPTURE(std::string(junk));
    CHECK_FALSE(printedValue(junk).has_value());
    CHECK(printedPlaces(junk) == notAFigure);
  }
  CHECK_FALSE(printedValue(std::string(5000, '9')).has_value());
}
