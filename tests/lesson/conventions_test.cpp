// Conventions as they are declared, and what only some of them have.
#include "lesson/conventions.h"

#include <doctest/doctest.h>

#include <set>

#include "ops/menu.h"
#include "ops/run_operation.h"
#include "reference/table.h"

using namespace gradwalk;

namespace {

bool hasHangul(const Text& text) {
  for (const char* c = text.ko; *c != '\0'; ++c)
    if (static_cast<unsigned char>(*c) >= 0xEA && static_cast<unsigned char>(*c) <= 0xED) return true;
  return false;
}

// The output, and the gradients of all inputs.
struct Both {
  std::vector<double> output;
  std::vector<std::vector<double>> gradients;
};

Both run(const char* name, const std::vector<Tensor>& inputs, const std::map<std::string, double>& attributes,
         const Tensor& dy) {
  const Operation& operation = *findOperation(name);
  const OpCall call = callFor(operation, inputs, attributes);
  const OperationRun<double> found(operation, call, inputs, &dy);
  Both out{found.forward.back().data, std::vector<std::vector<double>>(inputs.size())};
  for (std::size_t l = 0; l < found.backwardLines.size(); ++l)
    if (const int of = found.backwardLines[l].gradientOf; of >= 0)
      out.gradients[static_cast<std::size_t>(of)] = found.backward[l].data;
  return out;
}

std::string formulas(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) out += line.formula + "; ";
  return out;
}

}  // namespace

TEST_CASE("conventions: each has a title, and so has each of its choices, in both languages") {
  std::set<std::string> titles;
  CHECK(conventionMenu().size() >= 9);
  for (const ConventionInfo& each : conventionMenu()) {
    CAPTURE(each.name);
    CHECK(titles.insert(each.title.en).second);
    CHECK(hasHangul(each.title));
    CHECK(hasHangul(each.what));
    CHECK(std::string(each.what.en).size() > 0);
    REQUIRE(each.choices.size() >= 2);
    REQUIRE(each.choiceTitles.size() == each.choices.size());
    CHECK(each.initial < each.choices.size());
    std::set<std::string> english, korean;
    for (const Text& title : each.choiceTitles) {
      CHECK(english.insert(title.en).second);
      CHECK(korean.insert(title.ko).second);
      CHECK(std::string(title.en).size() > 0);
      CHECK(std::string(title.ko).size() > 0);
    }
    CHECK(findConvention(each.name) == &each);
    CHECK(choiceOf(each, each.choices[1]) == 1);
    CHECK(choiceOf(each, "no such") == -1);
  }
  CHECK(findConvention("no such") == nullptr);
}

TEST_CASE("conventions: the same one says the same wherever it is declared") {
  for (const Operation& operation : operations())
    for (const Attribute& attribute : operation.attributes) {
      if (!attribute.convention) continue;
      const ConventionInfo& known = *findConvention(attribute.name);
      CHECK(std::string(known.title.en) == attribute.title.en);
      CHECK(known.choices == attribute.choices);
      CHECK(known.initial == static_cast<std::size_t>(attribute.initial));
    }
}

TEST_CASE("conv2d: a kernel turned by 180°, by hand") {
  // [[1, 2], [3, 4]] turned is [[4, 3], [2, 1]]: 4·1 + 3·2 + 2·3 + 1·4 = 20.
  const Both flipped =
      run("conv2d", {{{2, 2}, {1, 2, 3, 4}}, {{2, 2}, {1, 2, 3, 4}}}, {{"kernel", 1}}, {{1, 1}, {2}});
  CHECK(flipped.output == std::vector<double>{20});
  CHECK(flipped.gradients[1] == std::vector<double>{8, 6, 4, 2});  // the image, turned, times 2
  CHECK(flipped.gradients[0] == std::vector<double>{8, 6, 4, 2});  // the turned kernel times 2
  // It is the correlation with the turned kernel.
  const Tensor x{{3, 4}, {1, -2, 0, 3, 2, 5, -1, 4, 0, 1, 2, -3}};
  const Tensor dy{{4, 4}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7}};
  const Both a = run("conv2d", {x, {{2, 3}, {1, 2, 3, 4, 5, 6}}}, {{"kernel", 1}, {"padding", 1}}, dy);
  const Both b = run("conv2d", {x, {{2, 3}, {6, 5, 4, 3, 2, 1}}}, {{"padding", 1}}, dy);
  CHECK(a.output == b.output);
  CHECK(a.gradients[0] == b.gradients[0]);
  const std::vector<double> turned(b.gradients[1].rbegin(), b.gradients[1].rend());
  CHECK(a.gradients[1] == turned);
}

