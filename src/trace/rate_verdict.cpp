#include "trace/rate_verdict.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {
namespace {

constexpr double goodShare = 0.95;

bool diverging(const std::vector<double>& curve) {
  return std::any_of(curve.begin(), curve.end(), [](double f) { return !std::isfinite(f); }) ||
         curve.back() > curve.front();
}

bool rises(const std::vector<double>& curve) {
  for (std::size_t k = 1; k < curve.size(); ++k)
    if (curve[k] > curve[k - 1]) return true;
  return false;
}

}  // namespace

std::vector<RateVerdict> judgeRates(const std::vector<double>& rates,
                                    const std::vector<std::vector<double>>& curves) {
  std::vector<RateVerdict> out(rates.size(), RateVerdict::diverges);
  std::size_t best = rates.size();
  for (std::size_t k = 0; k < rates.size(); ++k)
    if (!diverging(curves[k]) && (best == rates.size() || curves[k].back() < curves[best].back())) best = k;
  if (best == rates.size()) return out;
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const std::vector<double>& curve = curves[k];
    if (diverging(curve)) continue;
    const bool far = curve.front() - curve.back() >= goodShare * (curves[best].front() - curves[best].back());
    out[k] = far                      ? RateVerdict::good
             : rates[k] < rates[best] ? RateVerdict::slow
             : rises(curve)           ? RateVerdict::swings
                                      : RateVerdict::stays;
  }
  return out;
}

std::string rateWords(RateVerdict verdict, Language language) {
  constexpr Text slow = {"too low: slow", "너무 작음: 느리다"}, good = {"good", "알맞음"},
                 swings = {"high: swings", "큼: 오르내린다"},
                 stays = {"high: stays above", "큼: 덜 내려간다"},
                 lost = {"too high: diverges", "너무 큼: 발산한다"};
  switch (verdict) {
    case RateVerdict::slow:
      return std::string(in(slow, language));
    case RateVerdict::good:
      return std::string(in(good, language));
    case RateVerdict::swings:
      return std::string(in(swings, language));
    case RateVerdict::stays:
      return std::string(in(stays, language));
    case RateVerdict::diverges:
      return std::string(in(lost, language));
  }
  return "";
}

}  // namespace gradwalk
