// The table of WORKED_NUMBERS.md: thirty updates from (−7, 2) on x²/20 + y² (002), by the
// optimizers' lines alone. A lesson walks the same paths in tests/trace/descent_lesson_test.cpp.
#include <doctest/doctest.h>

#include "maths/digits.h"
#include "optim/walk.h"

using namespace gradwalk;

namespace {

// ∂(x²/20 + y²) = (x/10, 2y)
Tensor bowl(const Tensor& at) { return {{2}, {at.data[0] / 10.0, 2.0 * at.data[1]}}; }

struct Row {
  const char* name;
  const char* rule;
  std::map<std::string, double> settings;
  const char* preset;
  const char* x;
  const char* y;
};

const std::vector<Row>& table() {
  static const std::vector<Row> rows = {
      {"SGD 0.95", "sgd", {{"learning_rate", 0.95}}, "pytorch", "-0.350392995752", "0.0847823165504"},
      {"momentum", "momentum", {{"learning_rate", 0.1}}, "pytorch", "0.896413858494", "0.0880856017151"},
      {"momentum, 003", "momentum", {{"learning_rate", 0.1}}, "003", "0.896413858494", "0.0880856017151"},
      {"momentum, 002", "momentum", {{"learning_rate", 0.1}}, "002", "0.896413858494", "0.0880856017151"},
      {"Nesterov, 003", "nesterov", {{"learning_rate", 0.1}}, "003", "0.613073645307", "0.00589894783579"},
      {"AdaGrad, 000", "adagrad", {{"learning_rate", 1.5}}, "000", "-0.120162251035", "2.48638418064e-17"},
      {"AdaGrad, book", "adagrad", {{"learning_rate", 1.5}}, "book", "-0.120162322314", "2.48638989398e-17"},
      {"RMSProp",
       "rmsprop",
       {{"learning_rate", 0.1}, {"decay", 0.9}},
       "003",
       "-3.47624279494",
       "0.0116876401377"},
      {"Adam, outside", "adam", {{"learning_rate", 0.3}}, "003", "0.136014617326", "0.318245388896"},
      {"Adam, inside", "adam", {{"learning_rate", 0.3}}, "002", "0.136014613358", "0.318245389419"},
      {"Adam, book", "adam", {{"learning_rate", 0.3}}, "book", "0.136006852395", "0.318245375537"},
      {"AdamW", "adamw", {{"learning_rate", 0.3}}, "pytorch", "0.263195815372", "0.305322188934"},
  };
  return rows;
}

}  // namespace

TEST_CASE("the bowl of 002: every rule ends where the table says, to the digits given") {
  for (const Row& row : table()) {
    CAPTURE(row.name);
    Walk walk(row.rule, row.settings, {{2}, {-7, 2}}, row.preset);
    walk.descend(30, bowl);
    CHECK(significant(walk.parameter.data[0], 12) == row.x);
    CHECK(significant(walk.parameter.data[1], 12) == row.y);
  }
}

TEST_CASE("the bowl of 002: Nesterov's first step from the stored point and from the one before it") {
  struct Step {
    const char* preset;
    double x, y;
  };
  for (const Step& each :
       {Step{"pytorch", -6.867, 1.24}, Step{"book", -6.867, 1.24}, Step{"003", -6.93, 1.6}}) {
    const char* const preset = each.preset;
    const double x = each.x, y = each.y;
    CAPTURE(preset);
    Walk walk("nesterov", {{"learning_rate", 0.1}}, {{2}, {-7, 2}}, preset);
    walk.descend(1, bowl);
    CHECK(walk.parameter.data[0] == doctest::Approx(x).epsilon(1e-14));
    CHECK(walk.parameter.data[1] == doctest::Approx(y).epsilon(1e-14));
  }
}

TEST_CASE("the bowl of 002: Nesterov's two points are one path, seen from its look-ahead points") {
  Walk stored("nesterov", {{"learning_rate", 0.1}}, {{2}, {-7, 2}}, "book");
  Walk behind("nesterov", {{"learning_rate", 0.1}}, {{2}, {-7, 2}}, "003");
  for (int k = 0; k < 30; ++k) {
    CHECK(stored.parameter.data[0] == doctest::Approx(behind.point().data[0]).epsilon(1e-13));
    stored.descend(1, bowl);
    behind.descend(1, bowl);
  }
}
