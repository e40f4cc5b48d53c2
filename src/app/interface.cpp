#include "app/interface.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "app/copying.h"
#include "app/panels/edit_field.h"
#include "app/panels/panel.h"
#include "app/style.h"

namespace gradwalk {
namespace {

std::optional<Command> walkByArrow(const KeyPress& key) {
  if (key.modifiers != Modifiers{}) return std::nullopt;
  if (key.key == sf::Keyboard::Right) return Walk{+1};
  if (key.key == sf::Keyboard::Left) return Walk{-1};
  return std::nullopt;
}

}  // namespace

const Theme& Interface::theme() const { return state().dark ? darkTheme() : lightTheme(); }

float Interface::sceneScale() const {
  const auto width = static_cast<float>(scene_->width), height = static_cast<float>(scene_->height);
  return std::min({1.0F, layout_.canvas.width / width, layout_.canvas.height / height});
}

void Interface::takeKeys(const std::vector<KeyPress>& keys) {
  for (const KeyPress& key : keys) {
    // By the state, not by what Dear ImGui wants: that is a frame late when the field
    // has just been closed.
    const bool typing = state().goTo || state().editing.field || state().editing.saving ||
                        state().curves.typing || state().sweep.typing;
    const KeyMode mode = typing                 ? KeyMode::text
                         : state().picker       ? KeyMode::picker
                         : state().copying.menu ? KeyMode::copyMenu
                         : guessing(state())    ? KeyMode::guess
                                                : KeyMode::lesson;
    std::optional<Command> command = commandFor(key, mode);
    // In an empty field there is nothing that the arrows of a remote could move through.
    if (!command && mode == KeyMode::guess && state().predicting.guess.empty() && !key.held)
      command = walkByArrow(key);
    if (command) {
      if (auto* here = std::get_if<EditHere>(&*command); here != nullptr && hovered_)
        here->target = editTarget(state(), *hovered_);
      if (auto* menu = std::get_if<OpenCopyMenu>(&*command)) menu->under = underPointer();
      commands_.push_back(std::move(*command));
    }
    sitting_.obey(commands_);
  }
}

// A text field has the keyboard a frame or two after it appeared; what is typed before
// waits for it instead of acting as shortcuts.
bool Interface::fieldIsOpening() {
  constexpr int mostFrames = 6;
  const ImGuiIO& io = ImGui::GetIO();
  const bool field = state().goTo || state().editing.field || state().editing.saving || guessing(state());
  framesWaited_ = field && !io.WantTextInput && !io.MouseDown[0] ? framesWaited_ + 1 : 0;
  return framesWaited_ > 0 && framesWaited_ <= mostFrames;
}

// The number under the pointer, known or made here.
std::optional<CellPlace> Interface::underPointer() const {
  return hovered_ ? cellPlace(state(), *hovered_) : std::nullopt;
}

// What was asked for by key or click goes to the clipboard, as it is shown now.
void Interface::carryOutCopy() {
  const auto what = std::exchange(sitting_.state().copying.wanted, std::nullopt);
  if (!what) return;
  const CopyContext context{state(), sitting_.composed(), *scene_, theme(), *files_};
  const Copied copied = copyTo(sitting_.clipboard(), *what, context);
  tell(sitting_.state(), copied.words, !copied.good);
}

void Interface::begin(float width, float height) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!fieldIsOpening()) takeKeys(queue_.apply(ImGui::GetIO()));
  for (const char32_t code : queue_.takeTyped()) fonts_.require(code);
  sitting_.resize(width, height);
  sitting_.advance(0.0);

  layout_ = layoutOf(state(), width, height);
  fonts_.setSize(layout_.em);
  sitting_.teach(fonts_);
  scene_ = &sitting_.scene(layout_, sceneChanged_);
  curve_ = curves_.picture(state(), layout_, sitting_.fonts(), curveChanged_);
  hovered_.reset();
  if (layout_.canvas.contains(io.MousePos.x, io.MousePos.y)) {
    const float scale = sceneScale();
    const Point at{static_cast<double>((io.MousePos.x - layout_.canvas.x) / scale),
                   static_cast<double>((io.MousePos.y - layout_.canvas.y) / scale)};
    hovered_ = hoveredCell(*scene_, at);
    leaf_ = !hovered_;
    if (leaf_) hovered_ = hoveredLeaf(state(), *scene_, at);
  }
  carryOutCopy();
}

// A click on a cell that this step writes goes to that cell; any other number says where
// it comes from, and so does a right click on every one.
void Interface::takeClick() {
  if (!hovered_ || ImGui::GetIO().WantCaptureMouse || ImGui::GetIO().KeyCtrl ||
      !(ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsMouseClicked(ImGuiMouseButton_Right)))
    return;
  const std::optional<Cursor> where = placeOf(state(), *hovered_);
  if (!where || leaf_ || ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    if (const auto what = cellPlace(state(), *hovered_)) commands_.push_back(Inspect{*what});
    return;
  }
  if (levelOf(*where) > state().level) commands_.push_back(SetLevel{Level::cell});
  commands_.push_back(SeekPlace{*where});
}

