#include "app/layout.h"

#include <algorithm>
#include <cmath>

namespace gradwalk {
namespace {

constexpr float bodySize = 16.0F;  // in a window of 1280×720
constexpr float usualWidth = 1280.0F, usualHeight = 720.0F;

// Widths and heights in ems.
constexpr float topHeight = 2.7F;
constexpr float transportHeight = 3.0F, transportTall = 5.2F;
constexpr float presentedHeight = 1.7F;  // of the line that tells where we are
constexpr float oneRowWidth = 66.0F;
constexpr float outlineWidth = 9.6F, valuesWidth = 17.4F;
// The canvas keeps this much beside a panel that nobody asked for, and beside one that
// was asked for.
constexpr float goodCanvas = 44.0F, leastCanvas = 22.0F;
constexpr float curveHeight = 13.0F, curveBarHeight = 2.85F, leastCanvasHeight = 15.0F;
constexpr double mostEnlarged = 1.15;
constexpr float narrowPredict = 26.0F;
constexpr float mostOfMiddle = 0.4F;  // that the words on a guess may take from the canvas

bool fits(Side side, float room, float panel) {
  return side != Side::hidden && room >= panel + (side == Side::shown ? leastCanvas : goodCanvas);
}

// Lines that words take in a width, in ems: Hangul is as wide as high, Latin about half.
float linesOf(const std::string& words, float width) {
  float wide = 0.0F;
  for (std::size_t k = 0; k < words.size();) {
    const auto lead = static_cast<unsigned char>(words[k]);
    wide += lead < 0x80 ? 0.58F : 1.0F;
    k += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  const float lines = std::ceil(wide / std::max(width - 1.6F, 4.0F));
  return lines > 1.0F ? lines + 1.0F : 1.0F;  // words are not broken
}

// The row with the field, which breaks where it is narrow, and what is said below it, or its
// short form where the whole would be too much.
float predictHeight(const AppState& state, float width, float middle) {
  const float rows = width < narrowPredict ? 2.0F : 1.0F;
  const auto with = [&](const std::string& words) {
    return 1.5F + 2.1F * rows + 1.35F * linesOf(words, width);
  };
  if (!state.predicting.grade) return with("");
  const Grade& said = *state.predicting.grade;
  const float whole = with(said.sentence);
  return whole <= mostOfMiddle * middle || said.brief.empty() ? whole : with(said.brief);
}

}  // namespace

Layout layoutOf(const AppState& state, float width, float height) {
  Layout out;
  out.width = width;
  out.height = height;
  const float screen = std::sqrt(width * height / (usualWidth * usualHeight));
  out.em = std::round(bodySize * std::clamp(screen, 0.8F, 8.0F) * static_cast<float>(presentedScale(state)));
  const bool presenting = state.presenting.on;
  if (presenting) out.em = std::max(out.em, static_cast<float>(leastPresentedText));
  const float em = out.em;

  // The outline gives way first: the strip on the canvas and the slider tell where we
  // are as well; the printed numbers stand nowhere else. What was asked for goes first.
  const float room = width / em;
  // A lesson whose document prints nothing needs no room for it.
  const bool nothingPrinted = state.sideTab == SideTab::printed && state.open &&
                              ownLesson(state).checks.empty() && state.values == Side::automatic;
  const Side values = nothingPrinted ? Side::hidden : state.values;
  if (state.outline == Side::shown) {
    out.outlineShown = fits(state.outline, room, outlineWidth);
    out.valuesShown = fits(values, room - (out.outlineShown ? outlineWidth : 0.0F), valuesWidth);
  } else {
    out.valuesShown = fits(values, room, valuesWidth);
    out.outlineShown = fits(state.outline, room - (out.valuesShown ? valuesWidth : 0.0F), outlineWidth);
  }
  const float left = out.outlineShown ? std::round(outlineWidth * em) : 0.0F;
  const float right = out.valuesShown ? std::round(valuesWidth * em) : 0.0F;
  out.transportInTwoRows = !presenting && width < oneRowWidth * em;

  const float top = presenting ? 0.0F : std::round(topHeight * em);
  const float bottom = std::round((presenting               ? presentedHeight
                                   : out.transportInTwoRows ? transportTall
                                                            : transportHeight) *
                                  em);
  const float middle = std::max(height - top - bottom, 1.0F);
  out.top = {0.0F, 0.0F, width, top};
  out.outline = {0.0F, top, left, middle};
  const float between = std::max(width - left - right, 1.0F);
  const float wanted = state.predicting.on ? predictHeight(state, between / em, middle / em) * em : 0.0F;
  const float below = std::round(std::min(wanted, middle / 2.0F));
  out.predictInTwoRows = between / em < narrowPredict;
  out.canvas = {left, top, between, std::max(middle - below, 1.0F)};
  out.predict = {left, top + middle - below, between, below};
  out.values = {width - right, top, right, middle};
  out.transport = {0.0F, top + middle, width, bottom};
  // A curve would tell the numbers that are asked for.
  out.curveShown = state.curves.shown && state.open != nullptr && !state.predicting.on;
  if (out.curveShown) {
    float taken = std::round(std::max(curveHeight * em, 0.34F * middle));
    out.canvasShown = middle - taken >= leastCanvasHeight * em;
    if (!out.canvasShown) taken = middle - 1.0F;
    Area& canvas = out.canvas;
    const float bar = std::round(curveBarHeight * em);
    canvas.height = std::max(canvas.height - taken, 1.0F);
    out.curveBar = {canvas.x, canvas.y + canvas.height, canvas.width, bar};
    out.curve = {canvas.x, out.curveBar.y + bar, canvas.width, std::max(taken - bar, 1.0F)};
  }
  return out;
}

SceneOptions sceneOptions(const AppState& state, const Layout& layout) {
  SceneOptions options;
  options.width = std::max(static_cast<double>(layout.canvas.width), leastWidth);
  options.height = std::max(static_cast<double>(layout.canvas.height), leastHeight);
  options.language = state.language;
  const double window = std::sqrt(static_cast<double>(layout.width) * static_cast<double>(layout.height));
  const double canvas = std::sqrt(options.width * options.height);
  options.textScale = std::clamp(presentedScale(state) * std::min(window / canvas, mostEnlarged),
                                 leastTextScale, mostTextScale);
  options.wholeSums = state.wholeSums;
  options.stripView = state.strip;
  options.asked = askedPlace(state);
  options.header = false;
  options.footer = false;
  if (state.presenting.on) {
    options.strip = false;
    options.leastText = leastPresentedText;
  }
  if (state.open && !state.open->edits.empty()) {
    options.edits = &state.open->edits;
    if (!state.hand) options.own = ownTrace(state);
  }
  // By hand, what rounding changed is shown instead.
  if (state.hand && state.open) options.exact = &state.open->trace;
  return options;
}

LabOptions labOptions(const AppState& state, const SceneOptions& options) {
  LabOptions out;
  out.width = options.width;
  out.height = options.height;
  out.language = options.language;
  out.textScale = options.textScale;
  out.leastText = options.leastText;
  out.header = out.footer = false;
  out.gradientField = state.lab.arrows;
  return out;
}

}  // namespace gradwalk
