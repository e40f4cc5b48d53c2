#include "lesson/diagnostic.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "maths/unicode.h"

namespace gradwalk {
namespace {

// How much of a line is shown, and how much of it before the caret when it is cut.
constexpr int widestLine = 100, beforeCaret = 40;
constexpr std::size_t longestWord = 64;
constexpr std::size_t longestText = 400;

// What a terminal must not be sent: C0 and C1 controls (escape sequences begin with
// one), bytes that are no text, marks that turn the direction of writing, signs
// without a width.
bool isUnprintable(const CodePoint& c) {
  const char32_t v = c.value;
  return !c.valid || v < 0x20 || (v >= 0x7F && v < 0xA0) || v == 0x00AD || v == 0x061C ||
         (v >= 0x200B && v <= 0x200F) || (v >= 0x2028 && v <= 0x202E) || (v >= 0x2060 && v <= 0x206F) ||
         v == 0xFEFF || (v >= 0xFFF0 && v <= 0xFFFB) || v >= 0xE0000;
}

// One code point of the source as it is shown.
struct Glyph {
  std::string text;
  int width = 1;
  std::size_t begin = 0;  // its offset in the source
};

Glyph glyphAt(std::string_view text, std::size_t at, const CodePoint& c) {
  if (c.valid && (c.value == U'\t' || c.value == U'\n' || c.value == U'\r')) return {" ", 1, at};
  if (isUnprintable(c)) return {"?", 1, at};
  return {std::string(text.substr(at, c.bytes)), displayWidth(c.value), at};
}

bool isByteOrderMark(std::string_view text, std::size_t at) {
  return at == 0 && text.substr(0, 3) == "\xEF\xBB\xBF";
}

std::vector<Glyph> glyphs(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Glyph> out;
  for (std::size_t at = begin; at < end;) {
    const CodePoint c = decodeUtf8(text, at);
    if (!isByteOrderMark(text, at)) out.push_back(glyphAt(text, at, c));
    at += c.bytes;
  }
  return out;
}

int widthOf(const std::vector<Glyph>& line, std::size_t first, std::size_t last) {
  return std::accumulate(line.begin() + static_cast<std::ptrdiff_t>(first),
                         line.begin() + static_cast<std::ptrdiff_t>(last), 0,
                         [](int sum, const Glyph& glyph) { return sum + glyph.width; });
}

// The line that holds `where`, and the caret line under it.
struct Excerpt {
  std::string line, caret;
};

Excerpt excerpt(std::string_view text, Span where) {
  const std::size_t before = where.begin == 0 ? std::string_view::npos : text.rfind('\n', where.begin - 1);
  const std::size_t lineBegin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t lineEnd = std::min(text.find('\n', where.begin), text.size());
  if (lineEnd > lineBegin && text[lineEnd - 1] == '\r') --lineEnd;

  const std::vector<Glyph> line = glyphs(text, lineBegin, lineEnd);
  const auto indexOf = [&](std::size_t offset) {
    const auto at = std::lower_bound(line.begin(), line.end(), offset,
                                     [](const Glyph& glyph, std::size_t o) { return glyph.begin < o; });
    return static_cast<std::size_t>(at - line.begin());
  };
  const std::size_t from = indexOf(where.begin), to = std::max(indexOf(where.end), from);

  std::size_t first = 0, last = line.size();
  if (widthOf(line, first, last) > widestLine) {
    first = from;
    for (int width = 0; first > 0 && width + line[first - 1].width <= beforeCaret;)
      width += line[--first].width;
    last = first;
    for (int width = 0; last < line.size() && width + line[last].width <= widestLine;)
      width += line[last++].width;
  }

  Excerpt out;
  out.line = first > 0 ? "…" : "";
  for (std::size_t k = first; k < last; ++k) out.line += line[k].text;
  if (last < line.size()) out.line += "…";
  while (!out.line.empty() && out.line.back() == ' ') out.line.pop_back();

  const int indent = (first > 0 ? 1 : 0) + widthOf(line, first, from);
  const int marked = widthOf(line, from, std::max(from, std::min(to, last)));
  out.caret = std::string(static_cast<std::size_t>(indent), ' ') + "^" +
              std::string(static_cast<std::size_t>(std::max(marked - 1, 0)), '~');
  return out;
}

// Text from anywhere, safe and short enough for one line of a message.
std::string clean(std::string_view text) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == longestText) return out + "…";
    const CodePoint c = decodeUtf8(text, at);
    out += glyphAt(text, at, c).text;
    at += c.bytes;
  }
  return out;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Edits that make one word of the other: letters put in, left out, replaced, or two
// neighbours swapped; capitals do not count.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> beforeLast, last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0u : 1u)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

Position positionOf(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  Position position;
  std::size_t lineBegin = 0;
  for (std::size_t at = text.find('\n'); at < offset; at = text.find('\n', at + 1)) {
    ++position.line;
    lineBegin = at + 1;
  }
  for (std::size_t at = lineBegin; at < offset;) {
    if (!isByteOrderMark(text, at)) ++position.column;
    at += decodeUtf8(text, at).bytes;
  }
  return position;
}

std::string render(const Source& source, const Problem& problem) {
  std::string out = clean(source.name);
  if (problem.where.begin == nowhere.begin) {
    out += ": error: " + clean(problem.message) + "\n";
  } else {
    const std::size_t begin = std::min(problem.where.begin, source.text.size());
    const Position position = positionOf(source.text, begin);
    const std::string number = std::to_string(position.line);
    const std::string margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
    const Excerpt shown = excerpt(source.text, {begin, problem.where.end});
    out += ":" + number + ":" + std::to_string(position.column) + ": error: " + clean(problem.message) + "\n";
    out += margin + number + " |" + (shown.line.empty() ? "" : " " + shown.line) + "\n";
    out += std::string(margin.size() + number.size(), ' ') + " | " + shown.caret + "\n";
  }
  if (!problem.expected.empty()) out += "  expected: " + clean(problem.expected) + "\n";
  if (!problem.found.empty()) out += "  found:    " + clean(problem.found) + "\n";
  if (!problem.hint.empty()) out += "  hint:     " + clean(problem.hint) + "\n";
  return out;
}

std::string render(const Source& source, const Problems& problems) {
  std::vector<const Problem*> order;
  for (const Problem& problem : problems) order.push_back(&problem);
  // A problem without a place stands before those with one.
  std::stable_sort(order.begin(), order.end(), [](const Problem* a, const Problem* b) {
    return a->where.begin + 1 < b->where.begin + 1;
  });
  std::string out;
  for (std::size_t k = 0; k < std::min(order.size(), mostRendered); ++k) out += render(source, *order[k]);
  if (order.size() > mostRendered) {
    const std::size_t more = order.size() - mostRendered;
    out += clean(source.name) + ": " + std::to_string(more) +
           (more == 1 ? " more problem\n" : " more problems\n");
  }
  return out;
}

std::string didYouMean(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > longestWord) return "";
  const std::string* best = nullptr;
  std::size_t bestDistance = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.empty() || candidate.size() > longestWord || candidate == word) continue;
    // Short words are near nothing but another spelling of their capitals.
    const std::size_t length = std::max(word.size(), candidate.size());
    const std::size_t allowed = length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;
    const std::size_t d = distance(word, candidate);
    if (d > allowed || (best && d >= bestDistance)) continue;
    best = &candidate;
    bestDistance = d;
  }
  return best ? "did you mean " + *best + "?" : "";
}

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

}  // namespace gradwalk
