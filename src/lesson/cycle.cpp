// Definitions that are computed from themselves.
#include "lesson/builder.h"

namespace gradwalk {

std::string cycleFrom(const Lesson& lesson, const std::string& from) {
  std::map<std::string, const Expression*, std::less<>> definitions;
  for (const Definition& definition : lesson.graph)
    definitions.emplace(definition.name, &definition.expression);
  std::set<std::string> seen{from};
  // Depth-first, bounded by the number of definitions.
  std::vector<std::pair<std::string, std::size_t>> stack{{from, 0}};
  while (!stack.empty()) {
    auto& [name, at] = stack.back();
    const Expression& e = *definitions.at(name);
    bool pushed = false;
    while (!pushed && at < e.nodes.size()) {  // a push moves `at` away
      const ExpressionNode& node = e.nodes[at++];
      if (node.kind != ExpressionKind::name) continue;
      if (node.text == from) {
        std::string out;
        for (const auto& [step, unused] : stack) out += step + " → ";
        return out + from;
      }
      if (definitions.contains(node.text) && seen.insert(node.text).second) {
        stack.emplace_back(node.text, 0);
        pushed = true;
      }
    }
    if (!pushed) stack.pop_back();
  }
  return "";
}

}  // namespace gradwalk
