#include <algorithm>

#include "optim/conventions.h"
#include "optim/optimizers.h"

namespace gradwalk {
namespace {

const std::vector<Optimizer>& menu() {
  static const std::vector<Optimizer> list = {
      gradientDescent(), momentum(), nesterov(), adagrad(), rmsprop(), adam(), adamw(),
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

const Preset* findPreset(const Optimizer& optimizer, std::string_view name) {
  for (const Preset& preset : optimizer.presets)
    if (preset.name == name) return &preset;
  return nullptr;
}

std::map<std::string, int> choicesOf(const Optimizer& optimizer, const Preset* preset) {
  std::map<std::string, int> out;
  for (const std::string& name : optimizer.conventions) {
    const std::vector<std::string>& choices = findOptimizerConvention(name)->choices;
    out[name] = 0;
    if (preset == nullptr) continue;
    if (const auto given = preset->choices.find(name); given != preset->choices.end())
      out[name] =
          static_cast<int>(std::find(choices.begin(), choices.end(), given->second) - choices.begin());
  }
  return out;
}

std::vector<Line> aheadLines(const Optimizer& optimizer, const OptimizerCall& call) {
  return optimizer.ahead == nullptr ? std::vector<Line>() : optimizer.ahead(call);
}

std::vector<Line> onceLines(const Optimizer& optimizer, const OptimizerCall& call) {
  return optimizer.once == nullptr ? std::vector<Line>() : optimizer.once(call);
}

}  // namespace gradwalk
