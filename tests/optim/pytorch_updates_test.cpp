// One update from each of 1,000 random states, and whole descents, against PyTorch's; the
// tables come from tests/reference/one_update.py and descents.py.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "optim/treatments.h"
#include "optim/walk.h"
#include "reference/table.h"

using namespace gradwalk;

namespace {

constexpr int states = 1000;

// The n-th number of splitmix64, as in one_update.py.
double uniform(std::uint64_t n) {
  std::uint64_t z = (n + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return std::ldexp(static_cast<double>((z ^ (z >> 31U)) >> 11U), -53);
}

struct Drawn {
  double x, g, a, b, rate, share, beta2, epsilon, decay, t;
};

Drawn draw(int rule, int k) {
  double u[10];
  for (int j = 0; j < 10; ++j) u[j] = uniform(static_cast<std::uint64_t>((rule * states + k) * 16 + j));
  return {u[0] * 20 - 10,
          u[1] * 20 - 10,
          u[2] * 10 - 5,
          u[3] * 10,
          u[4] + 0.001,
          u[5] * 0.99,
          u[6] * 0.999,
          u[7] * 0.001,
          k % 2 != 0 ? u[8] * 0.1 : 0.0,
          std::floor(u[9] * 1000)};
}

// The gradient with weight decay, as the treatment's line has it.
Tensor decayed(const Tensor& x, const Tensor& g, double decay) {
  const Tensor setting{{}, {decay}};
  LineRun run;
  for (const Tensor* each : {&x, &g, &setting}) run.bind(each);
  return run.run(weightDecay().lines({}), false).back();
}

// The expected value and how far off it the update is, relative to the larger of the two points.
double offBy(const std::string& rule, int number, int k, double expected) {
  const Drawn s = draw(number, k);
  const bool decoupled = rule == "adamw";
  Walk walk(rule,
            {{"learning_rate", s.rate},
             {"momentum", rule == "nesterov" ? s.share + 0.001 : s.share},
             {"decay", s.share},
             {"beta1", s.share},
             {"beta2", s.beta2},
             {"epsilon", s.epsilon},
             {"weight_decay", s.decay}},
            {{}, {s.x}});
  const bool signedState = rule == "momentum" || rule == "nesterov" || walk.states.size() == 2;
  if (!walk.states.empty()) walk.states[0].data[0] = signedState ? s.a : s.b;
  if (walk.states.size() == 2) walk.states[1].data[0] = s.b;
  walk.updates = s.t;
  walk.recorded = k < 20;
  const Tensor g{{}, {s.g}};
  walk.update(decoupled ? g : decayed(walk.parameter, g, s.decay));
  const double scale = std::max(std::fabs(expected), std::fabs(s.x));
  return std::fabs(walk.parameter.data[0] - expected) / scale;
}

Tensor gradientOn(const std::string& surface, const Tensor& at) {
  const double x = at.data[0], y = at.data[1];
  if (surface == "bowl") return {{2}, {x / 10, 2 * y}};
  return {{2}, {x * x * x / 5, 2 * y + x / 4}};
}

}  // namespace

TEST_CASE("one update from each of 1,000 random states is PyTorch's, to 1e-14") {
  const nlohmann::json table = referenceTable("one_update");
  REQUIRE_FALSE(table.is_null());
  const char* const rules[] = {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"};
  CHECK(table.at("rules").size() == std::size(rules));
  for (int number = 0; number < static_cast<int>(std::size(rules)); ++number) {
    CAPTURE(rules[number]);
    const auto expected = table.at("rules").at(rules[number]).get<std::vector<double>>();
    REQUIRE(expected.size() == states);
    double most = 0.0;
    for (int k = 0; k < states; ++k)
      most = std::max(most, offBy(rules[number], number, k, expected[static_cast<std::size_t>(k)]));
    CHECK(most <= 1e-14);
    CHECK(most >= 0.0);
  }
}

TEST_CASE("whole descents are PyTorch's, to 1e-10") {
  const nlohmann::json table = referenceTable("descents");
  REQUIRE_FALSE(table.is_null());
  CHECK(table.at("cases").size() == 14);
  for (const nlohmann::json& row : table.at("cases")) {
    const std::string rule = row.at("rule"), surface = row.at("surface");
    CAPTURE(rule);
    CAPTURE(surface);
    const auto start = row.at("start").get<std::vector<double>>();
    Walk walk(rule, row.at("settings").get<std::map<std::string, double>>(), {{2}, start});
    walk.recorded = false;
    double most = 0.0;
    const auto path = row.at("path").get<std::vector<std::vector<double>>>();
    CHECK(path.size() >= 50);
    for (const std::vector<double>& point : path) {
      walk.descend(1, [&](const Tensor& at) { return gradientOn(surface, at); });
      for (std::size_t k = 0; k < 2; ++k)
        most =
            std::max(most, std::fabs(walk.parameter.data[k] - point[k]) / std::max(1.0, std::fabs(point[k])));
    }
    CHECK(most <= 1e-10);
  }
}
