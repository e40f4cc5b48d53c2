#include "trace/until.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "maths/digits.h"

namespace gradwalk {
namespace {

struct Sign {
  std::string_view text;
  Comparison comparison;
};
// Longer ones first.
constexpr std::array<Sign, 10> signs = {{{"<=", Comparison::lessEqual},
                                         {">=", Comparison::greaterEqual},
                                         {"!=", Comparison::notEqual},
                                         {"==", Comparison::equal},
                                         {"≤", Comparison::lessEqual},
                                         {"≥", Comparison::greaterEqual},
                                         {"≠", Comparison::notEqual},
                                         {"<", Comparison::less},
                                         {">", Comparison::greater},
                                         {"=", Comparison::equal}}};

bool holds(Comparison comparison, double a, double b) {
  switch (comparison) {
    case Comparison::less:
      return a < b;
    case Comparison::greater:
      return a > b;
    case Comparison::lessEqual:
      return a <= b;
    case Comparison::greaterEqual:
      return a >= b;
    case Comparison::equal:
      return a == b;
    case Comparison::notEqual:
      return a != b;
  }
  return false;
}

bool isSpace(char c) { return c == ' ' || c == '\t'; }

// A part of the text, and where it begins.
struct Part {
  std::string_view text;
  std::size_t at = 0;
};

Part trimmed(Part part) {
  while (!part.text.empty() && isSpace(part.text.front())) {
    part.text.remove_prefix(1);
    ++part.at;
  }
  while (!part.text.empty() && isSpace(part.text.back())) part.text.remove_suffix(1);
  return part;
}

// Cut at a word that stands between spaces and in no brackets.
std::vector<Part> cut(Part whole, std::string_view word) {
  std::vector<Part> out;
  std::size_t begin = 0;
  int depth = 0;
  const std::string between = " " + std::string(word) + " ";
  for (std::size_t k = 0; k < whole.text.size(); ++k) {
    const char c = whole.text[k];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (depth != 0 || !whole.text.substr(k).starts_with(between)) continue;
    out.push_back({whole.text.substr(begin, k - begin), whole.at + begin});
    begin = k + between.size();
    k = begin - 1;
  }
  out.push_back({whole.text.substr(begin), whole.at + begin});
  return out;
}

struct ConditionReader {
  Problems& problems;

  std::nullopt_t fail(Part at, std::string message, std::string expected, std::string hint = "") {
    problems.push_back({{at.at, at.at + std::max<std::size_t>(at.text.size(), 1)},
                        std::move(message),
                        std::move(expected),
                        at.text.empty() ? "nothing" : std::string(at.text),
                        std::move(hint)});
    return std::nullopt;
  }

  // name(…) as a whole: what stands in its brackets.
  static std::optional<Part> inside(Part part, std::string_view name) {
    if (!part.text.starts_with(name)) return std::nullopt;
    Part rest = trimmed({part.text.substr(name.size()), part.at + name.size()});
    if (!rest.text.starts_with('(') || !rest.text.ends_with(')')) return std::nullopt;
    int depth = 0;
    for (std::size_t k = 0; k < rest.text.size(); ++k) {
      if (rest.text[k] == '(') ++depth;
      if (rest.text[k] == ')' && --depth == 0 && k + 1 < rest.text.size()) return std::nullopt;
    }
    return trimmed({rest.text.substr(1, rest.text.size() - 2), rest.at + 1});
  }