TEST_CASE("conv2d: a turned kernel's formulas say which cell is meant") {
  const Operation& operation = *findOperation("conv2d");
  const auto said = [&](const Shape& kernel, double padding, double stride) {
    OpCall call = callFor(operation, {filled({6, 6}, 0.0), filled(kernel, 0.0)},
                          {{"kernel", 1}, {"padding", padding}, {"stride", stride}});
    return formulas(operation.forward(call)) + formulas(operation.backward(call));
  };
  CHECK(said({2, 3}, 0, 1) ==
        "y[i,j] = Σ k[1−h,2−w]·x[i+h,j+w]; dk[h,w] = Σ x[i+1−h,j+2−w]·dy[i,j]; "
        "dx[u,v] = Σ k[1−h,2−w]·dy[u−h,v−w]; ");
  CHECK(said({2, 4}, 2, 2) ==
        "y[i,j] = Σ k[1−h,3−w]·x[i·2+h−2,j·2+w−2]; dk[h,w] = Σ x[i·2−1−h,j·2+1−w]·dy[i,j]; "
        "dx[u,v] = Σ k[1−h,3−w]·dy[(u+2−h)/2,(v+2−w)/2]; ");
  CHECK(said({1, 2}, 0, 1).starts_with("y[i,j] = Σ k[h,1−w]·x[i+h,j+w]; "));
}

TEST_CASE("dropout_prediction: with a bias, scaled weights and scaled outputs differ by b·(1 − keep)") {
  const std::vector<Tensor> inputs = {{{2}, {1, 2}}, {{2, 2}, {3, 4, 5, 6}}, {{}, {0.75}}, {{2}, {8, 16}}};
  const Tensor dy{{2}, {1, -1}};
  // 0.75·(13, 16) + (8, 16) and 0.75·((13, 16) + (8, 16))
  const Both weights = run("dropout_prediction", inputs, {}, dy);
  const Both outputs = run("dropout_prediction", inputs, {{"prediction", 1}}, dy);
  CHECK(weights.output == std::vector<double>{17.75, 28});
  CHECK(outputs.output == std::vector<double>{15.75, 24});
  CHECK(weights.gradients[3] == std::vector<double>{1, -1});
  CHECK(outputs.gradients[3] == std::vector<double>{0.75, -0.75});
  CHECK(weights.gradients[1] == outputs.gradients[1]);            // x·dy·keep either way
  CHECK(weights.gradients[2] == std::vector<double>{-3});         // 13 − 16
  CHECK(outputs.gradients[2] == std::vector<double>{21.0 - 32});  // the bias in it, too
  const std::vector<Tensor> bare(inputs.begin(), inputs.begin() + 3);
  CHECK(run("dropout_prediction", bare, {}, dy).output ==
        run("dropout_prediction", bare, {{"prediction", 1}}, dy).output);
}

TEST_CASE("keep_probability: at a half both meanings agree, elsewhere they do not") {
  const Tensor one{{}, {1}};
  CHECK(run("keep_probability", {{{}, {0.5}}}, {}, one).output ==
        run("keep_probability", {{{}, {0.5}}}, {{"probability", 1}}, one).output);
  CHECK(run("keep_probability", {{{}, {0.75}}}, {}, one).output == std::vector<double>{0.75});
  CHECK(run("keep_probability", {{{}, {0.75}}}, {{"probability", 1}}, one).output ==
        std::vector<double>{0.25});
}
