// One update of 10,000 parameters by each rule: its lines as a trace runs them, against a plain
// loop over the same arithmetic.
#include <cmath>
#include <cstdlib>

#include "benchmarks/measure.h"
#include "lesson/program.h"
#include "optim/optimizer.h"
#include "trace/trace.h"

namespace gradwalk {
namespace {

constexpr std::size_t count = 10'000;

struct Plain {
  std::vector<double> x, g, first, second;
};

// PyTorch's forms with its settings, η = 0.01; t = 1.
bool plainUpdate(const std::string& rule, Plain& p) {
  constexpr double rate = 0.01, momentum = 0.9, beta1 = 0.9, beta2 = 0.999, decay = 0.99, epsilon = 1e-8,
                   weightDecay = 0.01;
  const double c1 = 1.0 - std::pow(beta1, 1.0), c2 = 1.0 - std::pow(beta2, 1.0);
  const auto each = [](const auto& f) {
    for (std::size_t i = 0; i < count; ++i) f(i);
  };
  double *const x = p.x.data(), *const m = p.first.data(), *const v = p.second.data();
  const double* const g = p.g.data();
  const auto adam = [&](std::size_t i) {
    m[i] = beta1 * m[i] + (1.0 - beta1) * g[i];
    v[i] = beta2 * v[i] + (1.0 - beta2) * (g[i] * g[i]);
    x[i] = x[i] - rate / (std::sqrt(v[i] / c2) + epsilon) * (m[i] / c1);
  };
  if (rule == "sgd")
    each([&](std::size_t i) { x[i] = x[i] - rate * g[i]; });
  else if (rule == "momentum")
    each([&](std::size_t i) {
      m[i] = momentum * m[i] + g[i];
      x[i] = x[i] - rate * m[i];
    });
  else if (rule == "nesterov")
    each([&](std::size_t i) {
      m[i] = momentum * m[i] + g[i];
      x[i] = x[i] - rate * (g[i] + momentum * m[i]);
    });
  else if (rule == "adagrad")
    each([&](std::size_t i) {
      v[i] = v[i] + g[i] * g[i];
      x[i] = x[i] - rate / (std::sqrt(v[i]) + 1e-10) * g[i];
    });
  else if (rule == "rmsprop")
    each([&](std::size_t i) {
      v[i] = decay * v[i] + (1.0 - decay) * (g[i] * g[i]);
      x[i] = x[i] - rate / (std::sqrt(v[i]) + epsilon) * g[i];
    });
  else if (rule == "adam")
    each(adam);
  else if (rule == "adamw")
    each([&](std::size_t i) {
      x[i] = x[i] - rate * weightDecay * x[i];
      adam(i);
    });
  else
    return false;
  return true;
}

std::string lessonBy(const std::string& rule) {
  return "format = 1\n[lesson]\ntitle = { en = \"Many\", ko = \"여럿\" }\nabout = { en = \"An update.\", ko "
         "= \"갱신.\" "
         "}\n[values]\nx = \"normal([" +
         std::to_string(count) +
         "], seed=1)\"\n[graph]\nf = \"sum(x * x)\"\n[train]\nloss = \"f\"\nparameters = [\"x\"]\n"
         "optimizer = \"" +
         rule + "(learning_rate=0.01)\"\n";
}

int run() {
  bool agree = true;
  for (const Optimizer& rule : optimizers()) {
    Problems problems;
    const Source source{"many.toml", lessonBy(rule.name)};
    const auto lesson = readLesson(source, problems);
    const auto program = lesson ? checkLesson(*lesson, problems) : std::nullopt;
    if (!program) {
      std::fprintf(stderr, "%s", render(source, problems).c_str());
      return EXIT_FAILURE;
    }
    const Trace trace(*program, *lesson);
    std::vector<Tensor> values;
    for (std::size_t id = 0; id < program->quantities.size(); ++id)
      values.push_back(trace.value(1, static_cast<int>(id)));
    const auto lines = [&] {
      for (std::size_t s = program->steps.size() - static_cast<std::size_t>(program->updateSteps);
           s < program->steps.size(); ++s)
        for (const StepLine& line : program->steps[s].lines) {
          Reader<double> reader;
          for (const auto& [slot, id] : line.reads) reader.bind(slot, &values[static_cast<std::size_t>(id)]);
          line.line.cells.values(reader, values[static_cast<std::size_t>(line.writes)]);
        }
    };
    const Plain start{values[static_cast<std::size_t>(program->find("x"))].data,
                      values[static_cast<std::size_t>(program->find("grad.x"))].data,
                      std::vector<double>(count), std::vector<double>(count)};
    Plain own = start;
    if (!plainUpdate(rule.name, own)) {
      std::printf("%s: no plain loop to compare with\n", rule.name.c_str());
      continue;
    }
    double apart = 0.0;
    const std::vector<double>& made = values[static_cast<std::size_t>(program->find("new.x"))].data;
    for (std::size_t i = 0; i < count; ++i) apart = std::max(apart, std::fabs(own.x[i] - made[i]));
    agree = agree && apart < 1e-12;
    Comparison comparison{rule.name + ", 10,000 parameters, apart by " + std::to_string(apart)};
    comparison.add("a plain loop", [&] {
      own.x = start.x;  // the same update each time
      plainUpdate(rule.name, own);
    });
    comparison.add("its lines", lines);
    comparison.run(200);
  }
  if (!agree) std::fprintf(stderr, "an update differs from its plain loop\n");
  return agree ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace gradwalk

int main() { return gradwalk::run(); }
