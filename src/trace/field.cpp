#include "trace/field.h"

namespace gradwalk {

double evenly(double from, double to, int k, int count) {
  if (count < 2) return from + (to - from) * 0.5;
  if (k == count - 1) return to;
  return from + (to - from) * (static_cast<double>(k) / static_cast<double>(count - 1));
}

double PlaneGrid::x(int column) const { return evenly(left, right, column, columns); }

double PlaneGrid::y(int row) const { return evenly(bottom, top, row, rows); }

PlaneFunction::PlaneFunction(const Trace& trace, QuantityCell x, QuantityCell y,
                             std::vector<QuantityCell> wanted, int pass, Means means) {
  const Program& program = trace.program();
  const StepRange steps{program.aheadSteps, program.forwardSteps + program.backwardSteps};
  points_ = std::make_unique<ManyPoints>(trace, pass, steps, std::vector<QuantityCell>{x, y},
                                         std::move(wanted), means);
  run_ = std::make_unique<PointRun>(*points_);
}

double PlaneFunction::at(double x, double y, int k) {
  run_->input(0)[0] = x;
  run_->input(1)[0] = y;
  run_->run(1);
  return run_->output(k)[0];
}

std::vector<PlaneGrid> fieldsOf(const PlaneFunction& function, const PlaneGrid& grid, const std::atomic<bool>* stop,
                            int threads) {
  const ManyPoints& points = function.points();
  const std::int64_t count = static_cast<std::int64_t>(grid.columns) * grid.rows;
  if (grid.columns < 1 || grid.rows < 1 || static_cast<double>(count) * points.work() > mostFieldWork)
    return {};
  std::vector<PlaneGrid> fields(points.outputs().size(), grid);
  for (PlaneGrid& field : fields) field.values.assign(static_cast<std::size_t>(count), 0.0);
  const std::int64_t blocks = (count + tapeLanes - 1) / tapeLanes;
  const bool done = inBlocks(
      blocks, threads, stop, [&] { return PointRun(points); },
      [&](PointRun& run, std::int64_t block) {
        const std::int64_t first = block * tapeLanes;
        const auto lanes = static_cast<int>(std::min<std::int64_t>(tapeLanes, count - first));
        for (int lane = 0; lane < lanes; ++lane) {
          const std::int64_t point = first + lane;
          run.input(0)[lane] = grid.x(static_cast<int>(point % grid.columns));
          run.input(1)[lane] = grid.y(static_cast<int>(point / grid.columns));
        }
        run.run(lanes);
        for (std::size_t k = 0; k < fields.size(); ++k)
          std::copy_n(run.output(static_cast<int>(k)), lanes, fields[k].values.begin() + first);
      });
  if (!done) fields.clear();
  return fields;
}

}  // namespace gradwalk
