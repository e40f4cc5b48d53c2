// Random numbers that do not come from a stream.
//
// Every draw is a pure function of four things: the seed that the lesson names, the
// iteration, the name of the quantity and the index of its cell. So seeking, editing
// or adding a quantity changes no other draw, and cell 5 can be had without cells
// 0 … 4.
//
//     const RandomKey key = randomKey(1, 0, "W");
//     uniform(key, 5);   // in [0, 1)
//     normal(key, 5);    // mean 0, standard deviation 1
//
// The bits are those of SplitMix64 (Steele, Lea, Flood 2014) started at a key that is
// hashed from seed, iteration and name; cell i owns its outputs 2i and 2i + 1. A normal
// number is Box and Muller's, √(−2 ln u)·cos 2πv. Its logarithm and cosine are computed
// here with + − × ÷ alone, so that they have the same bits on every machine; a
// library's may differ in the last one.
#pragma once

#include <cstdint>
#include <string_view>

namespace gradwalk {

struct RandomKey {
  std::uint64_t state = 0;
};

// Iteration 0 is before the first one: a value that is drawn once.
RandomKey randomKey(std::uint64_t seed, std::uint64_t iteration, std::string_view quantity);

// A multiple of 2⁻⁵³ in [0, 1).
double uniform(RandomKey key, std::uint64_t index);

double normal(RandomKey key, std::uint64_t index);

// The natural logarithm of x in (0, 1], and the cosine of `turns` whole turns in
// [0, 1); within 1e-15 of the exact ones (relative, and absolute for the cosine).
double fixedLog(double x);
double fixedCosine(double turns);

}  // namespace gradwalk
