#include "optim/schedules.h"

namespace gradwalk {
namespace {

const std::vector<Schedule>& menu() {
  static const std::vector<Schedule> list = {constantRate(), stepDecay(),   cosineRate(),
                                             linearRate(),   inverseSqrt(), plateau()};
  return list;
}

}  // namespace

std::span<const Schedule> schedules() { return menu(); }

const Schedule* findSchedule(std::string_view name) {
  for (const Schedule& each : menu())
    if (each.name == name) return &each;
  return nullptr;
}

}  // namespace gradwalk
