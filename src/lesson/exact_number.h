// Arithmetic of the numbers in a formula, done only where nothing is lost: in binary, or
// in the decimals as they are typed (3·0.1 is 0.3).
//
//     exactProduct(2.0, 0.1);    // 0.2
//     exactSum(0.1, 0.2);        // 0.3
//     exactProduct(M_PI, M_PI);  // nullopt
//     reduced({2.0, 20.0});      // {1, 10}
#pragma once

#include <optional>

namespace gradwalk {

std::optional<double> exactSum(double a, double b);
std::optional<double> exactProduct(double a, double b);

// A factor over/under; the sign stands above, under > 0.
struct Ratio {
  double over = 1.0, under = 1.0;
};

// In lowest terms where both can be written as whole numbers.
Ratio reduced(Ratio ratio);
std::optional<Ratio> exactProduct(Ratio a, Ratio b);
std::optional<Ratio> exactSum(Ratio a, Ratio b);

}  // namespace gradwalk
