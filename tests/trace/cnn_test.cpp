// The 4×4 CNN against figures that were computed independently, twice, in double
// precision; each is compared at all the digits that it is given with.
#include <doctest/doctest.h>

#include <cmath>

#include "maths/digits.h"
#include "trace/drafts.h"

using namespace gradwalk;

namespace {

struct Figures {
  const char* quantity;
  int pass;
  std::vector<const char*> cells;
};

void check(const Opened& cnn, const Figures& expected) {
  CAPTURE(std::string(expected.quantity));
  const Tensor& found = cnn->value(expected.quantity, expected.pass);
  REQUIRE(found.data.size() == expected.cells.size());
  for (std::size_t i = 0; i < found.data.size(); ++i) {
    CAPTURE(i);
    const double figure = *printedValue(expected.cells[i]);
    // Twelve digits at most are certain: p − 1 loses five of its seventeen to cancellation.
    CHECK((roundTo(found.data[i], printedPlaces(expected.cells[i])) == figure ||
           std::fabs(found.data[i] - figure) <= 1e-11 * std::fabs(figure)));
  }
}

}  // namespace

TEST_CASE("CNN: the forward pass gives the figures computed independently") {
  const Opened cnn = cnnDraft().open();
  const Figures figures[] = {{"Z", 1, {"5", "7", "11", "10"}},
                             {"A", 1, {"5", "7", "11", "10"}},
                             {"P.at", 1, {"2"}},
                             {"P", 1, {"11"}},
                             {"F", 1, {"11"}},
                             {"z.m", 1, {"5.5", "-5.5"}},
                             {"z", 1, {"5.6", "-5.3"}},
                             {"p.e", 1, {"270.42640743", "0.0049915939"}},
                             {"p", 1, {"0.999981542107", "0.0000184578932957"}},
                             {"L", 1, {"0.0000184580636448"}}};
  for (const Figures& expected : figures) check(cnn, expected);
}

TEST_CASE("CNN: the backward pass gives the figures computed independently") {
  const Opened cnn = cnnDraft().open();
  const char* g = "0.0000184578932957";
  const char* minus = "-0.0000184578932957";
  const Figures figures[] = {{"grad.z", 1, {minus, g}},
                             {"grad.W_dense", 1, {"-0.0002030368", "0.0002030368"}},
                             {"grad.b_dense", 1, {minus, g}},
                             {"grad.F", 1, {minus}},
                             {"grad.P", 1, {minus}},
                             {"grad.A", 1, {"0", "0", minus, "0"}},
                             {"grad.Z", 1, {"0", "0", minus, "0"}},
                             {"grad.b_conv", 1, {minus}}};
  for (const Figures& expected : figures) check(cnn, expected);
  // ∂L/∂K is the patch under the winning window, times that one gradient.
  const double patch[] = {3, 1, 1, 0, 2, 2, 1, 0, 3};
  const double gradient = cnn->value("grad.Z").data[2];
  const Tensor& found = cnn->value("grad.K");
  for (std::size_t i = 0; i < 9; ++i) CHECK(found.data[i] == patch[i] * gradient);
}

TEST_CASE("CNN: the update and the closing pass give the figures computed independently") {
  const Opened cnn = cnnDraft().open();
  const Figures figures[] = {{"new.W_dense", 1, {"0.500020303683", "-0.500020303683"}},
                             {"new.b_dense", 1, {"0.100001845789", "0.199998154211"}},
                             {"new.K",
                              1,
                              {"1.000005537", "0.000001846", "1.000001846", "0", "1.000003692", "0.000003692",
                               "1.000001846", "0", "1.000005537"}},
                             {"new.b_conv", 1, {"1.000001845789"}},
                             {"L", 2, {"0.0000184487309525"}}};
  for (const Figures& expected : figures) check(cnn, expected);
  CHECK(cnn->trace.passes() == 2);
  CHECK(roundTo(cnn->value("L", 2).data[0] / cnn->value("L", 1).data[0], 5) == 0.99949);
}

TEST_CASE("CNN: the gradient of the input is the kernel, turned, at the winning window") {
  LessonDraft draft = cnnDraft();
  draft.gradients({"X"});
  const Opened cnn = draft.open();
  const double g = cnn->value("grad.Z").data[2];
  const double kernel[3][3] = {{1, 0, 1}, {0, 1, 0}, {1, 0, 1}};
  const Tensor& found = cnn->value("grad.X");
  for (std::int64_t r = 0; r < 4; ++r)
    for (std::int64_t c = 0; c < 4; ++c) {
      const bool inside = r >= 1 && c <= 2;
      const double expected = inside ? kernel[r - 1][c] * g : 0.0;
      CHECK(found.data[static_cast<std::size_t>(flatIndex(found.shape, {r, c}))] == expected);
    }
}

TEST_CASE("CNN: hand arithmetic with 5 decimals, 6 in the update, gives what a person gets") {
  HandArithmetic rule;
  rule.decimals = 5;
  rule.update = 6;
  const Opened cnn = cnnDraft().open({rule, true});
  CHECK(cnn->trace.rounded());
  const Figures figures[] = {
      {"p", 1, {"0.99998", "0.00002"}},
      {"L", 1, {"0.00002"}},
      {"grad.z", 1, {"-0.00002", "0.00002"}},
      {"grad.W_dense", 1, {"-0.00022", "0.00022"}},
      {"grad.K",
       1,
       {"-0.00006", "-0.00002", "-0.00002", "0", "-0.00004", "-0.00004", "-0.00002", "0", "-0.00006"}},
      {"new.W_dense", 1, {"0.500022", "-0.500022"}},
      {"new.b_dense", 1, {"0.100002", "0.199998"}},
      {"new.K",
       1,
       {"1.000006", "0.000002", "1.000002", "0", "1.000004", "0.000004", "1.000002", "0", "1.000006"}},
      {"new.b_conv", 1, {"1.000002"}}};
  for (const Figures& expected : figures) check(cnn, expected);
}
