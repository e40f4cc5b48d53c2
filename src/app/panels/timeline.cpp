#include "app/panels/timeline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "app/panels/widgets.h"
#include "app/style.h"
#include "app/timeline.h"
#include "maths/digits.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr std::size_t mostBands = 900;
constexpr std::size_t mostSaid = 5;  // checks of one mark in its tooltip

struct Way {
  const PanelContext& panel;
  float from = 0.0F, length = 1.0F;                // along
  float top = 0.0F, middle = 0.0F, bottom = 0.0F;  // marks above, bands below

  float x(double share) const { return from + length * static_cast<float>(share); }
  double share(float px) const { return std::clamp(static_cast<double>((px - from) / length), 0.0, 1.0); }
};

ImU32 shade(const PanelContext& panel, Phase phase) {
  constexpr std::array shades = {0.05, 0.15, 0.27};
  return packed(
      mix(panel.theme[Ink::panel], panel.theme[Ink::text], shades[static_cast<std::size_t>(phase)]));
}

Ui phaseWord(Phase phase) {
  constexpr std::array words = {Ui::forward, Ui::backward, Ui::update};
  return words[static_cast<std::size_t>(phase)];
}

Ui phaseLetter(Phase phase) {
  constexpr std::array letters = {Ui::forwardLetter, Ui::backwardLetter, Ui::updateLetter};
  return letters[static_cast<std::size_t>(phase)];
}

float wide(const std::string& text) { return ImGui::CalcTextSize(text.c_str()).x; }

// In the middle of a piece of the line.
void write(const Way& line, float left, float right, const std::string& words) {
  const ImVec2 size = ImGui::CalcTextSize(words.c_str());
  const float rail = 0.18F * line.panel.em();  // of what is done, along the bottom
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSetCurrent(1);  // over the mark of where we are
  list.AddText({std::round((left + right - size.x) / 2.0F),
                std::floor((line.middle + line.bottom - rail - size.y) / 2.0F)},
               packed(line.panel.theme[Ink::text]), words.c_str());
  list.ChannelsSetCurrent(0);
}

// Every k-th iteration with its number, where all of them would not be readable.
void numberSome(const Way& line, const Trace& trace, Level level) {
  const float room = wide(std::to_string(trace.iterations())) + 0.8F * line.panel.em();
  const double pass = timelineShare(trace, level, 2) * static_cast<double>(line.length);
  int every = 1;
  for (int k = 0; pass * every < static_cast<double>(room) && every < trace.passes(); ++k)
    every = every / (k % 3 == 1 ? 2 : 1) * (k % 3 == 1 ? 5 : 2);
  const ImU32 ink = packed(mix(line.panel.theme[Ink::panel], line.panel.theme[Ink::text], 0.4));
  float end = line.from;  // of what is written so far
  for (std::int64_t k = 0; k <= trace.iterations(); k += every) {
    const int number = std::max(static_cast<int>(k), 1);
    const float x = std::round(line.x(timelineShare(trace, level, number)));
    if (x + room > line.from + line.length) break;
    if (x < end) continue;
    end = x + room;
    ImGui::GetWindowDrawList()->AddRectFilled({x, line.middle}, {x + 1.0F, line.bottom}, ink);
    write(line, x + 2.0F, x + room, std::to_string(number));
  }
}

