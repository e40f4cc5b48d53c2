#include "optim/treatments.h"

namespace gradwalk {
namespace {

const std::vector<Treatment>& menu() {
  static const std::vector<Treatment> list = {clipValue(), clipNorm(), weightDecay(), l1Penalty()};
  return list;
}

}  // namespace

std::span<const Treatment> treatments() { return menu(); }

const Treatment* findTreatment(std::string_view name) {
  for (const Treatment& each : menu())
    if (each.setting.name == name) return &each;
  return nullptr;
}

}  // namespace gradwalk
