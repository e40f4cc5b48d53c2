// A lesson's TOML as a plain tree: kinds, texts, numbers, and where each of them
// stands in the file. The only thing that the reading of lessons sees; toml++ stays
// inside read_tree.cpp.
//
//     auto tree = readTree(text, problems);
//     const TomlEntry* format = tree->find(tree->root(), "format");
//     tree->node(format->node).number;   // 1
//
// Nodes lie in one array; a table's entries and a list's items follow each other, in
// the order in which the author wrote them (TOML itself sorts).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/diagnostic.h"

namespace gradwalk {

enum class TomlKind : std::uint8_t { table, list, text, number, truth };

struct TomlNode {
  TomlKind kind = TomlKind::table;
  bool truth = false;
  std::int32_t first = 0, count = 0;  // a table's entries, a list's nodes, a text
  double number = 0.0;
  Span where;  // as written: a text with its quotes, a list with its brackets
};

struct TomlEntry {
  std::string key;
  Span where;  // of the key
  std::int32_t node = 0;
};

struct TomlTree {
  std::vector<TomlNode> nodes;
  std::vector<TomlEntry> entries;
  std::vector<std::string> texts;

  const TomlNode& root() const { return nodes.front(); }
  const TomlNode& node(std::int32_t id) const { return nodes[static_cast<std::size_t>(id)]; }
  std::span<const TomlNode> items(const TomlNode& list) const;
  std::span<const TomlEntry> entriesOf(const TomlNode& table) const;
  const std::string& text(const TomlNode& node) const { return texts[static_cast<std::size_t>(node.first)]; }
  const TomlEntry* find(const TomlNode& table, std::string_view key) const;
};

// nullopt after adding the first syntax error.
std::optional<TomlTree> readTree(std::string_view text, Problems& problems);

}  // namespace gradwalk
