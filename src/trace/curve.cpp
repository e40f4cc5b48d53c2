#include "trace/curve.h"

#include <algorithm>
#include <utility>

#include "maths/digits.h"
#include "maths/unicode.h"

namespace gradwalk {
namespace {

// Where a quantity is written; the start for what is there from the beginning.
Cursor writerOf(const Program& program, int quantity) {
  for (std::size_t s = 0; s < program.steps.size(); ++s)
    for (std::size_t l = 0; l < program.steps[s].lines.size(); ++l)
      if (program.steps[s].lines[l].writes == quantity)
        return {.pass = 1, .step = static_cast<int>(s), .line = static_cast<int>(l)};
  return {};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t from = text.find_first_not_of(blank);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

// The cell that an expression is as a whole; −1 where it is arithmetic.
std::int64_t cellOf(const Trace& trace, const Expression& e) {
  const ExpressionNode& root = e.node(e.root);
  if (root.kind == ExpressionKind::name) return 0;
  if (root.kind != ExpressionKind::cell) return -1;
  const int id = trace.program().find(e.node(root.children[0]).text);
  Index index;
  for (std::size_t k = 1; k < root.children.size(); ++k)
    index.push_back(static_cast<std::int64_t>(e.node(root.children[k]).value));
  return flatIndex(trace.program().quantities[static_cast<std::size_t>(id)].shape, index);
}

// A text with commas stands in quotes.
std::string csvField(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::optional<CurveQuantity> curveQuantity(const Trace& trace, std::string_view text, Problems& problems) {
  const std::string_view words = trimmed(text);
  const std::size_t at = words.empty() ? 0 : static_cast<std::size_t>(words.data() - text.data());
  const Span where{at, at + std::max<std::size_t>(words.size(), 1)};
  const auto fail = [&](std::string message, std::string expected, std::string found, std::string hint = "") {
    problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
    return std::nullopt;
  };
  if (words.empty()) return fail("a quantity is missing", "as in L or K[0,1]", "nothing");
  if (firstInvalidUtf8(words)) return fail("the quantity is no text", "UTF-8", "other bytes");
  std::size_t letters = 0;
  for (std::size_t k = 0; k < words.size(); k += decodeUtf8(words, k).bytes) ++letters;
  if (letters > longestCurveText)
    return fail("the quantity is too long to stand beside its curve",
                "at most " + std::to_string(longestCurveText) + " letters", std::to_string(letters));
  auto expression = parseExpression(words, at, problems);
  if (!expression) return std::nullopt;
  const auto value = evaluateArithmetic(*expression, trace, 1, problems);
  if (!value) return std::nullopt;
  if (value->data.size() != 1) {
    // Of a tensor its first cell; arithmetic takes an index within.
    const bool named = expression->node(expression->root).kind == ExpressionKind::name;
    const std::string cell = std::string(words) + cellText(Index(value->shape.size(), 0));
    return fail("a curve shows one number",
                named ? "one cell, as in " + cell : "a number, as of single cells",
                "shape " + gradwalk::text(value->shape), "name a cell by its index");
  }

  const Program& program = trace.program();
  CurveQuantity out{std::string(words), std::move(*expression), {}, trace.passes()};
  for (const ExpressionNode& node : out.expression.nodes) {
    const int id = node.kind == ExpressionKind::name ? program.find(node.text) : -1;
    if (id < 0) continue;
    const Cursor writer = writerOf(program, id);
    if (std::pair(writer.step, writer.line) > std::pair(out.made.step, out.made.line)) out.made = writer;
  }
  if (!out.made.atStart() && !trace.hasStep(trace.iterations() + 1, out.made.step))
    out.last = trace.iterations();
  if (out.made.atStart() && !program.steps.empty())
    out.made.step = program.aheadSteps;  // there from the beginning: as an iteration starts
  else if (!out.made.atStart())
    out.made.cell = cellOf(trace, out.expression);
  if (out.made.cell < 0) out.made.line = -1;
  return out;
}

std::vector<std::string> curveTexts(const Trace& trace, std::string_view typed) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t k = 0; k <= typed.size(); ++k) {
    const char c = k < typed.size() ? typed[k] : ';';
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (k < typed.size() && c != ';' && !(c == ',' && depth <= 0)) continue;
    const std::string_view part = trimmed(typed.substr(begin, k - begin));
    if (!part.empty()) out.emplace_back(part);
    begin = k + 1;
  }
  const Program& program = trace.program();
  if (out.empty() && program.loss >= 0)
    out.push_back(program.quantities[static_cast<std::size_t>(program.loss)].name);
  return out;
}

std::optional<std::vector<CurveQuantity>> curveQuantities(const Trace& trace, std::string_view typed,
                                                          Problems& problems) {
  const std::vector<std::string> texts = curveTexts(trace, typed);
  if (texts.empty()) {
    problems.push_back({{}, "this lesson has no loss", "a quantity, as in K[0,1]", "nothing", ""});
    return std::nullopt;
  }
  if (texts.size() > mostCurves) {
    problems.push_back({{},
                        "too many curves for one picture",
                        "at most " + std::to_string(mostCurves),
                        std::to_string(texts.size()),
                        ""});
    return std::nullopt;
  }
  std::vector<CurveQuantity> out;
  for (const std::string& each : texts) {
    auto quantity = curveQuantity(trace, each, problems);
    if (!quantity) return std::nullopt;
    out.push_back(std::move(*quantity));
  }
  return out;
}

std::vector<Curve> curvesOf(const Trace& trace, const std::vector<CurveQuantity>& quantities,
                            const std::atomic<bool>* stop) {
  std::vector<Curve> curves;
  for (const CurveQuantity& each : quantities) curves.push_back({each.text, {}});
  Problems problems;
  for (int pass = 1; pass <= trace.passes(); ++pass) {
    if (stop != nullptr && stop->load()) return {};
    for (std::size_t k = 0; k < quantities.size(); ++k) {
      if (pass > quantities[k].last) continue;
      const auto value = evaluateArithmetic(quantities[k].expression, trace, pass, problems);
      if (!value) return {};
      curves[k].values.push_back(value->data.front());
    }
  }
  return curves;
}

std::string curvesAsText(const Trace& trace, const std::vector<Curve>& curves) {
  std::string out = "iteration";
  for (const Curve& each : curves) out += "," + csvField(each.text);
  out += "\n";
  for (int pass = 1; pass <= trace.passes(); ++pass) {
    const auto k = static_cast<std::size_t>(pass - 1);
    const bool any =
        std::any_of(curves.begin(), curves.end(), [k](const Curve& each) { return k < each.values.size(); });
    if (!any) break;
    out += pass > trace.iterations() ? "after" : std::to_string(pass);
    for (const Curve& each : curves) out += "," + (k < each.values.size() ? shortest(each.values[k]) : "");
    out += "\n";
  }
  return out;
}

}  // namespace gradwalk
