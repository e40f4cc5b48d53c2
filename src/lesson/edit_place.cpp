#include "lesson/edit_place.h"

#include <algorithm>

#include "lesson/expression.h"
#include "lesson/read_fields.h"

namespace gradwalk {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::size_t skipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && isBlank(text[at])) ++at;
  return at;
}

// How the lines of the file end.
std::string lineEnd(std::string_view text) {
  const std::size_t first = text.find('\n');
  return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

// Behind the line of `[table]`, when the table has a header of its own.
std::optional<std::size_t> behindHeader(std::string_view text, const TomlEntry& table) {
  std::size_t before = table.where.begin;
  while (before > 0 && isBlank(text[before - 1])) --before;
  if (before == 0 || text[before - 1] != '[') return std::nullopt;
  const std::size_t after = skipBlanks(text, table.where.end);
  if (after >= text.size() || text[after] != ']') return std::nullopt;
  const std::size_t end = text.find('\n', after);
  return end == std::string_view::npos ? text.size() : end + 1;
}

void addSection(std::string& text, const std::string& table, const std::string& row) {
  const std::string end = lineEnd(text);
  if (!text.empty() && text.back() != '\n') text += end;
  text += end + "[" + table + "]" + end + row + end;
}

void addEntry(std::string& text, const TomlTree& tree, const TomlEntry& table, const std::string& row) {
  const TomlNode& node = tree.node(table.node);
  const std::string end = lineEnd(text);
  if (const auto at = behindHeader(text, table)) {
    const bool open = *at > 0 && text[*at - 1] != '\n';
    text.insert(*at, (open ? end : "") + row + end);
    return;
  }
  // table = { … }
  const std::size_t equals = skipBlanks(text, table.where.end);
  if (equals < text.size() && text[equals] == '=') {
    const std::size_t brace = skipBlanks(text, equals + 1);
    text.insert(brace + 1, " " + row + (node.count > 0 ? "," : " "));
    return;
  }
  // table.key = …: one more such line before the first.
  const std::size_t begin = table.where.begin == 0 ? 0 : text.rfind('\n', table.where.begin - 1);
  const std::size_t line = begin == std::string::npos ? 0 : begin == 0 ? 0 : begin + 1;
  if (skipBlanks(text, line) == table.where.begin) {
    text.insert(line, table.key + "." + row + end);
    return;
  }
  addSection(text, table.key, row);  // only [table.part] stands there so far
}

}  // namespace

std::string keyText(const std::string& key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? key : "\"" + key + "\"";
}

const TomlNode* nodeAt(const TomlTree& tree, std::string_view table, std::string_view key) {
  const TomlEntry* outer = tree.find(tree.root(), table);
  if (outer == nullptr || tree.node(outer->node).kind != TomlKind::table) return nullptr;
  const TomlEntry* inner = tree.find(tree.node(outer->node), key);
  return inner == nullptr ? nullptr : &tree.node(inner->node);
}

Span insideQuotes(std::string_view source, const TomlNode& text) {
  Problems none;
  TomlTree empty;
  return Fields{empty, source, none}.inside(text);
}

bool putKey(std::string& text, const std::string& table, const std::string& key, const std::string& written,
            Problems& problems) {
  const auto tree = readTree(text, problems);
  if (!tree) return false;
  if (const TomlNode* node = nodeAt(*tree, table, key)) {
    text.replace(node->where.begin, node->where.end - node->where.begin, written);
    return true;
  }
  const std::string row = keyText(key) + " = " + written;
  if (const TomlEntry* entry = tree->find(tree->root(), table))
    addEntry(text, *tree, *entry, row);
  else
    addSection(text, table, row);
  return true;
}

bool putArgument(std::string& text, const std::string& table, const std::string& entry,
                 const std::string& key, const std::string& written, Problems& problems) {
  const auto tree = readTree(text, problems);
  if (!tree) return false;
  const TomlNode* node = nodeAt(*tree, table, entry);
  if (node == nullptr || node->kind != TomlKind::text) {
    problems.push_back({nowhere, "'" + entry + "' of [" + table + "] has no '" + key + "' to change",
                        "an operation in the lesson's text", "none", ""});
    return false;
  }
  const Span inside = insideQuotes(text, *node);
  const auto expression =
      parseExpression(text.substr(inside.begin, inside.end - inside.begin), inside.begin, problems);
  if (!expression) return false;
  const ExpressionNode& root = expression->node(expression->root);
  if (root.kind == ExpressionKind::name) {  // sgd
    text.insert(root.where.end, "(" + key + "=" + written + ")");
    return true;
  }
  if (root.kind != ExpressionKind::call) {
    problems.push_back({root.where, "'" + entry + "' is written with a sign and has no '" + key + "'",
                        "a call such as conv2d(X, K, stride=1)", "an expression", ""});
    return false;
  }
  for (const std::int32_t child : root.children) {
    const ExpressionNode& argument = expression->node(child);
    if (argument.kind != ExpressionKind::keyword || argument.text != key) continue;
    const Span where = expression->node(argument.children[0]).where;
    text.replace(where.begin, where.end - where.begin, written);
    return true;
  }
  const std::size_t close = text.rfind(')', root.where.end - 1);
  text.insert(close, (root.children.empty() ? "" : ", ") + key + "=" + written);
  return true;
}

}  // namespace gradwalk
