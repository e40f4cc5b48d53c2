#include "maths/random.h"

#include <cmath>

namespace gradwalk {
namespace {

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15u;

// SplitMix64's finaliser: every bit of the input reaches every bit of the output.
std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

// FNV-1a over the bytes of a name.
std::uint64_t hash(std::string_view name) {
  std::uint64_t h = 0xCBF29CE484222325u;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return h;
}

// 53 bits; output `k` of the generator.
std::uint64_t bits(RandomKey key, std::uint64_t k) { return mix(key.state + (k + 1) * golden) >> 11; }

constexpr double ulp = 0x1p-53;

// sin and cos of x in [−π/4, π/4], their series to the last bit.
double sineSeries(double x) {
  const double square = x * x;
  double sum = 0.0;
  for (int n = 19; n >= 3; n -= 2) sum = (sum + 1.0) * -square / (n * (n - 1));
  return x + x * sum;
}

double cosineSeries(double x) {
  const double square = x * x;
  double sum = 0.0;
  for (int n = 20; n >= 2; n -= 2) sum = (sum + 1.0) * -square / (n * (n - 1));
  return 1.0 + sum;
}

}  // namespace

RandomKey randomKey(std::uint64_t seed, std::uint64_t iteration, std::string_view quantity) {
  std::uint64_t state = mix(seed + golden);
  state = mix((state ^ iteration) + golden);
  state = mix((state ^ hash(quantity)) + golden);
  return {state};
}

double uniform(RandomKey key, std::uint64_t index) { return static_cast<double>(bits(key, 2 * index)) * ulp; }

double normal(RandomKey key, std::uint64_t index) {
  const double u = static_cast<double>(bits(key, 2 * index) + 1) * ulp;  // in (0, 1]
  const double v = static_cast<double>(bits(key, 2 * index + 1)) * ulp;
  return std::sqrt(-2.0 * fixedLog(u)) * fixedCosine(v);
}

// x = m·2ᵉ with m in [√½, √2), and ln m = 2 artanh((m − 1)/(m + 1)).
double fixedLog(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);  // exact
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2.0;
    --exponent;
  }
  const double t = (mantissa - 1.0) / (mantissa + 1.0), square = t * t;
  double sum = 0.0;
  for (int n = 23; n >= 3; n -= 2) sum = (sum + 1.0 / n) * square;
  return exponent * 0.69314718055994531 + (2.0 * t + 2.0 * t * sum);
}

double fixedCosine(double turns) {
  const double quarters = turns * 4.0;
  const auto nearest = static_cast<int>(quarters + 0.5);  // 0 … 4
  const double x = (quarters - nearest) * 1.5707963267948966;
  switch (nearest % 4) {
    case 0:
      return cosineSeries(x);
    case 1:
      return -sineSeries(x);
    case 2:
      return -cosineSeries(x);
    default:
      return sineSeries(x);
  }
}

}  // namespace gradwalk
