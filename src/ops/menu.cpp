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
      keepProbability(),
      dropoutPrediction(),
      matmul(),
      add(),
      hadamard(),
      scale(),
      divide(),
      subtract(),
      power(),
      negate(),
      exp(),
      log(),
      sqrt(),
      sin(),
      cos(),
      tan(),
      tanh(),
      sigmoid(),
      atan(),
      abs(),
      maximum(),
      minimum(),
      sum(),
      mean(),
      dot(),
      diagonal(),
      oneHot(),
      take(),
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
      {.convention = "softmax_cross_entropy",
       .producer = "softmax",
       .consumer = "cross_entropy",
       .fused = "softmax_cross_entropy",
       .holds = addUpToOne,
       .title = {"Softmax and cross entropy", "소프트맥스와 교차 엔트로피"},
       .what = {"one backward rule for both, p − t, or one after the other",
                "역전파에서 둘을 한 규칙(p − t)으로, 또는 차례로"},
       .fusedTitle = {"one rule", "규칙 하나"},
       .separateTitle = {"two rules", "규칙 둘"}},
  };
  return table;
}

}  // namespace gradwalk
