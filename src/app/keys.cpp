#include "app/keys.h"

#include <array>

namespace gradwalk {
namespace {

using K = sf::Keyboard;

constexpr Modifiers none{};
constexpr Modifiers control{true, false, false, false};
constexpr Modifiers shift{false, true, false, false};
constexpr Modifiers controlShift{true, true, false, false};

struct Binding {
  K::Key key;
  Modifiers modifiers;
  Command command;
  bool repeats = false;
  bool anyShift = false;  // some layouts need Shift to reach the sign
};

const auto& lessonKeys() {
  static const std::array table = {
      Binding{K::Right, none, Walk{+1}, true},
      Binding{K::N, none, Walk{+1}, true},
      Binding{K::PageDown, none, Walk{+1}, true},
      Binding{K::Left, none, Walk{-1}, true},
      Binding{K::P, none, Walk{-1}, true},
      Binding{K::PageUp, none, Walk{-1}, true},
      Binding{K::Right, control, WalkPhase{+1}, true},
      Binding{K::Left, control, WalkPhase{-1}, true},
      Binding{K::PageDown, control, WalkIteration{+1}, true},
      Binding{K::PageUp, control, WalkIteration{-1}, true},
      Binding{K::Home, none, ToStart{}},
      Binding{K::R, none, ToStart{}},
      Binding{K::End, none, ToEnd{}},
      Binding{K::Space, none, TogglePlay{}},
      Binding{K::Down, none, ChangeLevel{+1}},
      Binding{K::Enter, none, ChangeLevel{+1}},
      Binding{K::Up, none, ChangeLevel{-1}},
      Binding{K::Backspace, none, ChangeLevel{-1}},
      Binding{K::G, none, Toggle{Switch::goTo}},
      Binding{K::U, none, Toggle{Switch::goTo}},
      Binding{K::O, none, Toggle{Switch::picker}},
      Binding{K::O, control, Toggle{Switch::picker}},
      Binding{K::F, none, Toggle{Switch::fullScreen}},
      Binding{K::F11, none, Toggle{Switch::fullScreen}},
      Binding{K::B, none, Toggle{Switch::blank}},
      Binding{K::H, none, Toggle{Switch::hand}},
      Binding{K::I, none, InspectHere{}},
      Binding{K::K, none, ShowSideTab{SideTab::conventions}},
      Binding{K::W, none, Toggle{Switch::wholeSums}},
      Binding{K::D, none, Toggle{Switch::dark}},
      Binding{K::T, none, Toggle{Switch::outline}},
      Binding{K::V, none, Toggle{Switch::values}},
      Binding{K::F1, none, Toggle{Switch::help}},
      Binding{K::Slash, none, Toggle{Switch::help}, false, true},
      Binding{K::E, none, EditHere{}},
      Binding{K::R, shift, ResetEdits{}},
      Binding{K::Z, control, UndoEdit{}, true},
      Binding{K::Y, control, RedoEdit{}, true},
      Binding{K::Z, controlShift, RedoEdit{}, true},
      Binding{K::S, control, OpenSave{}},
      Binding{K::Equal, control, ScaleText{+1}, true, true},
      Binding{K::Add, control, ScaleText{+1}, true, true},
      Binding{K::Hyphen, control, ScaleText{-1}, true, true},
      Binding{K::Subtract, control, ScaleText{-1}, true, true},
      Binding{K::Num0, control, ScaleText{0}},
      Binding{K::Numpad0, control, ScaleText{0}},
      Binding{K::Equal, none, ZoomStrip{+1}, true, true},
      Binding{K::Add, none, ZoomStrip{+1}, true, true},
      Binding{K::Hyphen, none, ZoomStrip{-1}, true, true},
      Binding{K::Subtract, none, ZoomStrip{-1}, true, true},
      Binding{K::Num0, none, FitStrip{}},
      Binding{K::Numpad0, none, FitStrip{}},
      Binding{K::L, none, ToggleCurves{}},
      Binding{K::X, none, ToggleMap{}},
      Binding{K::A, none, ToggleArrows{}},
      Binding{K::F5, none, Present{}},
      Binding{K::C, control, Copy{CopyWhat::line}},
      Binding{K::C, controlShift, OpenCopyMenu{}},
      Binding{K::M, none, Toggle{Switch::reduceMotion}},
      Binding{K::Q, none, TogglePredicting{}},
      Binding{K::Q, shift, RevealNumber{}},
      Binding{K::Q, control, Quit{}},
      Binding{K::Escape, none, Dismiss{}},
  };
  return table;
}

const auto& copyMenuKeys() {
  static const std::array table = {
      Binding{K::N, none, Copy{CopyWhat::number}},  Binding{K::T, none, Copy{CopyWhat::line}},
      Binding{K::L, none, Copy{CopyWhat::latex}},   Binding{K::P, none, Copy{CopyWhat::picture}},
      Binding{K::C, none, Copy{CopyWhat::command}}, Binding{K::C, control, Copy{CopyWhat::line}},
      Binding{K::C, controlShift, OpenCopyMenu{}},  Binding{K::Escape, none, Dismiss{}},
  };
  return table;
}

const auto& pickerKeys() {
  static const std::array table = {
      Binding{K::Down, none, MovePick{+1}, true},     Binding{K::Up, none, MovePick{-1}, true},
      Binding{K::Enter, none, OpenPicked{}},          Binding{K::O, none, Toggle{Switch::picker}},
      Binding{K::O, control, Toggle{Switch::picker}}, Binding{K::Escape, none, Dismiss{}},
  };
  return table;
}

const auto& textKeys() {
  static const std::array table = {Binding{K::Escape, none, Dismiss{}}};
  return table;
}

// Nothing that a number is typed or edited with.
const auto& guessKeys() {
  static const std::array table = {
      Binding{K::PageDown, none, Walk{+1}},    Binding{K::PageUp, none, Walk{-1}},
      Binding{K::Down, none, ChangeLevel{+1}}, Binding{K::Up, none, ChangeLevel{-1}},
      Binding{K::Escape, none, Dismiss{}},
  };
  return table;
}

template <class Table>
std::optional<Command> lookUp(const Table& table, const KeyPress& press) {
  for (const Binding& each : table) {
    Modifiers modifiers = press.modifiers;
    if (each.anyShift) modifiers.shift = each.modifiers.shift;
    if (each.key != press.key || each.modifiers != modifiers) continue;
    if (press.held && !each.repeats) return std::nullopt;
    return each.command;
  }
  return std::nullopt;
}

constexpr std::array keyLines = {
    KeyHelp{{"→  N  Page Down", "→  N  Page Down"}, {"next step", "다음 단계"}},
    KeyHelp{{"←  P  Page Up", "←  P  Page Up"}, {"previous step", "이전 단계"}},
    KeyHelp{{"Space", "스페이스"}, {"play or pause", "재생 또는 멈춤"}},
    KeyHelp{{"Home  R", "Home  R"}, {"back to the start", "처음으로"}},
    KeyHelp{{"End", "End"}, {"to the last step", "마지막 단계로"}},
    KeyHelp{{"Ctrl →  Ctrl ←", "Ctrl →  Ctrl ←"}, {"next or previous phase", "다음 또는 이전 국면"}},
    KeyHelp{{"Ctrl Page Down  Ctrl Page Up", "Ctrl Page Down  Ctrl Page Up"},
            {"next or previous iteration", "다음 또는 이전 반복"}},
    KeyHelp{{"↓  Enter", "↓  Enter"}, {"deeper: operation, line, cell, term", "더 깊이: 연산, 줄, 칸, 항"}},
    KeyHelp{{"↑  Backspace", "↑  Backspace"}, {"back up from there", "다시 위로"}},
    KeyHelp{{"G  U", "G  U"},
            {"go to a step, or run until a condition holds", "단계 찾아가기, 조건이 성립할 때까지 가기"}},
    KeyHelp{{"O", "O"}, {"choose a lesson", "수업 고르기"}},
    KeyHelp{{"Ctrl +  Ctrl −  Ctrl 0", "Ctrl +  Ctrl −  Ctrl 0"},
            {"larger, smaller, usual text", "글자 크게, 작게, 처음 크기로"}},
    KeyHelp{{"H", "H"}, {"hand arithmetic: rounded as on paper", "손 계산: 종이에서처럼 반올림"}},
    KeyHelp{{"K", "K"}, {"conventions and decimals by hand", "관례와 손 계산 소수 자리"}},
    KeyHelp{{"E  Ctrl drag", "E  Ctrl 끌기"}, {"change the number under the pointer", "가리키는 수 고치기"}},
    KeyHelp{{"Ctrl Z  Ctrl Y", "Ctrl Z  Ctrl Y"}, {"undo or redo a change", "고친 것 되돌리기, 다시 하기"}},
    KeyHelp{{"Shift R", "Shift R"}, {"back to the lesson's numbers", "수업의 수로 돌아가기"}},
    KeyHelp{{"Ctrl S", "Ctrl S"}, {"save the edited lesson as a new file", "고친 수업을 새 파일로 저장"}},
    KeyHelp{{"I  click", "I  누르기"},
            {"where a number comes from, who uses it", "수가 어디서 왔고 어디에 쓰이는지"}},
    KeyHelp{{"Q", "Q"},
            {"predict: hide the next number until it is guessed", "예측하기: 맞힐 때까지 다음 수를 가리기"}},
    KeyHelp{{"Shift Q  →", "Shift Q  →"}, {"show the number asked for", "묻고 있는 수 보이기"}},
    KeyHelp{{"W", "W"}, {"long sums whole or shortened", "긴 합을 모두 또는 줄여서"}},
    KeyHelp{{"T", "T"}, {"show or hide the outline", "단계 목록 보이기 또는 숨기기"}},
    KeyHelp{{"V", "V"}, {"show or hide the values", "값 보이기 또는 숨기기"}},
    KeyHelp{{"+  −  wheel", "+  −  휠"}, {"the strip larger, smaller", "띠 크게, 작게"}},
    KeyHelp{{"0  double click", "0  두 번 누르기"},
            {"the whole strip, or its usual size", "띠 전체, 또는 처음 크기로"}},
    KeyHelp{{"drag  Shift wheel", "끌기  Shift 휠"}, {"along the strip", "띠를 따라 옮기기"}},
    KeyHelp{{"L", "L"}, {"curve of the loss, or any quantity", "손실이나 다른 양의 곡선"}},
    KeyHelp{{"X", "X"}, {"the map of a descent, or its lesson screen", "경사하강의 지도 또는 수업 화면"}},
    KeyHelp{{"A", "A"}, {"arrows against the gradient on the map", "지도 위 기울기 반대쪽 화살표"}},
    KeyHelp{{"F  F11", "F  F11"}, {"full screen", "전체 화면"}},
    KeyHelp{{"B", "B"}, {"blank the screen", "화면 가리기"}},
    KeyHelp{{"F5", "F5"}, {"present: panels away, everything larger", "발표: 패널 없이 모두 크게"}},
    KeyHelp{{"M", "M"}, {"with or without movement", "움직임 켜기 또는 끄기"}},
    KeyHelp{{"Ctrl C", "Ctrl C"}, {"copy the formula as text", "식을 글로 복사"}},
    KeyHelp{{"Ctrl Shift C", "Ctrl Shift C"},
            {"copy a number, LaTeX, the picture, the command", "수, LaTeX, 그림, 명령 복사"}},
    KeyHelp{{"D", "D"}, {"dark or light", "어둡게 또는 밝게"}},
    KeyHelp{{"F1  ?", "F1  ?"}, {"this list", "이 목록"}},
    KeyHelp{{"Esc", "Esc"},
            {"close what lies on top, leave full screen", "위에 뜬 것 닫기, 전체 화면 끝내기"}},
    KeyHelp{{"Ctrl Q", "Ctrl Q"}, {"quit", "끝내기"}},
};

}  // namespace

std::optional<Command> commandFor(const KeyPress& press, KeyMode mode) {
  switch (mode) {
    case KeyMode::lesson:
      return lookUp(lessonKeys(), press);
    case KeyMode::picker:
      return lookUp(pickerKeys(), press);
    case KeyMode::copyMenu:
      return lookUp(copyMenuKeys(), press);
    case KeyMode::text:
      return lookUp(textKeys(), press);
    case KeyMode::guess:
      return lookUp(guessKeys(), press);
  }
  return std::nullopt;
}

std::span<const KeyHelp> keyHelp() { return keyLines; }

}  // namespace gradwalk