// Shaded; each says as much of its iteration and phase as there is room for.
void drawBands(const Way& line, const Trace& trace, Level level) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float em = line.panel.em(), pad = 0.5F * em;
  std::vector<TimelineBand> bands = timelineBands(trace, level, mostBands);
  const float pass = line.length * static_cast<float>(timelineShare(trace, level, 2));
  // Bands of a few pixels would be a blur.
  const bool shaded = trace.passes() == 1 || pass >= 0.75F * em;
  if (!shaded) bands.clear();
  const bool many = trace.iterations() > 1;
  const std::string widest = std::to_string(trace.iterations());
  if (bands.empty()) {
    list.AddRectFilled({line.from, line.middle}, {line.from + line.length, line.bottom},
                       shade(line.panel, Phase::forward));
    if (many) numberSome(line, trace, level);
    return;
  }
  const auto right = [&](const TimelineBand& band) { return std::round(line.x(band.to)); };
  const auto left = [&](const TimelineBand& band) { return std::round(line.x(band.from)); };
  for (const TimelineBand& band : bands)
    list.AddRectFilled({left(band), line.middle}, {right(band), line.bottom}, shade(line.panel, band.phase));
  const ImU32 edge = packed(mix(line.panel.theme[Ink::panel], line.panel.theme[Ink::text], 0.5));
  for (const TimelineBand& band : bands)
    if (band.phase == Phase::forward && band.pass > 1)
      list.AddRectFilled({left(band) - 1.0F, line.middle - 0.2F * em}, {left(band) + 1.0F, line.bottom},
                         edge);

  // A whole iteration is one place: its phases have no width of their own.
  if (level == Level::iteration) return many ? numberSome(line, trace, level) : void();
  // The first band of the first iteration decides for all, so that all look alike.
  const float first = right(bands[0]) - left(bands[0]);
  const bool numbered = many && first >= wide(widest) + pad;
  for (const TimelineBand& band : bands) {
    const float room = right(band) - left(band) - pad;
    const bool closing = band.pass > trace.iterations();
    const bool leads = numbered && band.phase == Phase::forward && !closing;
    const std::string lead = leads ? std::to_string(band.pass) + " " : "";
    const std::string tries[] = {lead + line.panel.label(closing ? Ui::after : phaseWord(band.phase)),
                                 lead + line.panel.label(phaseLetter(band.phase)),
                                 leads ? std::to_string(band.pass) : ""};
    for (const std::string& each : tries) {
      if (wide(each) > room && !(leads && &each == std::end(tries) - 1)) continue;
      write(line, left(band), right(band), each);
      break;
    }
  }
  if (many && !numbered) numberSome(line, trace, level);
}

// A cross for what fails, a diamond for an erratum, a tick for another rounding: shape and
// size tell them apart without their colours.
void drawMark(const Way& line, const TimelineMark& mark, bool lit) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float em = line.panel.em(), x = std::round(line.x(mark.at)), y = (line.top + line.middle) / 2.0F;
  const float grow = lit ? 1.25F : 1.0F;
  if (mark.kind == MarkKind::rounded) {
    const ImU32 ink = packed(line.panel.theme[lit ? Ink::text : Ink::faint]);
    const float half = std::max(1.0F, 0.05F * em) * grow;
    list.AddRectFilled({x - half, y - 0.1F * em}, {x + half, line.middle}, ink);
    return;
  }
  if (mark.kind == MarkKind::erratum) {
    const float r = 0.3F * em * grow;
    list.AddQuadFilled({x - r, y}, {x, y - r}, {x + r, y}, {x, y + r},
                       packed(line.panel.theme[Ink::operand2]));
    return;
  }
  const ImU32 ink = packed(line.panel.theme[Ink::warning]);
  const float r = 0.3F * em * grow, thick = std::max(2.0F, 0.17F * em);
  list.AddLine({x - r, y - r}, {x + r, y + r}, ink, thick);
  list.AddLine({x - r, y + r}, {x + r, y - r}, ink, thick);
  list.AddRectFilled({x - thick / 4.0F, line.middle}, {x + thick / 4.0F, line.bottom}, ink);
}

std::string checkWords(const PanelContext& panel, const Check& check) {
  const Trace& trace = panel.state.open->trace;
  constexpr std::array verdicts = {Ui::exact, Ui::rounds, Ui::truncates, Ui::hand, Ui::erratum};
  std::string out =
      path(trace, check.where) + " · " + panel.label(verdicts[static_cast<std::size_t>(check.found)]);
  if (!check.holds)
    out +=
        " · " +
        panel.say(Ui::fails,
                  {{"declared", panel.label(verdicts[static_cast<std::size_t>(check.printed->declared)])}});
  if (isHidden(panel.state, check.where)) return path(trace, check.where);
  for (const CheckedCell& cell : check.cells) {
    if (cell.found != check.found) continue;
    return out + "\n" +
           panel.say(Ui::markWords, {{"what", check.printed->of + cellText(cell.index)},
                                     {"printed", withMinus(cell.printed)},
                                     {"computed", withMinus(significant(cell.computed, mostDigits))}});
  }
  return out;
}

void markTip(const PanelContext& panel, const TimelineMark& mark) {
  std::string words;
  for (std::size_t k = 0; k < std::min(mark.checks.size(), mostSaid); ++k)
    words += (k > 0 ? "\n" : "") + checkWords(panel, panel.state.open->checks[mark.checks[k]]);
  if (mark.checks.size() > mostSaid)
    words += "\n" + panel.say(Ui::andMore, {{"n", std::to_string(mark.checks.size() - mostSaid)}});
  const WithFont body(panel.fonts.body());
  ImGui::SetTooltip("%s", words.c_str());
}

