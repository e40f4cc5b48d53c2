#include "scene/views/views.h"

namespace gradwalk {
namespace {

constexpr Text stepOf = {"step {k} of {n}", "{n}단계 중 {k}단계"};
constexpr Text iterationOf = {"iteration {k} of {n}", "반복 {n}번 중 {k}번째"};
constexpr Text afterAll = {"after all iterations", "모든 반복이 끝난 뒤"};
constexpr Text startOf = {"start · {n} steps", "시작 · 모두 {n}단계"};

std::string place(const Trace& trace, const Cursor& cursor, Language language) {
  const Words words = {{"k", std::to_string(number(trace, cursor, Level::operation))},
                       {"n", std::to_string(count(trace, Level::operation))}};
  const Step* step = stepAt(trace, cursor);
  if (step == nullptr) return say(startOf, language, words);
  if (cursor.whole && cursor.pass > trace.iterations()) return std::string(in(afterAll, language));
  if (cursor.whole)
    return say(iterationOf, language,
               {{"k", std::to_string(cursor.pass)}, {"n", std::to_string(trace.iterations())}});
  return say(stepOf, language, words) + " · " + phaseWord(step->phase, language, false) + " · " +
         step->operation;
}

}  // namespace

double footerHeight(const Page& page) { return Fonts::lineHeight(page.type.small); }

void drawFooter(Page& page, const Trace& trace, const Cursor& cursor, const Box& room) {
  const Type& type = page.type;
  const double baseline = room.y + type.small;
  const std::string here = place(trace, cursor, page.language);
  page.text({"step", here, room.x, baseline, type.small, Face::regular, Ink::faint});
  const std::string where = path(trace, cursor);
  if (page.width(here, type.small) + page.width(where, type.small) + type.large > room.width) return;
  page.text({"path", where, room.right(), baseline, type.small, Face::regular, Ink::faint, Align::right});
}

}  // namespace gradwalk
