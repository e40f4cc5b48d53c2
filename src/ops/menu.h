// The menu: every operation the program knows, one line each.
#pragma once

#include <span>
#include <string_view>

#include "ops/operation.h"

namespace gradwalk {

// All operations, in the order in which `gradwalk help` lists them.
std::span<const Operation> operations();

// nullptr when there is none of that name.
const Operation* findOperation(std::string_view name);

// Two operations that a convention joins into one with a shorter backward rule.
// The graph is rewritten before it runs: `consumer(producer(a…), b…)` becomes
// `fused(a…, producer's output, b…)`.
struct Fusion {
  std::string convention;  // key under [conventions]; "fused", which holds at first, or "separate"
  std::string producer, consumer, fused;
  bool (*holds)(const Tensor& target);  // the short rule is right for this second argument of the consumer
  Text title, what;
  Text fusedTitle, separateTitle;  // of the two choices
};

std::span<const Fusion> fusions();

}  // namespace gradwalk