// The row above the bands.
void marks(const Way& line, float width) {
  const AppState& state = line.panel.state;
  ImGui::InvisibleButton("marks", {width, line.middle - line.top});
  const bool pressed = ImGui::IsItemClicked(), over = ImGui::IsItemHovered();
  // While an edited lesson runs there is nothing to compare.
  if (!state.open || state.editing.computing) return;
  const float em = line.panel.em();
  const std::vector<TimelineMark> all = timelineMarks(*state.open, state.open->trace, state.level,
                                                      static_cast<double>(0.6F * em / line.length));
  const TimelineMark* nearest = nullptr;
  const float pointer = ImGui::GetIO().MousePos.x;
  const auto far = [&](const TimelineMark& mark) { return std::abs(line.x(mark.at) - pointer); };
  for (const TimelineMark& mark : all)
    if (over && far(mark) <= 0.6F * em && (nearest == nullptr || far(mark) < far(*nearest))) nearest = &mark;
  for (const TimelineMark& mark : all) {
    drawMark(line, mark, &mark == nearest);
    if (line.panel.places != nullptr)
      (*line.panel.places)["mark " + std::to_string(&mark - all.data())] = {
          line.x(mark.at) - 0.3F * em, line.top, 0.6F * em, line.middle - line.top};
  }
  if (nearest == nullptr) return;
  markTip(line.panel, *nearest);
  if (pressed) line.panel.push(SeekPlace{state.open->checks[nearest->checks.front()].where});
}

void bands(const Way& line, float width) {
  const PanelContext& panel = line.panel;
  ImGui::InvisibleButton("slider", {width, line.bottom - line.middle});
  panel.place("slider");
  const Trace* trace = panel.state.trace();
  if (trace == nullptr) return;
  const std::int64_t all = placeCount(panel.state);
  const auto under = static_cast<std::int64_t>(
      std::llround(line.share(ImGui::GetIO().MousePos.x) * static_cast<double>(all)));
  if (ImGui::IsItemActive() && all > 0) {
    if (under != placeNumber(panel.state)) panel.push(SeekNumber{under});
  } else if (ImGui::IsItemHovered() && all > 0) {
    const Cursor where = place(*trace, panel.state.level, under);
    const Step* step = stepAt(*trace, where);
    const WithFont body(panel.fonts.body());
    ImGui::SetTooltip("%s%s%s",
                      step == nullptr ? panel.label(Ui::start) : panel.label(phaseWord(step->phase)),
                      step == nullptr ? "" : " · ", step == nullptr ? "" : path(*trace, where).c_str());
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.ChannelsSplit(2);
  drawBands(line, *trace, panel.state.level);

  const double done =
      all > 0 ? static_cast<double>(placeNumber(panel.state)) / static_cast<double>(all) : 0.0;
  const float em = panel.em(), x = std::round(line.x(done)), thick = std::max(std::round(0.18F * em), 2.0F);
  const ImU32 accent = packed(panel.theme[Ink::accent]), paper = packed(panel.theme[Ink::paper]);
  list.AddRectFilled({line.from, line.bottom - thick}, {x, line.bottom}, accent);
  const float half = std::max(1.5F, (ImGui::IsItemActive() || ImGui::IsItemHovered() ? 0.17F : 0.13F) * em);
  const float above = line.middle - 0.12F * em, below = line.bottom + 0.12F * em;
  list.AddRectFilled({x - half - 1.5F, above}, {x + half + 1.5F, below}, paper, half);
  list.AddRectFilled({x - half, above}, {x + half, below}, accent, half);
  list.ChannelsMerge();
}

}  // namespace

void timeline(const PanelContext& panel, float width) {
  const WithFont small(panel.fonts.small());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float em = panel.em(), end = 0.4F * em;
  const float height = 1.8F * em, above = 0.6F * em;
  const Way line{panel, std::round(at.x + end),   std::max(width - 2.0F * end, 1.0F),
                 at.y,  std::round(at.y + above), std::round(at.y + height)};
  ImGui::BeginGroup();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
  // The marks are drawn last, over the bands.
  ImGui::SetCursorScreenPos({at.x, line.middle});
  bands(line, width);
  ImGui::SetCursorScreenPos(at);
  marks(line, width);
  ImGui::SetCursorScreenPos({at.x, line.bottom});
  ImGui::Dummy({width, 0.0F});
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

}  // namespace gradwalk
