// One-hot code: a class number becomes a row of zeros with a 1 in its place.
//
//     y[n,c] = 1(index[n] = c)
//
// Classes count from 0. Nothing is differentiated: a class number has no slope.
#include "maths/vocabulary.h"
#include "ops/ops.h"

namespace gradwalk {
namespace {

std::optional<Misfit> check(const OpCall& call) {
  if (call.shapes[0].size() <= 1) return std::nullopt;
  return Misfit{0, "", "a class number, or a vector of them", text(call.shapes[0]), ""};
}

std::vector<Line> forward(const OpCall& call) {
  const std::int64_t classes = call.integer("classes");
  Shape shape = call.shapes[0];
  shape.push_back(classes);
  const bool one = call.shapes[0].empty();
  const auto y = [classes](const auto& r, std::int64_t cell) {
    return where(equal(r.input(0, cell / classes), r.constant(static_cast<double>(cell % classes))),
                 r.constant(1.0), r.constant(0.0));
  };
  return {{.name = "y",
           .shape = shape,
           .formula = one ? "y[c] = 1(index = c)" : "y[n,c] = 1(index[n] = c)",
           .cells = cells(y),
           .whole = {"Each class number becomes a row of zeros with a 1 in its place",
                     "클래스 번호마다 그 자리만 1이고 나머지는 0인 줄을 만든다"},
           .cell = {"{cell} is 1 if {x0} is {class}, and 0 otherwise",
                    "{x0|이} {class|과} 같으면 {cell|은} 1, 아니면 0이다"},
           .words = [classes](std::int64_t cell) -> Words {
             return {{"class", std::to_string(cell % classes)}};
           }}};
}

std::vector<Line> backward(const OpCall&) { return {}; }

}  // namespace

Operation oneHot() {
  return {.name = "one_hot",
          .title = {"One-hot code", "원-핫 인코딩"},
          .what = {"Turns class numbers, counted from 0, into rows of zeros with a single 1.",
                   "0부터 세는 클래스 번호를 1이 하나뿐이고 나머지는 0인 줄로 바꾼다."},
          .arguments =
              {{"index", {"class number, or a vector of them", "클래스 번호 또는 그 벡터"}, false, false}},
          .attributes = {{.name = "classes",
                          .kind = AttributeKind::integer,
                          .initial = 2,
                          .what = {"number of classes", "클래스의 수"},
                          .least = 1,
                          .most = 1e6,
                          .required = true}},
          .check = check,
          .forward = forward,
          .backward = backward,
          .example = {.inputs = {{{2}, {2, 0}}},
                      .attributes = {{"classes", 3}},
                      .output = {{2, 3}, {0, 0, 1, 1, 0, 0}},
                      .dy = {{2, 3}, {1, 2, 3, 4, 5, 6}},
                      .gradients = {std::nullopt}}};
}

}  // namespace gradwalk