  std::optional<Clause> clause(Part part) {
    part = trimmed(part);
    Clause out;
    if (part.text == "fails") {
      out.kind = Clause::fails;
      return out;
    }
    if (part.text.starts_with("not ")) {
      const Part rest = trimmed({part.text.substr(4), part.at + 4});
      out.kind = Clause::notFinite;
      if (rest.text == "finite") return out;
      const auto name = inside(rest, "finite");
      if (!name || name->text.empty()) return fail(part, "only finite can be denied", "not finite(Z)");
      out.quantity = std::string(name->text);
      return out;
    }
    if (const auto any = inside(part, "any")) {
      out.any = true;
      part = *any;
    } else if (const auto all = inside(part, "all")) {
      part = *all;
    }
    int depth = 0;
    for (std::size_t k = 0; k < part.text.size(); ++k) {
      const char c = part.text[k];
      if (c == '(' || c == '[') ++depth;
      if (c == ')' || c == ']') --depth;
      if (depth != 0) continue;
      for (const Sign& sign : signs) {
        if (!part.text.substr(k).starts_with(sign.text)) continue;
        const Part left = trimmed({part.text.substr(0, k), part.at});
        const std::size_t after = k + sign.text.size();
        const Part right = trimmed({part.text.substr(after), part.at + after});
        if (left.text.empty() || right.text.empty())
          return fail(part, "a side of the comparison is missing", "as in L < 0.1");
        auto a = parseExpression(left.text, left.at, problems);
        if (!a) return std::nullopt;
        auto b = parseExpression(right.text, right.at, problems);
        if (!b) return std::nullopt;
        out.comparison = sign.comparison;
        out.leftText = std::string(left.text);
        out.left = std::move(*a);
        out.right = std::move(*b);
        return out;
      }
    }
    return fail(part, "this is no condition", "a comparison as in L < 0.1, not finite(Z), or fails",
                "< > <= >= = != compare");
  }
};

// Where a quantity is written: the step, or −1 for what is there from the beginning.
int writerOf(const Program& program, int quantity) {
  for (std::size_t s = 0; s < program.steps.size(); ++s)
    for (const StepLine& line : program.steps[s].lines)
      if (line.writes == quantity) return static_cast<int>(s);
  return -1;
}

class Search {
 public:
  Search(const Trace& trace, const std::vector<Cursor>& failing, Language language, Problems& problems)
      : trace_(trace), failing_(failing), language_(language), problems_(problems) {}

  // The step at which a clause is looked at; −2 for every step, −1 where a name is wrong.
  std::optional<int> due(const Clause& clause) {
    if (clause.kind == Clause::fails) return -2;
    const Program& program = trace_.program();
    if (clause.kind == Clause::notFinite) {
      if (clause.quantity.empty()) return -2;
      const int id = program.find(clause.quantity);
      if (id >= 0) return std::max(writerOf(program, id), 0);
      unknown(clause.quantity, {});
      return std::nullopt;
    }
    int last = 0;
    for (const Expression* side : {&clause.left, &clause.right})
      for (const ExpressionNode& node : side->nodes) {
        if (node.kind != ExpressionKind::name) continue;
        const int id = program.find(node.text);
        if (id < 0) {
          unknown(node.text, node.where);
          return std::nullopt;
        }
        last = std::max(last, writerOf(program, id));
      }
    return last;
  }

  // Why a clause holds at a step, "" where it does not; nullopt where it cannot be asked.
  std::optional<std::string> why(const Clause& clause, int pass, int step) {
    switch (clause.kind) {
      case Clause::fails:
        for (const Cursor& each : failing_)
          if (each.pass == pass && each.step == step)
            return say(Text{"the document prints another number here", "문서의 수가 여기서 다르다"},
                       language_, {});
        return "";
      case Clause::notFinite:
        return whyNotFinite(clause, pass, step);
      case Clause::compare:
        break;
    }
    const auto a = evaluateArithmetic(clause.left, trace_, pass, problems_);
    if (!a) return std::nullopt;
    const auto b = evaluateArithmetic(clause.right, trace_, pass, problems_);
    if (!b) return std::nullopt;
    const bool spreadA = a->shape.empty(), spreadB = b->shape.empty();
    if (a->shape != b->shape && !spreadA && !spreadB) {
      problems_.push_back({{}, "the two sides have different shapes", text(a->shape), text(b->shape), ""});
      return std::nullopt;
    }
    const Shape& shape = spreadA ? b->shape : a->shape;
    const auto count = static_cast<std::size_t>(elementCount(shape));
    std::size_t first = count;
    for (std::size_t k = 0; k < count; ++k) {
      const bool good = holds(clause.comparison, a->data[spreadA ? 0 : k], b->data[spreadB ? 0 : k]);
      if (good && first == count) first = k;
      if (!good && !clause.any) return "";
    }
    if (first == count) return "";
    const double value = a->data[spreadA ? 0 : first];
    const std::string cell = cellText(unravel(shape, static_cast<std::int64_t>(first)));
    const bool named = clause.left.node(clause.left.root).kind == ExpressionKind::name;
    const std::string what = clause.leftText + (named || cell.empty() ? cell : " " + cell);
    std::string out = what + " = " + significant(value, defaultDigits);
    if (!clause.any && count > 1)
      out += say(Text{", and so on for all {n} cells", " 등 {n}칸 모두"}, language_,
                 {{"n", std::to_string(count)}});
    return out;
  }

