#include "trace/gradient_check.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "maths/random.h"
#include "ops/menu.h"

namespace gradwalk {
namespace {

// The forward pass of the first iteration, with one cell changed.
class Forward {
 public:
  Forward(const Trace& trace, int quantity) : trace_(trace), quantity_(quantity) {
    const Program& program = trace.program();
    for (std::size_t id = 0; id < program.quantities.size(); ++id)
      values_.push_back(trace.value(1, static_cast<int>(id)));
    std::set<int> reached{quantity};
    for (int s = program.aheadSteps; s < program.forwardSteps; ++s) {
      const Step& step = program.steps[static_cast<std::size_t>(s)];
      for (std::size_t l = 0; l < step.lines.size(); ++l) {
        const StepLine& line = step.lines[l];
        const bool reads =
            std::any_of(line.reads.begin(), line.reads.end(),
                        [&](const std::pair<int, int>& read) { return reached.count(read.second) > 0; });
        if (!reads) continue;
        reached.insert(line.writes);
        lines_.push_back({s, &line});
        work_ += static_cast<double>(elementCount(line.line.shape)) * 8.0;
      }
    }
  }

  double work() const { return work_; }  // cells of one run, roughly

  double loss(std::int64_t cell, double value) {
    double& changed = values_[static_cast<std::size_t>(quantity_)].data[static_cast<std::size_t>(cell)];
    const double own = changed;
    changed = value;
    for (const auto& [step, line] : lines_) {
      Reader<double> reader;
      for (const auto& [slot, id] : line->reads) reader.bind(slot, &values_[static_cast<std::size_t>(id)]);
      line->line.cells.values(reader, values_[static_cast<std::size_t>(line->writes)]);
    }
    changed = own;
    return values_[static_cast<std::size_t>(trace_.program().loss)].data[0];
  }

  // The first operation whose slopes to both sides differ, however small the step.
  std::string kinkAt(std::int64_t cell, double x, double h) {
    const auto run = [&](double to) {
      loss(cell, to);
      return values_;
    };
    const std::vector<Tensor> low = run(x - h), middle = run(x), high = run(x + h);
    for (const auto& [step, line] : lines_) {
      const auto id = static_cast<std::size_t>(line->writes);
      double bend = 0.0, slope = 0.0;
      for (std::size_t k = 0; k < middle[id].data.size(); ++k) {
        bend = std::max(bend, std::fabs(high[id].data[k] + low[id].data[k] - 2.0 * middle[id].data[k]));
        slope = std::max(slope, std::fabs(high[id].data[k] - middle[id].data[k]) +
                                    std::fabs(middle[id].data[k] - low[id].data[k]));
      }
      const std::string& operation = trace_.program().steps[static_cast<std::size_t>(step)].operation;
      const bool mayBend = std::any_of(operations().begin(), operations().end(), [&](const Operation& each) {
        return each.name == operation && !each.kinks.empty();
      });
      if (mayBend && bend > 1e-2 * slope) return operation;
    }
    return "";
  }

