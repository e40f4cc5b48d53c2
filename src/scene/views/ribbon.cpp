#include <algorithm>
#include <array>
#include <vector>

#include "scene/views/views.h"

namespace gradwalk {
namespace {

constexpr std::array<Text, 3> capitals = {
    {{"Forward", "순전파"}, {"Backward", "역전파"}, {"Update", "갱신"}}};
constexpr std::array<Text, 3> words = {{{"forward", "순전파"}, {"backward", "역전파"}, {"update", "갱신"}}};
constexpr Text iterationOf = {"iteration {k} of {n}", "반복 {n}번 중 {k}번째"};
constexpr Text closingPass = {"once more, with the updated parameters", "갱신한 파라미터로 다시 한 번"};

struct Ribbon {
  std::vector<Phase> phases;  // those that this lesson has
  std::string pass;           // which iteration, or ""
  double phasesWidth = 0.0, passWidth = 0.0;
};

double separator(const Page& page) { return page.width("  ▸  ", page.type.body); }

Ribbon ribbonOf(const Page& page, const Trace& trace, const Cursor& cursor) {
  const Program& program = trace.program();
  Ribbon ribbon;
  ribbon.phases.push_back(Phase::forward);
  if (program.backwardSteps > 0) ribbon.phases.push_back(Phase::backward);
  if (program.updateSteps > 0) ribbon.phases.push_back(Phase::update);
  for (const Phase phase : ribbon.phases)
    ribbon.phasesWidth += page.width(phaseWord(phase, page.language, true), page.type.body, Face::bold);
  ribbon.phasesWidth += separator(page) * static_cast<double>(ribbon.phases.size() - 1);
  if (cursor.pass > trace.iterations())
    ribbon.pass = std::string(in(closingPass, page.language));
  else if (trace.iterations() > 1)
    ribbon.pass = say(iterationOf, page.language,
                      {{"k", std::to_string(cursor.pass)}, {"n", std::to_string(trace.iterations())}});
  if (!ribbon.pass.empty()) ribbon.passWidth = page.width(ribbon.pass, page.type.small) + page.type.body;
  return ribbon;
}

std::vector<std::string> titleLines(const Page& page, const Trace& trace, double width) {
  const std::string& title = trace.lesson().title.in(page.language);
  return wrap(page.fonts, title.empty() ? trace.lesson().name : title, page.type.large, Face::bold, width);
}

// Title and phases share a line where both fit; else the phases go below.
bool oneLine(const Page& page, const Trace& trace, const Ribbon& ribbon, double width) {
  const std::string& title = trace.lesson().title.in(page.language);
  const double titleWidth =
      page.width(title.empty() ? trace.lesson().name : title, page.type.large, Face::bold);
  return titleWidth + 2 * page.type.body + ribbon.phasesWidth + ribbon.passWidth <= width;
}

}  // namespace

std::string phaseWord(Phase phase, Language language, bool capital) {
  return std::string(in((capital ? capitals : words)[static_cast<std::size_t>(phase)], language));
}

double ribbonHeight(const Page& page, const Trace& trace, const Cursor& cursor, double width) {
  const Ribbon ribbon = ribbonOf(page, trace, cursor);
  const double line = Fonts::lineHeight(page.type.large);
  if (oneLine(page, trace, ribbon, width)) return line;
  const auto lines = static_cast<double>(titleLines(page, trace, width).size());
  const bool passBelow = ribbon.phasesWidth + ribbon.passWidth > width;
  return line * lines + Fonts::lineHeight(page.type.body) * (passBelow ? 2 : 1);
}

void drawRibbon(Page& page, const Trace& trace, const Cursor& cursor, const Box& room) {
  const Type& type = page.type;
  const Ribbon ribbon = ribbonOf(page, trace, cursor);
  const bool together = oneLine(page, trace, ribbon, room.width);
  double baseline = room.y + type.large;
  const auto lines = titleLines(page, trace, room.width);
  for (const std::string& line : lines) {
    page.text({"title", line, room.x, baseline, type.large, Face::bold});
    baseline += Fonts::lineHeight(type.large);
  }
  baseline = together ? room.y + type.large : baseline - type.large + type.body;

  double x = together ? room.right() - ribbon.phasesWidth - ribbon.passWidth : room.x;
  const Step* step = stepAt(trace, cursor);
  for (std::size_t k = 0; k < ribbon.phases.size(); ++k) {
    const Phase phase = ribbon.phases[k];
    const std::string word = phaseWord(phase, page.language, true);
    const double room1 =
        page.width(word, type.body, Face::bold);  // the same lit or not, so that nothing moves
    const bool lit = step != nullptr && !cursor.whole && step->phase == phase;
    const double width = page.width(word, type.body, lit ? Face::bold : Face::regular);
    page.text({std::string("phase:") + name(phase), word, x + (room1 - width) / 2, baseline, type.body,
               lit ? Face::bold : Face::regular, lit ? Ink::accent : Ink::faint});
    if (lit) {
      const double y = baseline + 0.32 * type.body;
      page.line({"phase", {{x, y}, {x + room1, y}}, Ink::accent, std::max(2.0, type.gap(3))});
    }
    x += room1;
    if (k + 1 < ribbon.phases.size()) {
      page.text({"phase:then", "▸", x + (separator(page) - page.width("▸", type.body)) / 2, baseline,
                 type.body, Face::regular, Ink::faint});
      x += separator(page);
    }
  }
  if (ribbon.pass.empty()) return;
  if (!together && ribbon.phasesWidth + ribbon.passWidth > room.width) {
    baseline += Fonts::lineHeight(type.body);
    x = room.x - type.body;
  }
  page.text({"pass", ribbon.pass, x + type.body, baseline, type.small, Face::regular, Ink::faint});
}

}  // namespace gradwalk
