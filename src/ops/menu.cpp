#include "ops/menu.h"

#include <vector>

#include "ops/ops.h"

namespace gradwalk {
namespace {

const std::vector<Operation>& menu() {
  static const std::vector<Operation> list = {
      conv2d(),
      relu(),
      maxPool(),
      flatten(),
      dense(),
      matmul(),
      add(),
      hadamard(),
      scale(),
      divide(),
      sum(),
      dot(),
      diagonal(),
      oneHot(),
      softmax(),
      crossEntropy(),
      softmaxCrossEntropy(),
      squaredError(),
  };
  return list;
}

}  // namespace

std::span<const Operation> operations() { return menu(); }

const Operation* findOperation(std::string_view name) {
  for (const Operation& operation : menu())
    if (operation.name == name) return &operation;
  return nullptr;
}

std::span<const Fusion> fusions() {
  static const std::vector<Fusion> table = {
      {"softmax_cross_entropy", "softmax", "cross_entropy", "softmax_cross_entropy", addUpToOne},
  };
  return table;
}

}  // namespace gradwalk
