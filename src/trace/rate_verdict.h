// What a learning rate does to the loss, told from its curve among others: too low, good, high,
// too high, as the curves of a lecture on learning rates name them.
//
//     const auto verdicts = judgeRates({0.01, 0.5, 2.1}, curves);   // tooLow, good, tooHigh
//     rateWords(verdicts[2], Language::en);                         // "too high: diverges"
//
// `good` comes down at least 95 % as far as the best of those compared; what stays behind that is
// too low when its rate is smaller than the best one's, else high.
#pragma once

#include <string>
#include <vector>

#include "maths/language.h"

namespace gradwalk {

enum class RateVerdict {
  slow,  // too low
  good,
  swings,    // high: its loss went up on the way
  stays,     // high: it comes down less far
  diverges,  // too high: not finite, or above where it began
};

// curves[k] belongs to rates[k], from before the first update on.
std::vector<RateVerdict> judgeRates(const std::vector<double>& rates,
                                    const std::vector<std::vector<double>>& curves);

std::string rateWords(RateVerdict verdict, Language language);

}  // namespace gradwalk
