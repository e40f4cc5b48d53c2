#include "trace/trace.h"

#include <algorithm>
#include <cmath>

#include "maths/digits.h"

namespace gradwalk {
namespace {

const Tensor& valueFor(const Value& value, int pass, int iterations) {
  // The closing pass sees what the last iteration saw, so that the two compare.
  const auto which = static_cast<std::size_t>(std::min(pass, iterations) - 1);
  return value.each[which % value.each.size()];
}

// A tensor of few cells takes more than its cells: its own size and two pieces of the heap.
constexpr std::int64_t bytesATensor = static_cast<std::int64_t>(sizeof(Tensor)) + 64;

std::int64_t bytesOf(const Quantity& quantity) {
  return bytesATensor + elementCount(quantity.shape) * static_cast<std::int64_t>(sizeof(double));
}

// A person's 0.125 is no 0.12499999999999999: the noise of doubles is taken off first.
double roundByHand(double x, int places) { return roundTo(roundSignificant(x, 15), places); }

std::optional<int> decimalsFor(const HandArithmetic& rule, const Step& step) {
  if (const auto it = rule.operations.find(step.name); it != rule.operations.end()) return it->second;
  if (step.phase == Phase::update && rule.update) return rule.update;
  return rule.decimals;
}

}  // namespace

Trace::Trace(const Program& program, const Lesson& lesson, Rounding rounding, std::int64_t budgetBytes,
             const std::atomic<bool>* stop)
    : program_(&program),
      lesson_(&lesson),
      rounding_(std::move(rounding)),
      iterations_(rounding_.iterations > 0 ? std::min(rounding_.iterations, program.iterations)
                                           : program.iterations),
      budgetBytes_(budgetBytes) {
  for (const Quantity& quantity : program.quantities) passBytes_ += bytesOf(quantity);
  std::int64_t carriedBytes = 0;
  for (const auto& [from, to] : program.carried)
    carriedBytes += bytesOf(program.quantities[static_cast<std::size_t>(from)]);
  const std::int64_t fit =
      std::max<std::int64_t>(1, budgetBytes_ / 2 / std::max<std::int64_t>(1, passBytes_));
  keptPasses_ = static_cast<int>(std::min<std::int64_t>(passes(), fit));
  const std::int64_t checkpoints =
      std::max<std::int64_t>(1, budgetBytes_ / 4 / std::max<std::int64_t>(1, carriedBytes));
  checkpointEvery_ = static_cast<int>((passes() + checkpoints - 1) / checkpoints);

  Values start;
  Watch watch;
  for (int number = 1; number <= passes(); ++number) {
    Values out;
    if ((number - 1) % checkpointEvery_ == 0) checkpoints_[number] = start;
    if (!computePass(number, start, out, stop)) return;
    for (int s = firstStep(number); s < endStep(number) && !notFinite_; ++s)
      for (std::size_t l = 0; l < program.steps[static_cast<std::size_t>(s)].lines.size() && !notFinite_;
           ++l) {
        const auto& line = program.steps[static_cast<std::size_t>(s)].lines[l];
        const Tensor& tensor = out[static_cast<std::size_t>(line.writes)];
        const auto bad =
            std::find_if(tensor.data.begin(), tensor.data.end(), [](double x) { return !std::isfinite(x); });
        if (bad != tensor.data.end())
          notFinite_ = NotFinite{number, s, static_cast<int>(l), bad - tensor.data.begin()};
      }
    if (number < iterations_ && rounding_.iterations == 0 && ends(number, out, watch)) {
      iterations_ = number;
      stopped_ = Stopped{number, watch.best};
      keptPasses_ = std::min(keptPasses_, passes());
    }
    start.clear();
    if (number <= iterations())
      for (const auto& [from, to] : program.carried) start.push_back(out[static_cast<std::size_t>(to)]);
    if (number <= keptPasses_) kept_.push_back(std::move(out));
  }
}

bool Trace::computePass(int number, const Values& start, Values& out, const std::atomic<bool>* stop) const {
  out.clear();
  out.resize(program_->quantities.size());
  for (std::size_t id = 0; id < out.size(); ++id) {
    const Quantity& quantity = program_->quantities[id];
    if (quantity.valueIndex >= 0)
      out[id] =
          valueFor(lesson_->values[static_cast<std::size_t>(quantity.valueIndex)], number, iterations());
    else if (quantity.kind == QuantityKind::constant || quantity.kind == QuantityKind::state)
      out[id] = filled(quantity.shape, quantity.constant);
    else if (quantity.kind == QuantityKind::counter)
      out[id] = filled(quantity.shape, number);
  }
  for (std::size_t k = 0; k < start.size(); ++k)
    out[static_cast<std::size_t>(program_->carried[k].first)] = start[k];

  // The loss after the run is that of the parameters themselves.
  if (number > iterations_)
    for (const auto& [ahead, parameter] : program_->aheadOf)
      out[static_cast<std::size_t>(ahead)] = out[static_cast<std::size_t>(parameter)];

  for (int s = firstStep(number); s < endStep(number); ++s) {
    const Step& step = program_->steps[static_cast<std::size_t>(s)];
    const auto places = decimalsOf(step);
    for (const StepLine& line : step.lines) {
      if (stop != nullptr && stop->load()) return false;
      Reader<double> reader;
      for (const auto& [slot, id] : line.reads) reader.bind(slot, &out[static_cast<std::size_t>(id)]);
      Tensor result = filled(line.line.shape, 0.0);
      line.line.cells.values(reader, result);
      if (places)
        for (double& x : result.data) x = roundByHand(x, *places);
      out[static_cast<std::size_t>(line.writes)] = std::move(result);
    }
  }
  return true;
}

// Whether the run is over with this iteration.
bool Trace::ends(int number, const Values& values, Watch& watch) const {
  const StopRule& rule = program_->stop;
  if (rule.kind == StopKind::gradientNorm) {
    double squares = 0.0;
    for (const int id : rule.gradients)
      for (const double g : values[static_cast<std::size_t>(id)].data) squares += g * g;
    if (!(std::sqrt(squares) <= rule.tolerance)) return false;
    watch.best = std::sqrt(squares);
    return true;
  }
  if (rule.kind != StopKind::patience) return false;
  const double value = values[static_cast<std::size_t>(rule.quantity)].data[0];
  if (number == 1 || value < watch.best) {
    watch = {value, 0};
    return false;
  }
  return ++watch.waited >= rule.patience;
}

std::string stoppedWords(const Trace& trace, Language language) {
  const auto stopped = trace.stopped();
  if (!stopped) return "";
  const StopRule& rule = trace.program().stop;
  Words words{{"k", std::to_string(stopped->iteration)},
              {"value", significant(stopped->value, defaultDigits)},
              {"n", std::to_string(rule.patience)}};
  if (rule.kind == StopKind::gradientNorm)
    return say(Text{"Stopped after iteration {k}: the norm of the gradient is {value}",
                    "{k}번째 반복에서 멈춤: 기울기의 노름이 {value}"},
               language, words);
  words.emplace_back("y", trace.program().quantities[static_cast<std::size_t>(rule.quantity)].name);
  return say(
      Text{"Stopped after iteration {k}: {y} has not been below {value} for {n} {n?iteration|iterations}",
           "{k}번째 반복에서 멈춤: {y|이} {n}번 반복하는 동안 {value}보다 낮아지지 않았다"},
      language, words);
}

std::optional<int> Trace::decimalsOf(const Step& step) const {
  return rounding_.active ? decimalsFor(rounding_.rule, step) : std::nullopt;
}

double Trace::stored(const Step& step, double computed) const {
  const auto places = decimalsOf(step);
  return places ? roundByHand(computed, *places) : computed;
}

Trace::Values Trace::startOf(int number) const {
  auto checkpoint = checkpoints_.upper_bound(number);
  --checkpoint;
  Values start = checkpoint->second;
  for (int k = checkpoint->first; k < number; ++k) {
    Values out;
    computePass(k, start, out);
    start.clear();
    for (const auto& [from, to] : program_->carried)
      start.push_back(std::move(out[static_cast<std::size_t>(to)]));
  }
  return start;
}

const Trace::Values& Trace::pass(int number) const {
  if (number <= keptPasses_) return kept_[static_cast<std::size_t>(number - 1)];
  for (const auto& [known, values] : recent_)
    if (known == number) return values;
  Values out;
  // A neighbour's end is this pass's start: stepping on costs one pass.
  const Values* before = number == keptPasses_ + 1 ? &kept_.back() : nullptr;
  for (const auto& [known, values] : recent_)
    if (known == number - 1) before = &values;
  Values start;
  if (before != nullptr) {
    for (const auto& [from, to] : program_->carried) start.push_back((*before)[static_cast<std::size_t>(to)]);
  } else {
    start = startOf(number);
  }
  computePass(number, start, out);
  recent_.emplace_front(number, std::move(out));
  const auto most = static_cast<std::size_t>(
      std::clamp<std::int64_t>(budgetBytes_ / 4 / std::max<std::int64_t>(1, passBytes_), 2, 64));
  if (recent_.size() > most) recent_.pop_back();
  return recent_.front().second;
}

const Tensor& Trace::value(int number, int quantity) const {
  return pass(number)[static_cast<std::size_t>(quantity)];
}

Reader<Term> bindTerms(const Trace& trace, int pass, const StepLine& line, TermTree& tree) {
  Reader<Term> reader(tree);
  for (const auto& [slot, id] : line.reads) reader.bind(slot, &trace.value(pass, id));
  return reader;
}

}  // namespace gradwalk
