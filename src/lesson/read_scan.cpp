#include "lesson/read_scan.h"

#include <map>
#include <string>

#include "lesson/read_number.h"
#include "maths/unicode.h"

namespace gradwalk {
namespace {

constexpr char separator = '\x1f';  // between the parts of a key's path

bool isBare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// Every function returns false once a problem was found.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), at_(text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0) {}

  std::optional<Problem> run();

 private:
  bool bytes();
  bool statement();
  bool header();
  bool keyAndValue(const std::string& table);
  bool key(std::string& path, std::vector<std::string>& parts);
  bool keyPart(std::string& part);
  bool value(const std::string& path);
  bool list(const std::string& path);
  bool inlineTable(const std::string& path);
  bool string(std::string& inside, bool isKey);
  bool longString(char quote);
  bool escape(std::size_t& at, bool isLong);
  bool scalar();
  bool endOfLine(const char* after);
  bool define(const std::string& path, const std::string& name, Span where);

  bool fail(std::size_t begin, std::size_t end, std::string message, std::string expected, std::string found,
            std::string hint = "");
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool atName() const;
  bool atEnd() const { return at_ >= text_.size(); }
  bool atLineEnd() const { return atEnd() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void skipSpaces();
  void skipBlank();
  std::string found() const;
  std::string lineOf(std::size_t offset) const { return std::to_string(positionOf(text_, offset).line); }

  std::string_view text_;
  std::size_t at_;
  int depth_ = 0;
  std::string table_;                        // the path of the [table] that we are in
  std::map<std::string, std::size_t> seen_;  // path → where it was defined first
  std::map<std::string, int> lists_;         // [[table]] path → how many so far
  std::optional<Problem> problem_;
};

bool Scanner::fail(std::size_t begin, std::size_t end, std::string message, std::string expected,
                   std::string found, std::string hint) {
  problem_ =
      Problem{{begin, end}, std::move(message), std::move(expected), std::move(found), std::move(hint)};
  return false;
}

void Scanner::skipSpaces() {
  while (peek() == ' ' || peek() == '\t') ++at_;
}

// Spaces, line ends and comments.
void Scanner::skipBlank() {
  while (!atEnd()) {
    if (text_[at_] == '#')
      at_ = std::min(text_.find('\n', at_), text_.size());
    else if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')
      ++at_;
    else
      return;
  }
}

// What stands at the place of a problem, for its `found` line.
std::string Scanner::found() const {
  if (atEnd()) return "the end of the file";
  if (atLineEnd()) return "the end of the line";
  if (text_[at_] == '#') return "a comment";
  return "'" + std::string(text_.substr(at_, decodeUtf8(text_, at_).bytes)) + "'";
}

std::optional<Problem> Scanner::run() {
  if (!bytes()) return problem_;
  for (skipBlank(); !atEnd(); skipBlank())
    if (!statement()) return problem_;
  return std::nullopt;
}

// What no place of a TOML file may hold.
bool Scanner::bytes() {
  if (const auto bad = firstInvalidUtf8(text_)) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(text_[*bad]);
    const std::string shown = {digits[byte / 16u], digits[byte % 16u]};
    return fail(*bad, *bad + 1, "the file is not UTF-8 text", "letters in UTF-8", "the byte " + shown,
                "save the file as UTF-8");
  }
  for (std::size_t k = 0; k < text_.size(); ++k) {
    const char c = text_[k];
    if (c == '\r' && (k + 1 == text_.size() || text_[k + 1] != '\n'))
      return fail(k, k + 1, "a carriage return stands without a line feed", "line ends of one kind",
                  "a lone carriage return", "save the file with Unix or Windows line ends");
    if (static_cast<unsigned char>(c) < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c == 0x7F)
      return fail(k, k + 1, "a control character stands in the file", "text",
                  "the character " + std::to_string(static_cast<int>(c)), "delete it");
  }
  return true;
}

bool Scanner::statement() {
  if (peek() == '[') return header() && endOfLine("the table's name");
  return keyAndValue(table_) && endOfLine("the value");
}

bool Scanner::endOfLine(const char* after) {
  skipSpaces();
  if (atLineEnd() || peek() == '#') return true;
  std::string hint;
  if (peek() == ',') hint = "a decimal point is a point; several numbers stand in [ ]";
  const std::size_t end = std::min(text_.find_first_of("\r\n#", at_), text_.size());
  return fail(at_, end, std::string("something follows ") + after, "the end of the line", found(), hint);
}

// [train] or [[printed]]
bool Scanner::header() {
  const std::size_t open = at_;
  const bool isList = peek(1) == '[';
  at_ += isList ? 2 : 1;
  skipSpaces();
  std::string whole;
  std::vector<std::string> parts;
  if (peek() == ']') return fail(open, at_ + 1, "a table has no name", "a name, as in [values]", "nothing");
  if (!key(whole, parts)) return false;
  const std::size_t nameEnd = at_;
  skipSpaces();
  if (peek() != ']' || (isList && peek(1) != ']')) {
    if (peek() == ']') ++at_;
    return fail(open, nameEnd, "the brackets of a table are not closed", isList ? "']]'" : "']'", found());
  }
  at_ += isList ? 2 : 1;

  std::string path;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    path += separator + parts[k];
    const bool last = k + 1 == parts.size();
    if (const auto it = lists_.find(path); it != lists_.end() && !(last && isList))
      path += separator + std::to_string(it->second);
  }
  table_ = path;
  if (!isList) return define(path, "[" + whole + "]", {open, at_});
  if (!lists_.contains(path) && !define(path, "[[" + whole + "]]", {open, at_})) return false;
  table_ += separator + std::to_string(++lists_[path]);
  return true;
}

