#include "scene/lessons.h"

#include <doctest/doctest.h>

#include <cmath>

namespace gradwalk::scenes {
namespace {

// Numbers that look drawn at random but are the same everywhere.
Tensor noise(Shape shape, double scale, int places) {
  Tensor tensor = filled(std::move(shape), 0.0);
  std::uint32_t state = 12345;
  for (double& x : tensor.data) {
    state = state * 1664525u + 1013904223u;
    const double unit = static_cast<double>(state >> 8) / 8388608.0 - 1.0;
    const double places10 = std::pow(10.0, places);
    x = std::round(unit * scale * places10) / places10;
  }
  return tensor;
}

}  // namespace

Lesson lessonOf(const Script& script) {
  Problems problems;
  Lesson lesson;
  lesson.name = script.name;
  lesson.title = {script.en, script.ko};
  lesson.about = {script.aboutEn, script.aboutKo};
  for (const auto& [name, tensor] : script.values) lesson.values.push_back({.name = name, .each = {tensor}});
  for (const auto& definition : script.graph) {
    auto expression = parseExpression(definition.second, 0, problems);
    REQUIRE_MESSAGE(expression.has_value(), definition.second);
    lesson.graph.push_back({.name = definition.first, .expression = std::move(*expression)});
  }
  lesson.training.loss = script.loss;
  for (const std::string& name : script.parameters) lesson.training.parameters.emplace_back(name, Span{});
  for (const std::string& name : script.gradients) lesson.training.gradients.emplace_back(name, Span{});
  if (!script.parameters.empty()) lesson.training.optimizer = parseExpression(script.optimizer, 0, problems);
  lesson.training.iterations = script.iterations;
  lesson.training.closing = script.closing;
  return lesson;
}

namespace {

Program checked(const Lesson& lesson) {
  Problems problems;
  auto program = checkLesson(lesson, problems);
  REQUIRE_MESSAGE(program.has_value(), render(Source{lesson.name, ""}, problems));
  return std::move(*program);
}

}  // namespace

Run::Run(const Script& script) : lesson(lessonOf(script)), program(checked(lesson)), trace(program, lesson) {}

Script cnn() {
  Script s{
      "cnn",
      "The 4×4 CNN",
      "4×4 합성곱 신경망",
      "A 4×4 image goes through a convolution, ReLU, max pooling and a dense layer; then the error goes back "
      "and every parameter takes one step",
      "4×4 이미지가 합성곱, ReLU, 최대 풀링, 완전 연결 층을 지나고, 오차가 거꾸로 흘러 모든 파라미터가 한 "
      "걸음 움직인다",
      {{"X", {{4, 4}, {1, 2, 0, 1, 3, 1, 1, 5, 0, 2, 2, 0, 1, 0, 3, 1}}},
       {"K", {{3, 3}, {1, 0, 1, 0, 1, 0, 1, 0, 1}}},
       {"b_conv", {{}, {1}}},
       {"W_dense", {{1, 2}, {0.5, -0.5}}},
       {"b_dense", {{2}, {0.1, 0.2}}},
       {"y", {{2}, {1, 0}}}},
      {{"Z", "conv2d(X, K, b_conv)"},
       {"A", "relu(Z)"},
       {"P", "max_pool(A, size=2)"},
       {"F", "flatten(P)"},
       {"z", "dense(F, W_dense, b_dense)"},
       {"p", "softmax(z)"},
       {"L", "cross_entropy(p, y)"}},
      "L",
      {"K", "b_conv", "W_dense", "b_dense"}};
  s.closing = true;
  return s;
}

Script padded() {
  Script s{"padded",
           "Stride and padding",
           "보폭과 패딩",
           "A 5×5 image with a ring of zeros",
           "0을 두른 5×5 이미지",
           {{"X", noise({5, 5}, 4, 0)},
            {"K", noise({2, 1, 3, 3}, 1, 1)},
            {"b", {{2}, {0.5, -0.5}}},
            {"W", noise({8, 3}, 1, 1)},
            {"c", {{3}, {0, 0, 0}}},
            {"t", {{3}, {0, 1, 0}}}},
           {{"Z", "conv2d(X, K, b, stride=2, padding=1)"},
            {"A", "relu(Z)"},
            {"P", "max_pool(A, size=2, stride=1)"},
            {"F", "flatten(P)"},
            {"z", "dense(F, W, c)"},
            {"L", "cross_entropy(softmax(z), t)"}},
           "L",
           {"K", "b", "W", "c"}};
  s.gradients = {"X"};
  s.iterations = 3;
  return s;
}

Script channels() {
  return {"channels",
          "Channels and samples",
          "채널과 표본",
          "Two images with three channels",
          "채널이 셋인 이미지 두 장",
          {{"X", noise({2, 3, 5, 5}, 9, 0)},
           {"K", noise({2, 3, 2, 2}, 2, 1)},
           {"b", {{2}, {0.25, -1}}},
           {"t", noise({2, 2, 4, 4}, 3, 0)}},
          {{"Z", "conv2d(X, K, b)"}, {"A", "relu(Z)"}, {"L", "squared_error(A, t)"}},
          "L",
          {"K", "b"}};
}

Script large() {
  return {"large",
          "A million cells",
          "백만 칸",
          "One image of 128×128, 64 kernels",
          "128×128 이미지 한 장, 커널 64개",
          {{"X", noise({128, 128}, 1, 3)}, {"K", noise({64, 1, 3, 3}, 1, 3)}, {"b", noise({64}, 1, 3)}},
          {{"Z", "conv2d(X, K, b, padding=1)"}, {"A", "relu(Z)"}},
          "",
          {}};
}

Script deep() {
  Script s{"deep",
           "Twenty-five operations and a shortcut",
           "연산 스물다섯 개와 지름길",
           "A chain with a skip connection",
           "건너뛰는 연결이 있는 사슬",
           {{"X0", noise({3, 4}, 2, 2)}},
           {},
           "",
           {}};
  for (int k = 1; k <= 24; ++k) {
    const std::string last = "X" + std::to_string(k - 1);
    s.values.emplace_back("W" + std::to_string(k), noise({4, 4}, 0.9, 2));
    s.graph.emplace_back("X" + std::to_string(k),
                         k % 3 == 0   ? "add(" + last + ", X" + std::to_string(k - 3) + ")"
                         : k % 3 == 1 ? "matmul(" + last + ", W" + std::to_string(k) + ")"
                                      : "relu(" + last + ")");
    s.parameters.push_back("W" + std::to_string(k));
  }
  std::erase_if(s.values,
                [&](const auto& v) { return v.first[0] == 'W' && std::stoi(v.first.substr(1)) % 3 != 1; });
  std::erase_if(s.parameters, [](const std::string& name) { return std::stoi(name.substr(1)) % 3 != 1; });
  s.graph.emplace_back("L", "sum(X24)");
  s.loss = "L";
  s.iterations = 2;
  return s;
}

Script wide() {
  Script s{"wide",
           "A wide dense layer",
           "넓은 완전 연결 층",
           "Long vectors and long numbers",
           "긴 벡터와 긴 수",
           {{"x", noise({400}, 1, 7)},
            {"W", noise({400, 10}, 0.3, 7)},
            {"b", noise({10}, 1, 7)},
            {"t", noise({10}, 0, 0)}},
           {{"z", "dense(x, W, b)"}, {"L", "cross_entropy(softmax(z), t)"}},
           "L",
           {"W", "b"}};
  s.values.back().second.data[3] = 1;
  return s;
}

std::vector<Script> all() { return {cnn(), padded(), channels(), large(), deep(), wide()}; }

}  // namespace gradwalk::scenes
