#include "lesson/read_fields.h"

#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "maths/unicode.h"

namespace gradwalk {
namespace {

constexpr std::size_t longestShown = 40;

std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

const char* kindName(TomlKind kind) {
  switch (kind) {
    case TomlKind::table:
      return "a table";
    case TomlKind::list:
      return "a list";
    case TomlKind::text:
      return "text";
    case TomlKind::number:
      return "a number";
    case TomlKind::truth:
      break;
  }
  return "true or false";
}

void Fields::problem(Span where, std::string message, std::string expected, std::string found,
                     std::string hint) {
  problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
}

void Fields::wrongKind(const TomlNode& node, std::string_view name, std::string_view must,
                       std::string expected) {
  std::string found = kindName(node.kind);
  if (node.kind == TomlKind::number || node.kind == TomlKind::truth || node.kind == TomlKind::text)
    found = (node.kind == TomlKind::truth ? "" : found + " ") + written(node.where);
  problem(node.where, inQuotes(name) + " must be " + std::string(must), std::move(expected),
          std::move(found));
}

std::string Fields::written(Span where) const {
  std::size_t end = where.begin;
  for (std::size_t count = 0; end < where.end && source[end] != '\n' && source[end] != '\r'; ++count) {
    if (count == longestShown) return std::string(source.substr(where.begin, end - where.begin)) + "…";
    end += decodeUtf8(source, end).bytes;
  }
  return std::string(source.substr(where.begin, end - where.begin)) + (end < where.end ? "…" : "");
}

void Fields::onlyKeys(const TomlNode& node, std::string_view table, const std::vector<std::string>& known) {
  for (const TomlEntry& entry : tree.entriesOf(node))
    if (std::find(known.begin(), known.end(), entry.key) == known.end())
      problem(entry.where, std::string(table) + " has no " + inQuotes(entry.key), listed(known), entry.key,
              didYouMean(entry.key, known));
}

const TomlNode* Fields::table(const TomlEntry& entry, std::string_view shown) {
  const TomlNode& node = valueOf(entry);
  if (node.kind == TomlKind::table) return &node;
  wrongKind(node, entry.key, "a table", std::string(shown));
  return nullptr;
}

std::optional<std::string> Fields::text(const TomlEntry& entry) {
  const TomlNode& node = valueOf(entry);
  if (node.kind != TomlKind::text) {
    wrongKind(node, entry.key, "text", "text in quotes");
    return std::nullopt;
  }
  if (!isBlank(tree.text(node))) return tree.text(node);
  problem(node.where, inQuotes(entry.key) + " is empty", "text in quotes", "no letters");
  return std::nullopt;
}

std::optional<int> Fields::wholeNumber(const TomlEntry& entry, int least, int most) {
  const TomlNode& node = valueOf(entry);
  const std::string expected = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  if (node.kind != TomlKind::number) {
    wrongKind(node, entry.key, "a whole number", expected);
    return std::nullopt;
  }
  if (node.number == std::floor(node.number) && node.number >= least && node.number <= most)
    return static_cast<int>(node.number);
  problem(node.where, inQuotes(entry.key) + " does not fit", expected, written(node.where));
  return std::nullopt;
}

std::optional<bool> Fields::truth(const TomlEntry& entry) {
  const TomlNode& node = valueOf(entry);
  if (node.kind == TomlKind::truth) return node.truth;
  wrongKind(node, entry.key, "true or false", "true or false, without quotes");
  return std::nullopt;
}

std::optional<Bilingual> Fields::bilingual(const TomlEntry& entry) {
  const TomlNode& node = valueOf(entry);
  const std::string both = "{ en = \"…\", ko = \"…\" }";
  if (node.kind != TomlKind::table) {
    wrongKind(node, entry.key, "given in English and Korean", both);
    return std::nullopt;
  }
  onlyKeys(node, entry.key, {"en", "ko"});
  Bilingual out;
  bool whole = true;
  struct Part {
    const char *code, *language;
    std::string* into;
  };
  for (const auto& [code, language, into] : {Part{"en", "English", &out.en}, Part{"ko", "Korean", &out.ko}}) {
    const TomlEntry* part = tree.find(node, code);
    if (!part)
      problem(entry.where, inQuotes(entry.key) + " is missing in " + language, both,
              std::string("no ") + code);
    const std::optional<std::string> words = part ? text(*part) : std::nullopt;
    if (words)
      *into = *words;
    else
      whole = false;
  }
  return whole ? std::optional(std::move(out)) : std::nullopt;
}

Span Fields::inside(const TomlNode& text) const {
  const char quote = source[text.where.begin];
  const bool isLong = text.where.end - text.where.begin >= 6 && source[text.where.begin + 1] == quote &&
                      source[text.where.begin + 2] == quote;
  const std::size_t width = isLong ? 3 : 1;
  return {text.where.begin + width, text.where.end - width};
}

std::optional<std::string_view> Fields::plainText(const TomlNode& text) {
  const Span span = inside(text);
  const std::string_view raw = source.substr(span.begin, span.end - span.begin);
  const std::size_t escape = raw.find('\\');
  if (source[text.where.begin] != '"' || escape == std::string_view::npos) return raw;
  const std::size_t at = span.begin + escape;
  problem({at, at + 1}, "a backslash has no use here", "names, numbers and signs", "'\\'");
  return std::nullopt;
}

std::optional<Expression> Fields::expression(const TomlEntry& entry, const std::string& example) {
  const TomlNode& node = valueOf(entry);
  if (node.kind != TomlKind::text) {
    wrongKind(node, entry.key, "an expression in quotes", "text such as \"" + example + "\"");
    return std::nullopt;
  }
  const auto raw = plainText(node);
  if (!raw) return std::nullopt;
  return parseExpression(*raw, inside(node).begin, problems);
}

}  // namespace gradwalk
