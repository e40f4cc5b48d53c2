// What every part of a lesson is read with: typed access to a table's entries, where
// each thing that does not fit becomes a problem with its place.
//
//     Fields fields{tree, source.text, problems};
//     fields.onlyKeys(table, "[train]", {"loss", "iterations"});
//     if (const TomlEntry* entry = tree.find(table, "loss")) name = fields.text(*entry);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/expression.h"
#include "lesson/read_tree.h"
#include "maths/language.h"
#include "maths/tensor.h"

namespace gradwalk {

struct Fields {
  const TomlTree& tree;
  std::string_view source;
  Problems& problems;

  const TomlNode& valueOf(const TomlEntry& entry) const { return tree.node(entry.node); }

  void problem(Span where, std::string message, std::string expected, std::string found,
               std::string hint = "");
  // "'iterations' must be a number", expected, and what was found instead.
  void wrongKind(const TomlNode& node, std::string_view name, std::string_view must, std::string expected);

  // A problem for each key that is none of `known`. `table` is its name in messages.
  void onlyKeys(const TomlNode& node, std::string_view table, const std::vector<std::string>& known);

  // nullopt after a problem.
  const TomlNode* table(const TomlEntry& entry, std::string_view shown);
  std::optional<std::string> text(const TomlEntry& entry);
  std::optional<int> wholeNumber(const TomlEntry& entry, int least, int most);
  std::optional<bool> truth(const TomlEntry& entry);
  std::optional<Bilingual> bilingual(const TomlEntry& entry);
  std::optional<Expression> expression(const TomlEntry& entry, const std::string& example);

  // The places of a text: inside its quotes.
  Span inside(const TomlNode& text) const;
  // What stands inside the quotes, when nothing in it is escaped; otherwise a problem.
  std::optional<std::string_view> plainText(const TomlNode& text);
  // A value as it is written, at most 40 letters of it.
  std::string written(Span where) const;
};

// "text", "a number", "a list", "a table", "true or false".
const char* kindName(TomlKind kind);

}  // namespace gradwalk