 private:
  const Trace& trace_;
  int quantity_;
  std::vector<Tensor> values_;
  std::vector<std::pair<int, const StepLine*>> lines_;
  double work_ = 1.0;
};

// Slopes to both sides that stay apart when the step shrinks.
bool hasKink(Forward& forward, std::int64_t cell, double x, double h) {
  const auto bend = [&](double step) {
    const double low = forward.loss(cell, x - step), middle = forward.loss(cell, x),
                 high = forward.loss(cell, x + step);
    return std::fabs(high + low - 2.0 * middle) / step;
  };
  const double wide = bend(h), narrow = bend(h / 1024.0);
  return wide > 0.0 && narrow > 0.5 * wide;
}

GradientTensor checkTensor(const Trace& trace, int quantity, int gradient, const GradientCheck& check,
                           double effort, const std::atomic<bool>* stop) {
  const Program& program = trace.program();
  const Tensor& value = trace.value(1, quantity);
  const Tensor& analytic = trace.value(1, gradient);
  GradientTensor out{.quantity = quantity, .cells = static_cast<std::int64_t>(value.data.size())};
  Forward forward(trace, quantity);
  const double loss = trace.value(1, program.loss).data[0];
  double scale = 0.0;
  for (const double g : analytic.data) scale = std::max(scale, std::fabs(g));
  // What the rounding of the loss alone makes of a gradient of nothing.
  const double noise = 1e-10 * std::max(1.0, std::fabs(loss));
  const auto most = static_cast<std::int64_t>(std::max(3.0, effort / (2.0 * forward.work())));
  const bool all = out.cells <= most;
  const RandomKey key = randomKey(1, 0, program.quantities[static_cast<std::size_t>(quantity)].name);
  for (std::int64_t k = 0; k < std::min(out.cells, most); ++k) {
    if (stop != nullptr && stop->load()) return out;
    const std::int64_t cell = all ? k
                                  : static_cast<std::int64_t>(uniform(key, static_cast<std::uint64_t>(k)) *
                                                              static_cast<double>(out.cells));
    const double x = value.data[static_cast<std::size_t>(cell)];
    const double a = analytic.data[static_cast<std::size_t>(cell)];
    double h = check.step * std::max(1.0, std::fabs(x));
    double numeric = 0.0, difference = 0.0;
    bool exceeds = false;
    // A kink that is near but not here is left behind by a smaller step.
    for (int attempt = 0; attempt < 3; ++attempt, h /= 16.0) {
      numeric = (forward.loss(cell, x + h) - forward.loss(cell, x - h)) / (2.0 * h);
      const double largest = std::max({std::fabs(a), std::fabs(numeric), scale, noise});
      difference = std::fabs(a - numeric) / largest;
      exceeds = !(std::fabs(a - numeric) <= noise + check.tolerance * largest);
      if (!exceeds) break;
      if (hasKink(forward, cell, x, h)) {
        const std::string where = forward.kinkAt(cell, x, h / 1024.0);
        if (where.empty()) continue;
        if (out.kinkIn.empty()) out.kinkIn = where;
        ++out.kinks;
        difference = -1.0;
        break;
      }
    }
    if (difference < 0.0) continue;
    ++out.checked;
    out.holds = out.holds && !exceeds;
    const bool unusual = std::isnan(difference);
    if (out.worst >= 0 && !unusual && difference <= out.largest) continue;
    out.largest = unusual ? std::numeric_limits<double>::infinity() : difference;
    out.worst = cell;
    out.analytic = a;
    out.numeric = numeric;
  }
  return out;
}

}  // namespace

bool GradientCheck::sampled() const {
  return std::any_of(tensors.begin(), tensors.end(),
                     [](const GradientTensor& t) { return t.checked + t.kinks < t.cells; });
}

bool GradientCheck::holds() const {
  return std::all_of(tensors.begin(), tensors.end(), [](const GradientTensor& t) { return t.holds; });
}

double GradientCheck::largest() const {
  double most = 0.0;
  for (const GradientTensor& tensor : tensors) most = std::max(most, tensor.largest);
  return most;
}

GradientCheck checkGradients(const Trace& trace, const std::atomic<bool>* stop, double effort) {
  GradientCheck out{.step = std::cbrt(std::numeric_limits<double>::epsilon())};
  const Program& program = trace.program();
  if (program.loss < 0) return out;
  std::vector<std::pair<int, int>> wanted;
  for (std::size_t id = 0; id < program.quantities.size(); ++id) {
    const Quantity& quantity = program.quantities[id];
    // Where the gradient is taken ahead of a parameter, it is held to the loss there.
    if (quantity.kind != QuantityKind::parameter && quantity.kind != QuantityKind::input &&
        quantity.kind != QuantityKind::ahead)
      continue;
    const int gradient = program.find("grad." + quantity.name);
    if (gradient >= 0) wanted.emplace_back(static_cast<int>(id), gradient);
  }
  for (const auto& [quantity, gradient] : wanted) {
    out.tensors.push_back(
        checkTensor(trace, quantity, gradient, out, effort / static_cast<double>(wanted.size()), stop));
    if (stop != nullptr && stop->load()) out.given = false;
    if (!out.given) return out;
  }
  return out;
}

GradientCheck checkGradients(const Source& source, const std::atomic<bool>* stop) {
  Problems problems;
  std::optional<Lesson> lesson = readLesson(source, problems);
  if (lesson) lesson->training.iterations = 1;
  const std::optional<Program> program = lesson ? checkLesson(*lesson, problems) : std::nullopt;
  if (!program) return {.given = false};
  const Trace trace(*program, *lesson, {}, Trace::usualBudget, stop);
  if (stop != nullptr && stop->load()) return {.given = false};
  return checkGradients(trace, stop);
}

}  // namespace gradwalk
