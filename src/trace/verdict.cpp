#include "trace/verdict.h"

#include <algorithm>

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

  bool problem(Span where, std::string message, std::string expected, std::string found, std::string hint = "") {
    problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
    return false;
  }
  bool locate();
  std::optional<Tensor> valueIn(const Trace& from) const;
  bool run();
  bool judgeErratum();
};

bool Checker::locate() {
  const Program& program = trace.program();
  Problem why;
  if (const auto cursor = seek(trace, printed.of, why)) {
    check.where = *cursor;
    const StepLine* line = lineAt(trace, *cursor);
    if (line == nullptr && !cursor->atStart()) line = &stepAt(trace, *cursor)->lines.back();
    if (line != nullptr) {
      check.quantity = cursor->term >= 0 ? -1 : line->writes;
      return true;
    }
  }
  // An input is printed too, but no step makes it.
  const std::string name = printed.of.substr(0, printed.of.find('['));
  check.quantity = program.find(name);
  if (check.quantity >= 0 && name == printed.of) return true;
  return problem(printed.ofWhere, "no printed value can stand for '" + printed.of + "'", why.expected, why.found,
                 why.hint);
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
  return Tensor{{}, {tree.node(summands(tree)[static_cast<std::size_t>(at.term)]).value}};
}

bool Checker::judgeErratum() {
  for (const CheckedCell& cell : check.cells) {
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
  if (check.found != printed.declared) {
    check.reason = std::string("declared ") + name(printed.declared) + ", found " + name(check.found);
  } else if (check.found == Verdict::erratum && !judgeErratum()) {
    if (problems.size() > before) return false;
  } else if (!printed.deviating.empty()) {
    std::vector<Index> weakest;
    for (const CheckedCell& cell : check.cells)
      if (cell.found == check.found) weakest.push_back(cell.index);
    std::vector<Index> declared = printed.deviating;
    std::sort(declared.begin(), declared.end());
    check.holds = weakest == declared;
    if (!check.holds) check.reason = "other cells deviate than are declared";
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
  if (roundSignificant(computed, exactDigits) == roundSignificant(*figure, exactDigits)) return Verdict::exact;
  if (roundTo(computed, places) == *figure) return Verdict::rounds;
  if (truncateTo(computed, places) == *figure) return Verdict::truncates;
  if (roundTo(byHand, places) == *figure) return Verdict::hand;
  return Verdict::erratum;
}

std::vector<Check> checkPrinted(const Trace& trace, const Trace* hand, Problems& problems) {
  std::vector<Check> checks;
  for (const Printed& printed : trace.lesson().printed) {
    Checker checker{trace, hand, printed, problems};
    if (checker.run()) checks.push_back(std::move(checker.check));
  }
  return checks;
}

}  // namespace gradwalk
