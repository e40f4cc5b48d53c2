// [graph]: Z = "conv2d(X, K, b_conv, stride=1)", and what a quantity may be called.
#include <algorithm>
#include <array>
#include <map>

#include "lesson/read_parts.h"
#include "lesson/tokens.h"
#include "maths/unicode.h"

namespace gradwalk {
namespace {

constexpr int longestName = 40;

// Words with which paths begin, so that Z and 2/backward/Z can be told apart.
struct Reserved {
  const char *word, *why;
};

constexpr std::array<Reserved, 7> reserved = {{
    {"grad", "grad.K is the gradient of K"},
    {"new", "new.K is K after its update"},
    {"after", "after.L is L in the closing pass"},
    {"start", "start is the place before the first step"},
    {"forward", "forward is a phase"},
    {"backward", "backward is a phase"},
    {"update", "update is a phase"},
}};

}  // namespace

bool isQuantityName(Fields& fields, const TomlEntry& entry) {
  const std::string& name = entry.key;
  const std::string shown = "'" + fields.written(entry.where) + "'";
  for (const auto& [word, why] : reserved) {
    if (name != word) continue;
    fields.problem(entry.where, shown + " is a reserved word", "another name", name, why);
    return false;
  }
  int letters = 0;
  bool good = !name.empty();
  for (std::size_t at = 0; at < name.size(); ++letters) {
    const CodePoint c = decodeUtf8(name, at);
    good = good && (at == 0 ? beginsName(c.value) : continuesName(c.value));
    at += c.bytes;
  }
  if (!good) {
    const bool dotted = name.find('.') != std::string::npos;
    fields.problem(entry.where, shown + " cannot be a name", "a letter, then letters, digits or _",
                   name.empty() ? "no letters" : name,
                   dotted ? "names with a dot are given by the program: grad.K, p.e" : "");
    return false;
  }
  if (letters <= longestName) return true;
  fields.problem(entry.where, "a name is too long", "at most " + std::to_string(longestName) + " letters",
                 std::to_string(letters) + " letters");
  return false;
}

void readGraph(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[graph], with a line for each step");
  if (!table) return;
  if (table->count == 0)
    fields.problem(entry.where, "[graph] computes nothing", "a line such as Z = \"relu(X)\"", "no line");
  if (static_cast<std::size_t>(table->count) > maxDefinitions) {
    fields.problem(entry.where, "[graph] has too many lines", "at most " + std::to_string(maxDefinitions),
                   std::to_string(table->count));
    return;
  }
  for (const TomlEntry& row : fields.tree.entriesOf(*table)) {
    if (!isQuantityName(fields, row)) continue;
    auto expression = fields.expression(row, "relu(X)");
    if (expression)
      lesson.graph.push_back({row.key, std::move(*expression), fields.valueOf(row).where, row.where});
  }
}

void onlyOnce(Fields& fields, const Lesson& lesson) {
  std::map<std::string, Span> first;
  for (const Value& value : lesson.values) first.emplace(value.name, value.nameWhere);
  for (const Definition& definition : lesson.graph) {
    const auto it = first.find(definition.name);
    if (it == first.end()) continue;
    // The one that stands later in the file is at fault.
    const bool valueFirst = it->second.begin < definition.nameWhere.begin;
    const Span before = valueFirst ? it->second : definition.nameWhere;
    fields.problem(valueFirst ? definition.nameWhere : it->second,
                   "'" + definition.name + "' is defined twice", "each name once, in [values] or in [graph]",
                   "the first one in line " + std::to_string(positionOf(fields.source, before.begin).line));
  }
}

}  // namespace gradwalk