bool Scanner::define(const std::string& path, const std::string& name, Span where) {
  const auto [it, isNew] = seen_.emplace(path, where.begin);
  if (isNew) return true;
  return fail(where.begin, where.end, name + " stands twice", "each name once",
              "the first one in line " + lineOf(it->second));
}

bool Scanner::keyAndValue(const std::string& table) {
  const std::size_t begin = at_;
  std::string whole;
  std::vector<std::string> parts;
  if (peek() == '=') return fail(at_, at_ + 1, "a name is missing before '='", "name = value", "'='");
  if (!key(whole, parts)) return false;
  const std::size_t end = at_;
  skipSpaces();
  if (peek() != '=') {
    const bool colon = peek() == ':';
    return fail(at_, atLineEnd() ? at_ : at_ + decodeUtf8(text_, at_).bytes, "'=' is missing after " + whole,
                "name = value", found(), colon ? "write = instead" : "");
  }
  ++at_;
  skipSpaces();
  std::string path = table;
  for (const std::string& part : parts) path += separator + part;
  if (!define(path, "'" + whole + "'", {begin, end})) return false;
  if (atLineEnd() || peek() == '#' || peek() == ',' || peek() == ']' || peek() == '}')
    return fail(at_, at_, "a value is missing after '='", "a number, text in quotes, or a list", found());
  return value(path);
}

bool Scanner::key(std::string& path, std::vector<std::string>& parts) {
  while (true) {
    std::string part;
    if (!keyPart(part)) return false;
    path += (path.empty() ? "" : ".") + part;
    parts.push_back(std::move(part));
    if (static_cast<int>(parts.size()) > mostDots + 1)
      return fail(at_ - 1, at_, "the name has too many dots", "at most " + std::to_string(mostDots), "more");
    const std::size_t end = at_;
    skipSpaces();
    if (peek() != '.') {
      at_ = end;
      return true;
    }
    ++at_;
    skipSpaces();
  }
}

