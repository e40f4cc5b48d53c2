#include "lesson/with_setting.h"

#include <cmath>

#include "maths/digits.h"

namespace gradwalk {

Expression withSetting(Expression call, const std::string& setting, double value) {
  ExpressionNode root = call.node(call.root);
  if (root.kind == ExpressionKind::name) root.kind = ExpressionKind::call;
  if (root.kind != ExpressionKind::call) return call;
  const auto add = [&](ExpressionNode node) {
    node.where = root.where;
    call.nodes.push_back(std::move(node));
    return static_cast<std::int32_t>(call.nodes.size() - 1);
  };
  std::int32_t number =
      add({.kind = ExpressionKind::number, .text = shortest(std::fabs(value)), .value = std::fabs(value)});
  if (std::signbit(value)) number = add({.kind = ExpressionKind::unary, .text = "-", .children = {number}});
  const std::int32_t keyword = add({.kind = ExpressionKind::keyword, .text = setting, .children = {number}});
  bool stood = false;
  for (std::int32_t& child : root.children) {
    const ExpressionNode& argument = call.node(child);
    if (argument.kind != ExpressionKind::keyword || argument.text != setting) continue;
    child = keyword;
    stood = true;
  }
  if (!stood) root.children.push_back(keyword);
  // Children stand before their parents.
  call.root = static_cast<std::int32_t>(call.nodes.size());
  call.nodes.push_back(std::move(root));
  return call;
}

}  // namespace gradwalk
