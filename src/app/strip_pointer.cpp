#include "app/strip_pointer.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "app/ui_text.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

constexpr std::string_view cardId = "strip:", arrowId = "strip.flow:";
constexpr double farAsADrag = 0.5;  // ems

bool inside(const Box& box, Point at) {
  return at.x >= box.x && at.x < box.right() && at.y >= box.y && at.y < box.bottom();
}

// The quantity of the network that is written so.
int withSymbol(const Program& program, std::string_view written) {
  for (int s = 0; s < program.forwardSteps; ++s) {
    const Step& step = program.steps[static_cast<std::size_t>(s)];
    if (symbol(program, step.output) == written) return step.output;
  }
  for (int s = 0; s < program.forwardSteps; ++s)
    for (const int id : program.steps[static_cast<std::size_t>(s)].inputs)
      if (symbol(program, id) == written) return id;
  return -1;
}

}  // namespace

std::optional<Box> stripBox(const Scene& scene) {
  std::optional<Box> all;
  for (const ShapeOf& shape : scene.shapes) {
    if (!idOf(shape).starts_with(cardId)) continue;
    all = all ? unite(*all, bounds(shape)) : bounds(shape);
  }
  if (all) all = Box{0.0, all->y, scene.width, all->height};
  return all;
}

std::optional<StripHit> hoveredStrip(const Trace& trace, const Scene& scene, Point at) {
  const std::optional<Box> strip = stripBox(scene);
  if (!strip || !inside(*strip, at)) return std::nullopt;
  for (const ShapeOf& shape : scene.shapes) {
    const std::string_view id = idOf(shape);
    const bool card = id.starts_with(cardId), arrow = id.starts_with(arrowId);
    if (!card && !arrow) continue;
    Box box = bounds(shape);
    if (arrow) box = {box.x, strip->y, box.width, strip->height};  // a line is hard to hit
    if (!inside(box, at)) continue;
    const int quantity = withSymbol(trace.program(), id.substr(card ? cardId.size() : arrowId.size()));
    if (quantity >= 0) return StripHit{quantity, arrow, box};
  }
  return std::nullopt;
}

std::optional<StripShown> stripShown(const Trace& trace, const Scene& scene) {
  const std::optional<Box> strip = stripBox(scene);
  if (!strip) return std::nullopt;
  int arrows = 0, first = -1;
  for (const ShapeOf& shape : scene.shapes) {
    const std::string_view id = idOf(shape);
    if (!id.starts_with(arrowId)) continue;
    ++arrows;
    if (first >= 0) continue;
    const int made = withSymbol(trace.program(), id.substr(arrowId.size()));
    for (int s = trace.program().aheadSteps; s < trace.program().forwardSteps && first < 0; ++s)
      if (trace.program().steps[static_cast<std::size_t>(s)].output == made)
        first = s - trace.program().aheadSteps;
  }
  if (arrows == 0) return std::nullopt;
  return StripShown{std::max(first, 0), strip->width / arrows};
}

std::string stripWords(const AppState& state, const StripHit& hit) {
  const Trace& trace = *state.trace();
  const Cursor where = stripPlace(trace, state.cursor, hit.quantity);
  const Shape& shape = trace.program().quantities[static_cast<std::size_t>(hit.quantity)].shape;
  const Step* step = stepAt(trace, where);
  std::string out = symbol(trace.program(), hit.quantity);
  if (!shape.empty()) out += " " + text(shape);
  if (step != nullptr) out += " · " + step->operation;
  return out + "\n" + say(text(Ui::clickGoesTo), state.language, {{"path", path(trace, where)}});
}

void StripPointer::take(const AppState& state, const Scene& scene, Point at, double em, Commands& commands) {
  hit_.reset();
  const ImGuiIO& io = ImGui::GetIO();
  const Trace* trace = state.trace();
  if (trace == nullptr || io.WantCaptureMouse || state.editing.computing) {
    drag_.reset();
    return;
  }
  const std::optional<StripShown> shown = stripShown(*trace, scene);
  const std::optional<Box> box = stripBox(scene);
  const bool over = shown && inside(*box, at);
  if (over && !drag_) hit_ = hoveredStrip(*trace, scene, at);
  if (over && io.MouseWheel != 0.0F) {
    const int by = io.MouseWheel > 0.0F ? 1 : -1;
    if (io.KeyShift)
      commands.push_back(PanStrip{shown->first - by});
    else
      commands.push_back(ZoomStrip{by});
  }
  if (over && io.MouseWheelH != 0.0F)
    commands.push_back(PanStrip{shown->first + (io.MouseWheelH > 0.0F ? 1 : -1)});
  if (over && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    commands.push_back(FitStrip{});
    return;
  }
  if (over && !io.KeyCtrl && ImGui::IsMouseClicked(ImGuiMouseButton_Left))
    drag_ = Drag{at, *shown, hit_, false};
  if (!drag_) return;
  drag_->moved = drag_->moved || std::abs(at.x - drag_->from.x) > farAsADrag * em;
  if (drag_->moved) {
    const auto first = static_cast<int>(
        std::lround(static_cast<double>(drag_->shown.first) - (at.x - drag_->from.x) / drag_->shown.pace));
    if (shown && first != shown->first && state.strip.first != std::max(first, 0))
      commands.push_back(PanStrip{first});
  }
  if (io.MouseDown[0]) return;
  if (!drag_->moved && drag_->hit)
    commands.push_back(SeekPlace{stripPlace(*trace, state.cursor, drag_->hit->quantity)});
  drag_.reset();
}

}  // namespace gradwalk
