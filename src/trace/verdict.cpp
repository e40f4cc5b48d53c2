#include "trace/verdict.h"

#include <algorithm>
#include <charconv>

#include "maths/digits.h"
#include "maths/vocabulary.h"
#include "trace/arithmetic.h"

namespace gradwalk {
namespace {

constexpr int exactDigits = 15;

struct Checker {
  const Trace& trace;
  const Trace* hand;
  const Printed& printed;
  Problems& problems;
  Check check = {};
  std::int64_t lastTerm = -1;  // "Z[0,0]/0..9": several terms as a vector

  bool problem(Span where, std::string message, std::string expected, std::string found,
               std::string hint = "") {
    problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
    return false;
  }
  bool locate();
  std::optional<Tensor> valueIn(const Trace& from) const;
  bool run();
  bool judgeErratum();
};

// "Z[0,0]/2..5" becomes "Z[0,0]/2", and 5 is the last term.
std::string withoutRange(const std::string& of, std::int64_t& last) {
  const std::size_t dots = of.rfind("..");
  if (dots == std::string::npos || of.find('/') == std::string::npos) return of;
  const auto [end, error] = std::from_chars(of.data() + dots + 2, of.data() + of.size(), last);
  if (error != std::errc{} || end != of.data() + of.size()) last = -1;
  return of.substr(0, dots);
}

bool Checker::locate() {
  const Program& program = trace.program();
  Problem why;
  if (const auto cursor = seek(trace, withoutRange(printed.of, lastTerm), why)) {
    check.where = *cursor;
    const StepLine* line = lineAt(trace, *cursor);
    if (line == nullptr && !cursor->atStart()) line = &stepAt(trace, *cursor)->lines.back();
    if (lastTerm >= 0 &&
        (cursor->term < 0 || lastTerm < cursor->term || lastTerm >= termCount(trace, *cursor)))
      return problem(printed.ofWhere, "there are no such terms",
                     "at most " + std::to_string(termCount(trace, *cursor)) + " terms, counted from 0",
                     printed.of);
    if (line != nullptr) {
      check.quantity = cursor->term >= 0 ? -1 : line->writes;
      return true;
    }
  }
  const std::string name = printed.of.substr(0, printed.of.find('['));
  check.quantity = program.find(name);
  if (check.quantity >= 0) {
    const Shape& shape = program.quantities[static_cast<std::size_t>(check.quantity)].shape;
    if (name == printed.of) return true;
    for (std::int64_t cell = 0; cell < elementCount(shape); ++cell)
      if (name + cellText(unravel(shape, cell)) == printed.of) {
        check.where.cell = cell;
        return true;
      }
    return problem(printed.ofWhere, "there is no such cell in " + name, "an index into " + text(shape),
                   printed.of);
  }
  return problem(printed.ofWhere, "no printed value can stand for '" + printed.of + "'", why.expected,
                 why.found, why.hint);
}

std::optional<Tensor> Checker::valueIn(const Trace& from) const {
  const Cursor& at = check.where;
  const Tensor* tensor = check.quantity >= 0 ? &from.value(at.pass, check.quantity) : nullptr;
  if (at.cell < 0) return tensor == nullptr ? std::nullopt : std::optional<Tensor>(*tensor);
  if (at.term < 0) return Tensor{{}, {tensor->data[static_cast<std::size_t>(at.cell)]}};
  const StepLine& line = *lineAt(from, at);
  TermTree tree;
  const Reader<Term> reader = bindTerms(from, at.pass, line, tree);
  tree.root = line.line.cells.term(reader, at.cell).id;
  const std::vector<std::int32_t> terms = summands(tree);
  const auto valueOf = [&](std::int64_t k) { return tree.node(terms[static_cast<std::size_t>(k)]).value; };
  if (lastTerm < 0) return Tensor{{}, {valueOf(at.term)}};
  Tensor several{{lastTerm - at.term + 1}, {}};
  for (std::int64_t k = at.term; k <= lastTerm; ++k) several.data.push_back(valueOf(k));
  return several;
}

bool Checker::judgeErratum() {
  for (const CheckedCell& cell : check.cells) {
    if (cell.found != Verdict::erratum) continue;
    const auto k = static_cast<std::size_t>(flatIndex(printed.shape, cell.index));
    const double byHand = hand == nullptr ? cell.computed : valueIn(*hand)->data[k];
    if (k >= printed.right.size() || printed.right[k].empty()) {
      check.reason = "no right value is given for " + cellText(cell.index);
      return false;
    }
    if (judge(printed.right[k], cell.computed, byHand) == Verdict::erratum) {
      check.reason = "the right value " + printed.right[k] + " is not what is computed";
      return false;
    }
  }
  if (!printed.mistake) return true;
  const auto mistake = evaluateArithmetic(*printed.mistake, trace, check.where.pass, problems);
  if (!mistake) return false;
  const bool spread = mistake->shape.empty();
  if (!spread && mistake->shape != printed.shape)
    return problem(printed.mistake->node(printed.mistake->root).where, "the mistake has another shape",
                   text(printed.shape), text(mistake->shape));
  for (const CheckedCell& cell : check.cells) {
    const auto k = static_cast<std::size_t>(flatIndex(printed.shape, cell.index));
    const double value = mistake->data[spread ? 0 : k];
    if (roundTo(value, printedPlaces(cell.printed)) != *printedValue(cell.printed)) {
      check.reason = "the mistake gives " + significant(value, mostDigits) + ", not " + cell.printed;
      return false;
    }
  }
  return true;
}

bool Checker::run() {
  check.printed = &printed;
  if (!locate()) return false;
  const auto computed = valueIn(trace);
  if (!computed || computed->data.empty())
    return problem(printed.ofWhere, "'" + printed.of + "' has no value there", "a quantity that is computed",
                   printed.of);
  if (computed->shape != printed.shape)
    return problem(printed.where, "the printed value of '" + printed.of + "' has another shape",
                   text(computed->shape), text(printed.shape));
  check.computed = *computed;
  const auto byHand = hand == nullptr ? computed : valueIn(*hand);
  for (std::size_t k = 0; k < printed.cells.size(); ++k) {
    if (printed.cells[k].empty()) continue;
    const double value = computed->data[k];
    check.cells.push_back({unravel(printed.shape, static_cast<std::int64_t>(k)), printed.cells[k], value,
                           judge(printed.cells[k], value, byHand->data[k])});
    check.found = std::max(check.found, check.cells.back().found);
  }
  const std::size_t before = problems.size();
  const auto deviates = [&] {
    std::vector<Index> weakest;
    for (const CheckedCell& cell : check.cells)
      if (cell.found == check.found) weakest.push_back(cell.index);
    std::vector<Index> declared = printed.deviating;
    std::sort(declared.begin(), declared.end());
    return weakest != declared;
  };
  if (check.found != printed.declared) {
    check.reason = std::string("declared ") + name(printed.declared) + ", found " + name(check.found);
  } else if (check.found == Verdict::erratum && !judgeErratum()) {
    if (problems.size() > before) return false;
  } else if (!printed.deviating.empty() && deviates()) {
    check.reason = "other cells deviate than are declared";
  } else {
    check.holds = true;
  }
  return true;
}

}  // namespace

Verdict judge(const PrintedCell& printed, double computed, double byHand) {
  const std::optional<double> figure = printedValue(printed);
  if (!figure) return Verdict::erratum;
  const int places = printedPlaces(printed);
  if (roundSignificant(computed, exactDigits) == roundSignificant(*figure, exactDigits))
    return Verdict::exact;
  if (roundTo(computed, places) == *figure) return Verdict::rounds;
  if (truncateTo(computed, places) == *figure) return Verdict::truncates;
  if (roundTo(byHand, places) == *figure) return Verdict::hand;
  return Verdict::erratum;
}

std::vector<Check> checkPrinted(const Trace& trace, const Trace* hand, Problems& problems) {
  std::vector<Check> checks;
  const Lesson& lesson = trace.lesson();
  const std::string first = lesson.runs.empty() ? "" : lesson.runs.front().name;
  const std::string followed = lesson.runs.empty() ? "" : lesson.runs[lesson.followed].name;
  for (const Printed& printed : lesson.printed) {
    if ((printed.run.empty() ? first : printed.run) != followed) continue;
    Checker checker{trace, hand, printed, problems};
    if (checker.run()) checks.push_back(std::move(checker.check));
  }
  return checks;
}

}  // namespace gradwalk