 private:
  void unknown(const std::string& name, Span where) {
    std::vector<std::string> names;
    for (const Quantity& quantity : trace_.program().quantities)
      if (quantity.kind != QuantityKind::constant) names.push_back(quantity.name);
    problems_.push_back({where, "nothing is called '" + name + "'", "a quantity of this lesson", name,
                         didYouMean(name, names)});
  }

  std::optional<std::string> whyNotFinite(const Clause& clause, int pass, int step) {
    const Program& program = trace_.program();
    std::vector<int> ids;
    if (!clause.quantity.empty())
      ids.push_back(program.find(clause.quantity));
    else
      for (const StepLine& line : program.steps[static_cast<std::size_t>(step)].lines)
        ids.push_back(line.writes);
    for (const int id : ids) {
      const Tensor& tensor = trace_.value(pass, id);
      for (std::size_t k = 0; k < tensor.data.size(); ++k)
        if (!std::isfinite(tensor.data[k])) {
          const Quantity& quantity = program.quantities[static_cast<std::size_t>(id)];
          return quantity.name + cellText(unravel(tensor.shape, static_cast<std::int64_t>(k))) + " = " +
                 significant(tensor.data[k], defaultDigits);
        }
    }
    return "";
  }

  const Trace& trace_;
  const std::vector<Cursor>& failing_;
  Language language_;
  Problems& problems_;
};

}  // namespace

std::optional<Condition> parseCondition(std::string_view text, Problems& problems) {
  if (text.size() > maxExpressionBytes) {
    problems.push_back({{}, "the condition is too long", "at most 64 KB", std::to_string(text.size()), ""});
    return std::nullopt;
  }
  ConditionReader reader{problems};
  Condition out{std::string(trimmed({text, 0}).text), {}};
  for (const Part& alternative : cut({text, 0}, "or")) {
    std::vector<Clause> clauses;
    for (const Part& part : cut(alternative, "and")) {
      auto clause = reader.clause(part);
      if (!clause) return std::nullopt;
      clauses.push_back(std::move(*clause));
    }
    out.alternatives.push_back(std::move(clauses));
  }
  return out;
}

Stopped runUntil(const Trace& trace, const Cursor& from, const Condition& condition,
                 const std::vector<Cursor>& failing, Language language, Problems& problems,
                 std::int64_t mostPlaces) {
  Search search(trace, failing, language, problems);
  std::vector<int> due;
  for (const std::vector<Clause>& clauses : condition.alternatives) {
    int last = -2;
    for (const Clause& clause : clauses) {
      const auto step = search.due(clause);
      if (!step) return {};
      last = std::max(last, *step);
    }
    due.push_back(last);
  }
  const std::int64_t all = count(trace, Level::operation);
  const std::int64_t first = number(trace, from, Level::operation) + 1;
  for (std::int64_t n = first; n <= all; ++n) {
    if (n - first >= mostPlaces) return {false, true, place(trace, Level::operation, n - 1), ""};
    const Cursor at = place(trace, Level::operation, n);
    for (std::size_t k = 0; k < due.size(); ++k) {
      if (due[k] != -2 && due[k] != at.step) continue;
      if (due[k] >= 0 && !trace.hasStep(at.pass, due[k])) continue;
      std::string reasons;
      bool good = true;
      for (const Clause& clause : condition.alternatives[k]) {
        const auto reason = search.why(clause, at.pass, at.step);
        if (!reason) return {};
        good = good && !reason->empty();
        if (!good) break;
        reasons += (reasons.empty() ? "" : ", ") + *reason;
      }
      if (good)
        return {true, false, at,
                say(Text{"Stopped: {condition} ({reasons})", "멈춤: {condition} ({reasons})"}, language,
                    {{"condition", condition.text}, {"reasons", reasons}})};
    }
  }
  return {false, false, from,
          say(Text{"Up to the last step, {condition} never holds",
                   "마지막 단계까지 {condition|이} 성립하지 않는다"},
              language, {{"condition", condition.text}})};
}

}  // namespace gradwalk
