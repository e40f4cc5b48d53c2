#include "trace/descents.h"

#include <cmath>

namespace gradwalk {
namespace {

void addCells(std::vector<QuantityCell>& cells, const Program& program, int quantity) {
  const Shape& shape = program.quantities[static_cast<std::size_t>(quantity)].shape;
  for (std::int64_t cell = 0; cell < elementCount(shape); ++cell) cells.push_back({quantity, cell});
}

bool isRead(const Program& program, int quantity) {
  for (const Step& step : program.steps)
    for (const StepLine& line : step.lines)
      for (const auto& [slot, id] : line.reads)
        if (id == quantity) return true;
  return false;
}

}  // namespace

std::unique_ptr<Descents> Descents::make(const Lesson& lesson, const std::vector<std::string>& settings,
                                         int updates, Means means, Problems& problems) {
  std::unique_ptr<Descents> out(new Descents);
  out->updates_ = updates;
  out->lesson_ = std::make_unique<Lesson>(lesson);
  out->lesson_->training.iterations = updates;
  out->lesson_->training.closing = false;
  out->program_ = checkLesson(*out->lesson_, problems);
  if (!out->program_) return nullptr;
  const Program& program = *out->program_;
  out->trace_ = std::make_unique<Trace>(program, *out->lesson_, Rounding{.iterations = 1});

  std::vector<QuantityCell> inputs, carried;
  for (const auto& [from, to] : program.carried) {
    addCells(inputs, program, from);
    addCells(carried, program, to);
  }
  out->carried_ = static_cast<int>(inputs.size());
  for (const QuantityCell& place : inputs)
    out->start_.push_back(out->trace_->value(1, place.quantity).data[static_cast<std::size_t>(place.cell)]);
  const Expression& call = *lesson.training.optimizer;
  for (const std::string& setting : settings) {
    const int id = program.find(call.node(call.root).text + "." + setting);
    if (id < 0 || program.quantities[static_cast<std::size_t>(id)].kind != QuantityKind::constant) {
      problems.push_back({call.node(call.root).where, "'" + setting + "' cannot be swept",
                          "a number that the updates read", setting, ""});
      return nullptr;
    }
    inputs.push_back({id, 0});
  }
  out->settings_ = static_cast<int>(settings.size());
  for (std::size_t id = 0; id < program.quantities.size(); ++id) {
    const int value = program.quantities[id].valueIndex;
    if (program.quantities[id].kind == QuantityKind::counter && isRead(program, static_cast<int>(id))) {
      out->drawn_.push_back({-1, static_cast<int>(inputs.size())});
      inputs.push_back({static_cast<int>(id), 0});
    }
    if (value < 0 || lesson.values[static_cast<std::size_t>(value)].each.size() < 2) continue;
    out->drawn_.push_back({value, static_cast<int>(inputs.size())});
    addCells(inputs, program, static_cast<int>(id));
  }
  const StepRange all{0, static_cast<int>(program.steps.size())},
      forward{program.aheadSteps, program.forwardSteps};
  out->update_ = std::make_unique<ManyPoints>(*out->trace_, 1, all, inputs, carried, means);
  out->loss_ = std::make_unique<ManyPoints>(*out->trace_, 1, forward, inputs,
                                            std::vector<QuantityCell>{{program.loss, 0}}, means);
  return out;
}

void Descents::feed(PointRun& run, int pass) const {
  for (const Drawn& drawn : drawn_) {
    if (drawn.value < 0) {
      std::fill_n(run.input(drawn.input), tapeLanes, static_cast<double>(pass));
      continue;
    }
    const auto& each = lesson_->values[static_cast<std::size_t>(drawn.value)].each;
    // After the last update as in it, like a closing pass.
    const Tensor& now = each[static_cast<std::size_t>(std::min(pass, updates_) - 1) % each.size()];
    for (std::size_t cell = 0; cell < now.data.size(); ++cell)
      std::fill_n(run.input(drawn.input + static_cast<int>(cell)), tapeLanes, now.data[cell]);
  }
}

void Descents::lossNow(Own& own, int lanes, int pass) const {
  for (int k = 0; k < carried_ + settings_; ++k)
    std::copy_n(own.update.input(k), tapeLanes, own.loss.input(k));
  feed(own.loss, pass);
  own.loss.run(lanes);
}

void Descents::run(Own& own, std::size_t first, int lanes, const SweepOptions& options, Sweep& sweep) const {
  for (int k = 0; k < carried_; ++k)
    std::fill_n(own.update.input(k), tapeLanes, start_[static_cast<std::size_t>(k)]);
  for (int k = 0; k < settings_; ++k)
    for (int lane = 0; lane < tapeLanes; ++lane)  // beyond the last point, that point again
      own.update.input(carried_ + k)[lane] = sweep.points.at(
          first + static_cast<std::size_t>(std::min(lane, lanes - 1)), static_cast<std::size_t>(k));
  SweepResult* const results = sweep.results.data() + first;
  const bool everyLoss = options.tolerance.has_value() || options.curves;
  const auto noteLoss = [&](int updates) {
    lossNow(own, lanes, updates + 1);
    for (int lane = 0; lane < lanes; ++lane) {
      const double loss = own.loss.output(0)[lane];
      results[lane].loss = loss;
      if (options.tolerance && results[lane].steps < 0 && loss < *options.tolerance)
        results[lane].steps = updates;
      if (options.curves)
        sweep.curves[first + static_cast<std::size_t>(lane)][static_cast<std::size_t>(updates)] = loss;
    }
  };
  std::vector<double> sums(tapeLanes), counts(tapeLanes);
  std::vector<const double*> now(static_cast<std::size_t>(carried_));
  for (int pass = 1; pass <= updates_; ++pass) {
    if (pass % 64 == 0 && stopped(options.stop)) return;
    if (everyLoss) noteLoss(pass - 1);
    feed(own.update, pass);
    own.update.run(lanes);
    for (int k = 0; k < carried_; ++k) {
      own.update.carry(k, k);
      now[static_cast<std::size_t>(k)] = own.update.input(k);
    }
    countFinite(now, sums.data(), counts.data());
  }
  noteLoss(updates_);
  for (int lane = 0; lane < lanes; ++lane) {
    const int finite = static_cast<int>(counts[static_cast<std::size_t>(lane)]);
    if (finite < updates_)
      results[lane].notFinite = finite + 1;
    else if (!std::isfinite(results[lane].loss))
      results[lane].notFinite = updates_;
  }
}

}  // namespace gradwalk