bool Scanner::keyPart(std::string& part) {
  if (peek() == '"' || peek() == '\'') return string(part, true);
  const std::size_t begin = at_;
  while (isBare(peek())) ++at_;
  const CodePoint c = atEnd() ? CodePoint{U' ', 1, true} : decodeUtf8(text_, at_);
  if (c.value >= 0x80) {
    std::size_t end = at_;
    while (end < text_.size() && (isBare(text_[end]) || static_cast<unsigned char>(text_[end]) >= 0x80))
      ++end;
    const std::string word(text_.substr(begin, end - begin));
    if (c.value == 0xA0 || c.value == 0x3000 || (c.value >= 0x2000 && c.value <= 0x206F))
      return fail(at_, at_ + c.bytes, "an unusual space or dash stands in a name", "letters, digits and _",
                  found(), "type it again");
    return fail(begin, end, "a name with letters beyond a to z needs quotes", "\"" + word + "\"", word);
  }
  if (at_ == begin) {
    const std::size_t end = atLineEnd() ? at_ : at_ + c.bytes;
    return fail(at_, end, "a name is missing", "a name = value, or a table such as [values]", found());
  }
  part = text_.substr(begin, at_ - begin);
  return true;
}

bool Scanner::value(const std::string& path) {
  if (peek() == '[') return list(path);
  if (peek() == '{') return inlineTable(path);
  if (peek() == '"' || peek() == '\'') {
    std::string unused;
    return string(unused, false);
  }
  return scalar();
}

bool Scanner::list(const std::string& path) {
  const std::size_t open = at_++;
  if (++depth_ > deepestList)
    return fail(open, open + 1, "lists are nested too deep",
                "at most " + std::to_string(deepestList) + " inside each other", "more");
  for (int count = 0;; ++count) {
    skipBlank();
    if (peek() == ']') break;
    if (peek() == ',') return fail(at_, at_ + 1, "a value is missing before ','", "a value", "','");
    if (atEnd() || atName()) return fail(open, open + 1, "this list is not closed", "']'", found());
    if (!value(path + separator + std::to_string(count))) return false;
    const std::size_t end = at_;
    skipBlank();
    if (peek() == ']') break;
    if (atEnd() || atName()) return fail(open, open + 1, "this list is not closed", "']'", found());
    if (peek() != ',') {
      const bool sameLine = text_.substr(end, at_ - end).find('\n') == std::string_view::npos;
      return fail(end, end, "a comma is missing in a list", "',' or ']'", found(),
                  sameLine ? "" : "the list that begins in line " + lineOf(open) + " may lack its ']'");
    }
    ++at_;
  }
  ++at_;
  --depth_;
  return true;
}

// Whether `name =` stands here: inside a list, its bracket was forgotten before.
bool Scanner::atName() const {
  std::size_t k = at_;
  while (k < text_.size() && isBare(text_[k])) ++k;
  if (k == at_) return false;
  while (k < text_.size() && (text_[k] == ' ' || text_[k] == '\t')) ++k;
  return k < text_.size() && text_[k] == '=';
}

bool Scanner::inlineTable(const std::string& path) {
  const std::size_t open = at_++;
  if (++depth_ > deepestList)
    return fail(open, open + 1, "lists are nested too deep",
                "at most " + std::to_string(deepestList) + " inside each other", "more");
  const auto broken = [&] {
    return fail(at_, at_, "a table in { } stands on one line", "'}' or a name = value", found());
  };
  skipSpaces();
  while (peek() != '}') {
    if (atLineEnd() || peek() == '#') return broken();
    if (!keyAndValue(path)) return false;
    skipSpaces();
    if (peek() == '}') break;
    if (atLineEnd() || peek() == '#') return broken();
    if (peek() != ',')
      return fail(at_, at_ + decodeUtf8(text_, at_).bytes, "a comma is missing in { }", "',' or '}'",
                  found());
    const std::size_t comma = at_++;
    skipSpaces();
    if (peek() == '}')
      return fail(comma, comma + 1, "a comma stands before '}'", "no comma after the last value", "','");
  }
  ++at_;
  --depth_;
  return true;
}

