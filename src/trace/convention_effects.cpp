#include "trace/convention_effects.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "maths/digits.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

bool sameBits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) ||
         (std::isnan(a) && std::isnan(b));
}

bool stopped(const std::atomic<bool>* stop) { return stop != nullptr && stop->load(); }

double distance(double a, double b) {
  const double d = std::fabs(a - b);
  return std::isnan(d) ? std::numeric_limits<double>::infinity() : d;
}

class Comparison {
 public:
  Comparison(const Trace& inForce, const Trace& other, const std::atomic<bool>* stop)
      : base_(inForce), other_(other), stop_(stop) {
    out.all = static_cast<int>(onlyIn(base_, other_, out.gone));
    onlyIn(other_, base_, out.added);
  }

  // False when it was given up.
  bool comparePass(int pass);
  void setLoss();
  double cells = 0.0;  // compared so far
  ConventionDifference out = {};

 private:
  // How many quantities that `a` computes are in `b`, too, and the symbols of the others.
  static std::size_t onlyIn(const Trace& a, const Trace& b, std::vector<std::string>& only);
  void compareLine(const Cursor& line, int id, const Tensor& from, const Tensor& to);
  ChangedCell changed(Cursor at, int id, std::int64_t cell, double from, double to) const;

  const Trace& base_;
  const Trace& other_;
  const std::atomic<bool>* stop_;
  std::set<int> differing_;
};

std::size_t Comparison::onlyIn(const Trace& a, const Trace& b, std::vector<std::string>& only) {
  std::size_t both = 0;
  for (const Step& step : a.program().steps)
    for (const StepLine& line : step.lines) {
      const Quantity& quantity = a.program().quantities[static_cast<std::size_t>(line.writes)];
      const int there = b.program().find(quantity.name);
      if (there >= 0 && b.program().quantities[static_cast<std::size_t>(there)].shape == quantity.shape)
        ++both;
      else
        only.push_back(symbol(a.program(), line.writes));
    }
  return both;
}

ChangedCell Comparison::changed(Cursor at, int id, std::int64_t cell, double from, double to) const {
  const Quantity& quantity = base_.program().quantities[static_cast<std::size_t>(id)];
  at.cell = cell;
  return {path(base_, at), symbol(base_.program(), id) + cellText(unravel(quantity.shape, cell)), at.pass,
          from, to};
}

void Comparison::compareLine(const Cursor& line, int id, const Tensor& from, const Tensor& to) {
  for (std::size_t k = 0; k < from.data.size(); ++k) {
    const double a = from.data[k], b = to.data[k];
    if (sameBits(a, b)) continue;
    differing_.insert(id);
    const bool larger = !out.largest || distance(a, b) > distance(out.largest->from, out.largest->to);
    if (larger) out.largest = changed(line, id, static_cast<std::int64_t>(k), a, b);
    if (!out.first) out.first = out.largest;
    out.shown = out.shown || significant(a, defaultDigits) != significant(b, defaultDigits);
    if (id == base_.program().loss && !out.loss) out.loss = changed(line, id, 0, a, b);
  }
}

bool Comparison::comparePass(int pass) {
  const Program& program = base_.program();
  for (int s = base_.firstStep(pass); s < base_.endStep(pass); ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    for (std::size_t l = 0; l < step.lines.size(); ++l) {
      if (stopped(stop_)) return false;
      const int id = step.lines[l].writes;
      const int there = other_.program().find(program.quantities[static_cast<std::size_t>(id)].name);
      if (there < 0) continue;
      const Tensor& from = base_.value(pass, id);
      // The closing passes are compared with each other, whatever comes before them.
      const Tensor& to = other_.value(pass > base_.iterations() ? other_.passes() : pass, there);
      if (from.shape != to.shape || from.data.size() != to.data.size()) continue;
      cells += static_cast<double>(from.data.size());
      compareLine({.pass = pass, .step = s, .line = static_cast<int>(l)}, id, from, to);
    }
  }
  out.quantities = static_cast<int>(differing_.size());
  return true;
}

// A loss that does not differ is told all the same.
void Comparison::setLoss() {
  const Program& program = base_.program();
  if (out.loss || program.loss < 0) return;
  const double value = base_.value(1, program.loss).data[0];
  out.loss = ChangedCell{"", symbol(program, program.loss), 1, value, value};
}

std::string namesOf(const std::vector<std::string>& names) {
  constexpr std::size_t most = 6;
  std::string out;
  for (std::size_t k = 0; k < std::min(names.size(), most); ++k) out += (k > 0 ? ", " : "") + names[k];
  return names.size() > most ? out + ", …" : out;
}

std::string apart(double value, double beside) { return significantApart(value, beside, defaultDigits); }

// "1.2 → 1.3"; where no digits shown tell the two apart, the difference: "1.2 (Δ 2.2e-16)".
std::string changeText(const ChangedCell& cell) {
  const std::string a = apart(cell.from, cell.to), b = apart(cell.to, cell.from);
  if (a != b) return a + " → " + b;
  return a + " (Δ " + significant(distance(cell.from, cell.to), 2) + ")";
}

Words wordsOf(const ChangedCell& cell) {
  return {{"cell", cell.cell},
          {"path", cell.path},
          {"a", apart(cell.from, cell.to)},
          {"change", changeText(cell)},
          {"pass", std::to_string(cell.pass)}};
}

}  // namespace

