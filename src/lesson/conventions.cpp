#include "lesson/conventions.h"

#include <algorithm>
#include <map>

#include "ops/menu.h"
#include "optim/conventions.h"

namespace gradwalk {
namespace {

std::vector<ConventionInfo> gathered() {
  std::map<std::string, ConventionInfo> byName;
  const auto add = [&](const Attribute& attribute) {
    if (attribute.convention)
      byName.try_emplace(attribute.name,
                         ConventionInfo{attribute.name, attribute.title, attribute.what, attribute.choices,
                                        attribute.choiceTitles, static_cast<std::size_t>(attribute.initial)});
  };
  for (const Operation& operation : operations())
    for (const Attribute& attribute : operation.attributes) add(attribute);
  for (const Attribute& attribute : optimizerConventions()) add(attribute);
  for (const Fusion& fusion : fusions())
    byName.try_emplace(fusion.convention, ConventionInfo{fusion.convention,
                                                         fusion.title,
                                                         fusion.what,
                                                         {"fused", "separate"},
                                                         {fusion.fusedTitle, fusion.separateTitle},
                                                         0});
  std::vector<ConventionInfo> out;
  for (auto& [name, convention] : byName) out.push_back(std::move(convention));
  return out;
}

}  // namespace

std::span<const ConventionInfo> conventionMenu() {
  static const std::vector<ConventionInfo> menu = gathered();
  return menu;
}

const ConventionInfo* findConvention(std::string_view name) {
  for (const ConventionInfo& each : conventionMenu())
    if (each.name == name) return &each;
  return nullptr;
}

int choiceOf(const ConventionInfo& convention, std::string_view word) {
  const auto found = std::find(convention.choices.begin(), convention.choices.end(), word);
  return found == convention.choices.end() ? -1 : static_cast<int>(found - convention.choices.begin());
}

}  // namespace gradwalk
