#include "optim/optimizers.h"

namespace gradwalk {
namespace {

const std::vector<Optimizer>& menu() {
  static const std::vector<Optimizer> list = {
      gradientDescent(),
  };
  return list;
}

}  // namespace

std::span<const Optimizer> optimizers() { return menu(); }

const Optimizer* findOptimizer(std::string_view name) {
  for (const Optimizer& optimizer : menu())
    if (optimizer.name == name) return &optimizer;
  return nullptr;
}

}  // namespace gradwalk