ConventionDifference compareRuns(const Trace& inForce, const Trace& other, const std::atomic<bool>* stop,
                                 double effort) {
  Comparison compare(inForce, other, stop);
  // One of them may have stopped before.
  const int both = std::min(inForce.iterations(), other.iterations());
  const bool closing = inForce.passes() > inForce.iterations() && other.passes() > other.iterations();
  const int passes = closing ? inForce.passes() : both;
  for (int pass = 1; pass <= passes; ++pass) {
    if (pass > both) pass = passes;
    if (compare.cells > effort && pass < passes) {
      compare.out.whole = false;
      pass = passes;
    }
    if (!compare.comparePass(pass)) break;
  }
  if (!stopped(stop)) compare.setLoss();
  return std::move(compare.out);
}

std::vector<ConventionEffect> conventionsOf(const Program& program, const Lesson& own) {
  std::vector<ConventionEffect> out;
  for (const ConventionInfo& convention : conventionMenu()) {
    const auto used = program.conventions.find(convention.name);
    if (used == program.conventions.end()) continue;
    const std::string lessons = ownText(own, {.kind = EditKind::convention, .name = convention.name});
    ConventionEffect effect{&convention, {}};
    for (std::size_t k = 0; k < convention.choices.size(); ++k) {
      const std::string& name = convention.choices[k];
      effect.choices.push_back({.name = name,
                                .title = convention.choiceTitles[k],
                                .inForce = name == used->second,
                                .lessons = name == lessons});
    }
    out.push_back(std::move(effect));
  }
  return out;
}

ConventionEffects conventionEffects(const Lesson& own, const std::filesystem::path& path, const Edits& edits,
                                    const std::atomic<bool>* stop) {
  ConventionEffects out;
  const OpenResult inForce = openEdited(own, path, edits, Judging::suspended, stop);
  if (!inForce.open) return {{}, false};
  out.conventions = conventionsOf(inForce.open->program, own);
  for (ConventionEffect& effect : out.conventions)
    for (ConventionChoice& choice : effect.choices) {
      if (choice.inForce) continue;
      Edits with = edits;
      const Edit edit{.kind = EditKind::convention, .name = effect.convention->name, .text = choice.name};
      if (choice.lessons)
        dropEdit(with, edit);
      else
        setEdit(with, edit);
      const OpenResult other = openEdited(own, path, with, Judging::suspended, stop);
      if (stopped(stop)) return {{}, false};
      if (!other.open) {
        choice.problem = other.problems;
        continue;
      }
      choice.difference = compareRuns(inForce.open->trace, other.open->trace, stop);
      if (stopped(stop)) return {{}, false};
    }
  return out;
}

std::vector<std::string> differenceLines(const ConventionDifference& difference, Language language) {
  std::vector<std::string> lines;
  const auto add = [&](const Text& pattern, const Words& words = {}) {
    lines.push_back(say(pattern, language, words));
  };
  if (!difference.any())
    add({"no difference in this lesson: every number is the same",
         "이 수업에서는 차이가 없다. 모든 수가 같다"});
  if (difference.any() && difference.loss) {
    const ChangedCell& loss = *difference.loss;
    if (loss.path.empty())
      add({"{cell} stays {a}", "{cell|은} {a} 그대로이다"}, wordsOf(loss));
    else if (loss.path.starts_with("after/"))
      add({"{cell} after the update: {change}", "갱신 뒤의 {cell}: {change}"}, wordsOf(loss));
    else if (loss.pass > 1)
      add({"{cell} in iteration {pass}: {change}", "{pass}번째 반복의 {cell}: {change}"}, wordsOf(loss));
    else
      add({"{cell}: {change}", "{cell}: {change}"}, wordsOf(loss));
  }
  if (difference.first) {
    const bool both = difference.first->path == difference.largest->path;
    add(both ? Text{"first and largest change: {path}: {change}", "처음이자 가장 큰 차이: {path}: {change}"}
             : Text{"first differs: {path}: {change}", "처음 다른 곳: {path}: {change}"},
        wordsOf(*difference.first));
    if (!both)
      add({"largest change: {path}: {change}", "가장 큰 차이: {path}: {change}"},
          wordsOf(*difference.largest));
    add({"{n} of {all} quantities {n?differs|differ}", "값 {all}개 가운데 {n}개가 다르다"},
        {{"n", std::to_string(difference.quantities)}, {"all", std::to_string(difference.all)}});
    if (!difference.shown)
      add({"only in rounding: at the digits shown every number is the same",
           "반올림 오차뿐이다. 보이는 자리까지는 모든 수가 같다"});
  }
  if (!difference.added.empty())
    add({"formed only so: {names}", "이때만 계산하는 것: {names}"}, {{"names", namesOf(difference.added)}});
  if (!difference.gone.empty())
    add({"not formed so: {names}", "이때는 계산하지 않는 것: {names}"},
        {{"names", namesOf(difference.gone)}});
  if (!difference.whole)
    add({"of this long run the first passes and the last were compared",
         "긴 실행이라 앞부분과 마지막만 견주었다"});
  return lines;
}

}  // namespace gradwalk