bool Scanner::string(std::string& inside, bool isKey) {
  const std::size_t open = at_;
  const char quote = text_[at_];
  if (peek(1) == quote && peek(2) == quote) {
    if (isKey) return fail(open, open + 3, "a name stands in one pair of quotes", "\"name\"", "three quotes");
    return longString(quote);
  }
  for (std::size_t k = open + 1; k < text_.size() && text_[k] != '\n' && text_[k] != '\r'; ++k) {
    if (text_[k] == quote) {
      inside = text_.substr(open + 1, k - open - 1);
      at_ = k + 1;
      return true;
    }
    if (quote == '"' && text_[k] == '\\' && !escape(k, false)) return false;
  }
  const std::size_t end = std::min(text_.find_first_of("\r\n", open), text_.size());
  return fail(open, end, "the quotes are not closed", std::string("a second ") + quote + " in this line",
              end == text_.size() ? "the end of the file" : "the end of the line");
}

bool Scanner::longString(char quote) {
  const std::size_t open = at_;
  const std::string three(3, quote);
  for (std::size_t k = open + 3; k < text_.size(); ++k) {
    if (text_.compare(k, 3, three) == 0) {
      // Up to two quotes may stand before the closing three.
      at_ = k + 3;
      for (int extra = 0; extra < 2 && peek() == quote; ++extra) ++at_;
      return true;
    }
    if (quote == '"' && text_[k] == '\\' && !escape(k, true)) return false;
  }
  return fail(open, open + 3, "the three quotes are not closed", "three more of them", "the end of the file");
}

// At a backslash; leaves `k` at the last character of the escape.
bool Scanner::escape(std::size_t& k, bool isLong) {
  const std::size_t begin = k++;
  const char c = k < text_.size() ? text_[k] : '\0';
  const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits > 0) {
    unsigned long value = 0;
    for (std::size_t n = 0; n < digits; ++n) {
      const char digit = ++k < text_.size() ? text_[k] : '\0';
      const auto place = std::string_view("0123456789abcdefABCDEF").find(digit);
      if (place == std::string_view::npos)
        return fail(begin, std::min(k + 1, text_.size()), "an escape is incomplete",
                    std::to_string(digits) + " hexadecimal digits after \\" + c, "fewer");
      value = value * 16 + (place < 16 ? place : place - 6);
    }
    if (value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF)) return true;
    return fail(begin, k + 1, "an escape names no letter", "a code point up to 10FFFF",
                std::string(text_.substr(begin, k + 1 - begin)));
  }
  if (std::string_view("btnfr\"\\").find(c) != std::string_view::npos && c != '\0') return true;
  if (isLong && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
    while (k < text_.size() && (text_[k] == ' ' || text_[k] == '\t')) ++k;
    if (k < text_.size() && (text_[k] == '\n' || text_[k] == '\r')) {
      if (text_[k] == '\r') ++k;
      return true;
    }
  }
  return fail(begin, std::min(begin + 2, text_.size()), "a backslash begins no known escape",
              "\\n, \\t, \\\\ or \\\"", std::string(text_.substr(begin, 2)),
              "in 'single quotes' a backslash is only a backslash");
}

// A number, true or false; anything else has forgotten its quotes.
bool Scanner::scalar() {
  const std::size_t begin = at_;
  at_ = std::min(text_.find_first_of(" \t\r\n,]}#=", at_), text_.size());
  if (at_ == begin)
    return fail(at_, at_ + 1, "a value is missing", "a number, text in quotes, or a list", found());
  const std::string_view word = text_.substr(begin, at_ - begin);
  if (word == "true" || word == "false") return true;
  problem_ = numberProblem(word, begin);
  return !problem_;
}

}  // namespace

std::optional<Problem> syntaxProblem(std::string_view text) { return Scanner(text).run(); }

}  // namespace gradwalk
