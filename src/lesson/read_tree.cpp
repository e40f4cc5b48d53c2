#include "lesson/read_tree.h"

#include <algorithm>
#include <exception>
#include <string>

#include "lesson/read_scan.h"
#include "lesson/tokens.h"
#include "maths/unicode.h"

// Without exceptions a syntax error is a value. Its assertions are taken out: what
// they guard against does not get past syntaxProblem().
#define TOML_EXCEPTIONS 0
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

namespace gradwalk {
namespace {

// toml++ counts lines and code points from 1; we count bytes. Asked in the order of the
// text, one walk over it serves all.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {
    lines_.push_back(text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      lines_.push_back(at + 1);
  }

  std::size_t of(const toml::source_position& position) {
    const std::size_t line = std::min<std::size_t>(position.line, lines_.size());
    if (line == 0) return 0;
    if (line != line_ || position.column < column_) {
      line_ = line;
      column_ = 1;
      at_ = lines_[line - 1];
    }
    for (; column_ < position.column && at_ < text_.size(); ++column_) at_ += decodeUtf8(text_, at_).bytes;
    return at_;
  }

  Span of(const toml::source_region& region) {
    const std::size_t begin = of(region.begin);
    return {begin, std::max(begin, of(region.end))};
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> lines_;
  std::size_t line_ = 0, at_ = 0;
  toml::source_index column_ = 0;
};

class Builder {
 public:
  explicit Builder(std::string_view text) : source_(text), offsets_(text) {}

  TomlTree build(const toml::table& root) {
    tree_.nodes.emplace_back();
    fillTable(0, root);
    tree_.nodes.front().where = {0, source_.size()};
    return std::move(tree_);
  }

 private:
  TomlNode& at(std::size_t id) { return tree_.nodes[id]; }

  // The scanner has bounded the depth of this recursion.
  void fill(std::size_t id, const toml::node& node) {
    const std::size_t begin = offsets_.of(node.source().begin);
    if (const toml::table* table = node.as_table()) {
      fillTable(id, *table);
    } else if (const toml::array* list = node.as_array()) {
      fillList(id, *list);
    } else if (const auto* string = node.as_string()) {
      at(id).kind = TomlKind::text;
      at(id).first = static_cast<std::int32_t>(tree_.texts.size());
      tree_.texts.push_back(string->get());
    } else if (const auto* truth = node.as_boolean()) {
      at(id).kind = TomlKind::truth;
      at(id).truth = truth->get();
    } else {
      at(id).kind = TomlKind::number;
    }
    at(id).where = {begin, std::max(begin, offsets_.of(node.source().end))};
    if (at(id).kind == TomlKind::number) at(id).number = numberAt(at(id).where);
  }

  // From the digits in the file, so that −0 keeps its sign.
  double numberAt(Span where) const {
    const std::string_view digits = source_.substr(where.begin, where.end - where.begin);
    if (const std::optional<double> value = numberOf(digits)) return *value;
    const double infinity = std::numeric_limits<double>::infinity();
    if (digits.ends_with("inf")) return digits.front() == '-' ? -infinity : infinity;
    return std::numeric_limits<double>::quiet_NaN();
  }

  void fillList(std::size_t id, const toml::array& list) {
    const std::size_t first = tree_.nodes.size();
    tree_.nodes.resize(first + list.size());
    at(id).kind = TomlKind::list;
    at(id).first = static_cast<std::int32_t>(first);
    at(id).count = static_cast<std::int32_t>(list.size());
    for (std::size_t k = 0; k < list.size(); ++k) fill(first + k, list[k]);
  }

  void fillTable(std::size_t id, const toml::table& table) {
    std::vector<std::pair<const toml::key*, const toml::node*>> rows;
    for (auto&& [key, node] : table) rows.emplace_back(&key, &node);
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      const auto& left = a.first->source().begin;
      const auto& right = b.first->source().begin;
      return left.line != right.line ? left.line < right.line : left.column < right.column;
    });
    const std::size_t firstEntry = tree_.entries.size(), firstNode = tree_.nodes.size();
    tree_.entries.resize(firstEntry + rows.size());
    tree_.nodes.resize(firstNode + rows.size());
    at(id).kind = TomlKind::table;
    at(id).first = static_cast<std::int32_t>(firstEntry);
    at(id).count = static_cast<std::int32_t>(rows.size());
    for (std::size_t k = 0; k < rows.size(); ++k) {
      const Span where = offsets_.of(rows[k].first->source());
      tree_.entries[firstEntry + k] = {std::string(rows[k].first->str()), where,
                                       static_cast<std::int32_t>(firstNode + k)};
      fill(firstNode + k, *rows[k].second);
    }
  }

  std::string_view source_;
  Offsets offsets_;
  TomlTree tree_;
};

}  // namespace

std::span<const TomlNode> TomlTree::items(const TomlNode& list) const {
  return std::span(nodes).subspan(static_cast<std::size_t>(list.first), static_cast<std::size_t>(list.count));
}

std::span<const TomlEntry> TomlTree::entriesOf(const TomlNode& table) const {
  return std::span(entries).subspan(static_cast<std::size_t>(table.first),
                                    static_cast<std::size_t>(table.count));
}

const TomlEntry* TomlTree::find(const TomlNode& table, std::string_view key) const {
  for (const TomlEntry& entry : entriesOf(table))
    if (entry.key == key) return &entry;
  return nullptr;
}

std::optional<TomlTree> readTree(std::string_view text, Problems& problems) {
  if (auto problem = syntaxProblem(text)) {
    problems.push_back(std::move(*problem));
    return std::nullopt;
  }
  try {
    const toml::parse_result result = toml::parse(text);
    if (result) return Builder(text).build(result.table());
    const toml::parse_error& error = result.error();
    std::string_view found = error.description();  // "Error while parsing X: cannot …"
    if (const std::size_t colon = found.find(": "); colon != std::string_view::npos)
      found.remove_prefix(colon + 2);
    problems.push_back({Offsets(text).of(error.source()), "a table and a name contradict each other",
                        "valid TOML", std::string(found), ""});
  } catch (const std::exception& error) {
    problems.push_back({nowhere, "the file cannot be read as TOML", "", error.what(), ""});
  }
  return std::nullopt;
}

}  // namespace gradwalk