// Where the cell of the number that is being typed is drawn.
std::optional<Area> Interface::fieldPlace() const {
  const auto& field = state().editing.field;
  if (!field || !field->onCanvas || scene_ == nullptr) return std::nullopt;
  const std::string id = field->edit.kind == EditKind::cell
                             ? "cell:" + field->edit.name + ":" + std::to_string(field->edit.cell)
                             : "";
  for (const ShapeOf& shape : scene_->shapes) {
    if (idOf(shape) != id) continue;
    const Box box = bounds(shape);
    const float scale = sceneScale();
    return Area{layout_.canvas.x + static_cast<float>(box.x) * scale,
                layout_.canvas.y + static_cast<float>(box.y) * scale, static_cast<float>(box.width) * scale,
                static_cast<float>(box.height) * scale};
  }
  return std::nullopt;
}

// With Ctrl held, a number is dragged to the left and right.
void Interface::takeDrag() {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.MouseDown[0]) drag_.reset();
  if (!drag_ && hovered_ && io.KeyCtrl && !io.WantCaptureMouse &&
      ImGui::IsMouseClicked(ImGuiMouseButton_Left))
    if (auto target = editTarget(state(), *hovered_)) {
      target->text = editedText(state(), *target);
      drag_ = NumberDrag{*target, io.MousePos.x};
    }
  if (!drag_) return;
  const auto text = draggedText(drag_->from.text, (io.MousePos.x - drag_->x) / layout_.em);
  Edit now = drag_->from;
  now.text = text;
  if (text == editedText(state(), now)) return;
  commands_.push_back(SetNumber{std::move(now), std::exchange(drag_->moved, true)});
}

// The number asked about is framed on the canvas, as long as it is there.
void Interface::frameAsked() const {
  const auto what = askedCell(state());
  if (!what || state().sideTab != SideTab::origin || !layout_.valuesShown ||
      what->pass != state().cursor.pass)
    return;
  const Quantity& quantity = state().trace()->program().quantities[static_cast<std::size_t>(what->quantity)];
  const ShapeOf* const cell = find(*scene_, "cell:" + quantity.name + ":" + std::to_string(what->cell));
  if (cell == nullptr) return;
  frameBox(bounds(*cell));
}

// Round something of the canvas.
void Interface::frameBox(const Box& box) const {
  const float scale = sceneScale(), thick = std::max(2.0F, 0.16F * layout_.em);
  const ImVec2 from{layout_.canvas.x + static_cast<float>(box.x) * scale + thick,
                    layout_.canvas.y + static_cast<float>(box.y) * scale + thick};
  const ImVec2 to{from.x + static_cast<float>(box.width) * scale - 2 * thick,
                  from.y + static_cast<float>(box.height) * scale - 2 * thick};
  ImGui::GetBackgroundDrawList()->AddRect(from, to, packed(theme()[Ink::accent]), 0.3F * layout_.em, 0,
                                          thick);
}

// Over the strip: the wheel, a drag along it, a click on a card or an arrow.
void Interface::takeStrip() {
  const ImGuiIO& io = ImGui::GetIO();
  const float scale = sceneScale();
  const Point at{static_cast<double>((io.MousePos.x - layout_.canvas.x) / scale),
                 static_cast<double>((io.MousePos.y - layout_.canvas.y) / scale)};
  for (const ShapeOf& shape : scene_->shapes) {  // for tests
    if (!idOf(shape).starts_with("strip:")) continue;
    const Box box = bounds(shape);
    places_["card " + idOf(shape).substr(6)] = {layout_.canvas.x + static_cast<float>(box.x) * scale,
                                                layout_.canvas.y + static_cast<float>(box.y) * scale,
                                                static_cast<float>(box.width) * scale,
                                                static_cast<float>(box.height) * scale};
  }
  strip_.take(state(), *scene_, at, static_cast<double>(layout_.em / scale), commands_);
  if (strip_.hit()) frameBox(grown(strip_.hit()->box, static_cast<double>(0.2F * layout_.em / scale)));
}

