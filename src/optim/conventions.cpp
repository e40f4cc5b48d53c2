#include "optim/conventions.h"

#include <vector>

namespace gradwalk {
namespace {

Attribute convention(const char* name, Text title, Text what, std::vector<std::string> choices,
                     std::vector<Text> titles) {
  return {.name = name,
          .kind = AttributeKind::choice,
          .what = what,
          .choices = std::move(choices),
          .convention = true,
          .title = title,
          .choiceTitles = std::move(titles)};
}

const std::vector<Attribute>& menu() {
  static const std::vector<Attribute> list = {
      convention("momentum_form", {"Momentum's velocity", "모멘텀의 속도"},
                 {"what v collects and with which sign", "v에 무엇을 어떤 부호로 모으는지"},
                 {"gradient", "step", "velocity"},
                 {{"gradients: v ← γv + g, x ← x − ηv (PyTorch)", "기울기: v ← γv + g, x ← x − ηv (PyTorch)"},
                  {"steps: v ← γv + ηg, x ← x − v (000, 003)", "걸음: v ← γv + ηg, x ← x − v (000, 003)"},
                  {"the movement itself: v ← αv − ηg, x ← x + v (002)",
                   "움직임 그 자체: v ← αv − ηg, x ← x + v (002)"}}),
      convention("nesterov_point", {"Nesterov's stored point", "네스테로프가 저장하는 점"},
                 {"whether the parameter that is stored is the look-ahead point or the point before it",
                  "저장된 파라미터가 내다본 점인지 그 앞의 점인지"},
                 {"stored", "look_ahead"},
                 {{"the stored point is the look-ahead point: x ← x − η(g + γv) (PyTorch, the book)",
                   "저장된 점이 내다본 점이다: x ← x − η(g + γv) (PyTorch, 책)"},
                  {"the gradient is taken at x − γv, then as momentum (003)",
                   "x − γv에서 기울기를 구한 뒤 모멘텀처럼 (003)"}}),
      convention(
          "epsilon_place", {"Place of ε", "ε의 자리"},
          {"whether ε is added outside the root or inside it", "ε을 제곱근 밖에서 더하는지 안에서 더하는지"},
          {"outside", "inside"}, {{"outside: √G + ε", "밖: √G + ε"}, {"inside: √(G + ε)", "안: √(G + ε)"}}),
      convention("bias_correction", {"Bias correction", "편향 보정"},
                 {"how the moving averages, which start at 0, are made up for",
                  "0에서 시작하는 이동 평균을 어떻게 보정하는지"},
                 {"each", "rate", "none"},
                 {{"each average: m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)",
                   "평균마다: m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)"},
                  {"in the learning rate: η√(1 − β₂ᵗ) / (1 − β₁ᵗ) (the book)",
                   "학습률에서: η√(1 − β₂ᵗ) / (1 − β₁ᵗ) (책)"},
                  {"none", "보정하지 않음"}}),
  };
  return list;
}

}  // namespace

std::span<const Attribute> optimizerConventions() { return menu(); }

const Attribute* findOptimizerConvention(std::string_view name) {
  for (const Attribute& each : menu())
    if (each.name == name) return &each;
  return nullptr;
}

}  // namespace gradwalk
