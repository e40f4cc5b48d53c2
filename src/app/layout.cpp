#include "app/layout.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {
namespace {

constexpr float bodySize = 17.0F;  // in a window of 1280×720
constexpr float usualWidth = 1280.0F, usualHeight = 720.0F;

// Widths and heights in ems.
constexpr float topHeight = 2.7F;
constexpr float transportHeight = 3.2F, transportTall = 5.4F;
constexpr float oneRowWidth = 66.0F;
constexpr float outlineWidth = 11.5F, valuesWidth = 17.5F, leastCanvas = 34.0F;

}  // namespace

Layout layoutOf(const AppState& state, float width, float height) {
  Layout out;
  out.width = width;
  out.height = height;
  const float screen = std::sqrt(width * height / (usualWidth * usualHeight));
  out.em = std::round(bodySize * std::clamp(screen, 0.8F, 8.0F) * static_cast<float>(state.textScale));
  const float em = out.em;

  out.outlineShown = state.outline && width >= (outlineWidth + leastCanvas) * em;
  const float left = out.outlineShown ? std::round(outlineWidth * em) : 0.0F;
  out.valuesShown = state.values && width - left >= (valuesWidth + leastCanvas) * em;
  const float right = out.valuesShown ? std::round(valuesWidth * em) : 0.0F;
  out.transportInTwoRows = width < oneRowWidth * em;

  const float top = std::round(topHeight * em);
  const float bottom = std::round((out.transportInTwoRows ? transportTall : transportHeight) * em);
  const float middle = std::max(height - top - bottom, 1.0F);
  out.top = {0.0F, 0.0F, width, top};
  out.outline = {0.0F, top, left, middle};
  out.canvas = {left, top, std::max(width - left - right, 1.0F), middle};
  out.values = {width - right, top, right, middle};
  out.transport = {0.0F, top + middle, width, bottom};
  return out;
}

SceneOptions sceneOptions(const AppState& state, const Layout& layout) {
  SceneOptions options;
  options.width = std::max(static_cast<double>(layout.canvas.width), leastWidth);
  options.height = std::max(static_cast<double>(layout.canvas.height), leastHeight);
  options.language = state.language;
  const double window = std::sqrt(static_cast<double>(layout.width) * static_cast<double>(layout.height));
  const double canvas = std::sqrt(options.width * options.height);
  options.textScale =
      std::clamp(state.textScale * std::min(window / canvas, 1.35), leastTextScale, mostTextScale);
  options.header = false;
  options.footer = false;
  return options;
}

}  // namespace gradwalk