// Over the curve: a line at the iteration there, all digits of it, a click that goes there.
std::string Interface::takeCurve() {
  const bool runs = runCurvesDrawn(state());
  const bool known = runs ? state().runCurves.descents.has_value() : state().curves.curves.has_value();
  if (curve_ != nullptr && known) places_["plot"] = layout_.curve;
  const ImGuiIO& io = ImGui::GetIO();
  const Trace* trace = state().trace();
  if (curve_ == nullptr || trace == nullptr || !known || state().editing.computing || io.WantCaptureMouse ||
      !layout_.curve.contains(io.MousePos.x, io.MousePos.y))
    return "";
  const CurveAxes& axes = curve_->axes;
  const auto x = static_cast<double>(io.MousePos.x - layout_.curve.x);
  const auto y = static_cast<double>(io.MousePos.y - layout_.curve.y);
  const auto em = static_cast<double>(layout_.em);
  if (x < axes.plot.x - em || x > axes.plot.right() + em || y < axes.plot.y - em ||
      y > axes.plot.bottom() + em)
    return "";
  const int iteration = axes.iterationAt(x);
  const float line = std::round(layout_.curve.x + static_cast<float>(axes.x(iteration)));
  ImGui::GetBackgroundDrawList()->AddLine({line, layout_.curve.y + static_cast<float>(axes.plot.y)},
                                          {line, layout_.curve.y + static_cast<float>(axes.plot.bottom())},
                                          packed(theme()[Ink::faint]), 2.0F);
  if (runs) {
    const auto step = static_cast<std::size_t>(iteration - 1);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) commands_.push_back(SeekStep{step});
    return labCurveWords(runCurvesNow(state()), step, state().language);
  }
  const auto& curves = *state().curves.curves;
  const int nearest = nearestCurve(*curve_, curves, iteration, y);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && nearest >= 0)
    commands_.push_back(SeekCurve{iteration, static_cast<std::size_t>(nearest)});
  return curveWords(curves, iteration, trace->iterations(), state().language);
}

// Over the heat map: the settings of a cell and what came of them, a click that loads them.
std::string Interface::takeSweep() {
  const HeatView* heat = sitting_.heat();
  const ImGuiIO& io = ImGui::GetIO();
  if (heat == nullptr || !state().sweep.study || state().editing.computing) return "";
  places_["sweep plot"] = layout_.canvas;
  if (io.WantCaptureMouse || !layout_.canvas.contains(io.MousePos.x, io.MousePos.y)) return "";
  const float scale = sceneScale();
  const auto cell = heat->cellAt({static_cast<double>((io.MousePos.x - layout_.canvas.x) / scale),
                                  static_cast<double>((io.MousePos.y - layout_.canvas.y) / scale)});
  if (!cell) return "";
  frameBox(grown(heat->cell(*cell), static_cast<double>(0.2F * layout_.em / scale)));
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) commands_.push_back(LoadSweepCell{*cell});
  return sweepCellWords(*state().sweep.study, *cell, state().open->lesson.training.loss, state().language);
}

// Over the map: steps of the paths, and where the runs start.
void Interface::takeMap() {
  const ImGuiIO& io = ImGui::GetIO();
  const float scale = sceneScale();
  const auto inWindow = [&](const Point& at) {
    return ImVec2{layout_.canvas.x + static_cast<float>(at.x) * scale,
                  layout_.canvas.y + static_cast<float>(at.y) * scale};
  };
  const MapAxes* const map = sitting_.map();
  if (map != nullptr) {  // for tests
    const ImVec2 from = inWindow({map->plot.x, map->plot.y});
    places_["map"] = {from.x, from.y, static_cast<float>(map->plot.width) * scale,
                      static_cast<float>(map->plot.height) * scale};
  }
  const Point at{static_cast<double>((io.MousePos.x - layout_.canvas.x) / scale),
                 static_cast<double>((io.MousePos.y - layout_.canvas.y) / scale)};
  const bool free = !io.WantCaptureMouse && layout_.canvas.contains(io.MousePos.x, io.MousePos.y);
  lab_.take(state(), map, at, static_cast<double>(layout_.em / scale), free, commands_);
  if (!lab_.marked()) return;
  ImGui::GetBackgroundDrawList()->AddCircle(inWindow(*lab_.marked()), 0.6F * layout_.em,
                                            packed(theme()[Ink::accent]), 0,
                                            std::max(2.0F, 0.14F * layout_.em));
}

bool Interface::panels() {
  places_.clear();
  if (state().blank) return false;
  if (styledEm_ != layout_.em || styledDark_ != state().dark) {
    applyStyle(ImGui::GetStyle(), theme(), layout_.em);
    styledEm_ = layout_.em;
    styledDark_ = state().dark;
  }
  const PanelContext panel{state(), layout_, theme(), fonts_, commands_, &places_};
  frameAsked();
  allPanels(panel);
  takeStrip();
  const std::string sweep = takeSweep(), curve = takeCurve();
  takeMap();
  tooltipPanel(panel, hovered_                ? hoverWords(state(), *hovered_)
                      : strip_.hit()          ? stripWords(state(), *strip_.hit())
                      : !sweep.empty()        ? sweep
                      : !lab_.words().empty() ? lab_.words()
                                              : curve);
  canvasField(panel, fieldPlace());
  takeDrag();
  takeClick();
  const bool asked = !commands_.empty();
  sitting_.obey(commands_);
  return asked;
}

}  // namespace gradwalk
