// Settings that several rules have, and the words of a rule's last line.
#pragma once

#include "optim/setting.h"

namespace gradwalk {

inline HyperParameter learningRate(double initial) {
  return {.name = "learning_rate",
          .symbol = "η",
          .initial = initial,
          .most = 1e300,
          .what = {"learning rate", "학습률"},
          .learningRate = true};
}

inline HyperParameter epsilon(double initial) {
  return {.name = "epsilon",
          .symbol = "ε",
          .initial = initial,
          .most = 1e6,
          .what = {"a small number, so that nothing is divided by 0", "0으로 나누지 않게 더하는 작은 수"}};
}

// How much of an average is kept.
inline HyperParameter keptShare(const char* name, const char* symbol, double initial, Text what) {
  return {.name = name, .symbol = symbol, .initial = initial, .most = 1.0, .what = what, .below = true};
}

inline HyperParameter momentumShare(double initial) {
  return keptShare("momentum", "γ", initial, {"how much of the velocity is kept", "속도를 얼마나 남기는지"});
}

}  // namespace gradwalk
