// a to the power b, the one definition that values, derivatives and records share.
//
//     pow(-2.0, 3.0);   // −8
//     pow(-8.0, 0.5);   // NaN: no real number
//
// A square is a·a, correctly rounded; std::pow may miss that by the last bit, and some
// compilers write the one for the other.
#pragma once

namespace gradwalk {

double pow(double a, double b);

// Its derivative by a, b·a^(b−1): exact for whole b, at 0 and for negative a too; 0 where
// b is 0.
double powByBase(double a, double b);

// Its derivative by b, a^b·log a: 0 where a^b is 0, NaN for a negative a.
double powByExponent(double a, double b);

}  // namespace gradwalk
