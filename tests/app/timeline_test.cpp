// The time line: bands and marks as numbers, then in the panel with the pointer.
#include "app/timeline.h"

#include <doctest/doctest.h>

#include <cmath>

#include "app/headless.h"
#include "app/long_lesson.h"

namespace gradwalk {
namespace {

std::unique_ptr<OpenLesson> opened(const std::filesystem::path& path) {
  OpenResult result = openLesson(path);
  REQUIRE_MESSAGE(result.open != nullptr, result.problems);
  return std::move(result.open);
}

void obey(Headless& screen, Command command) {
  Commands commands{std::move(command)};
  screen.interface().sitting().obey(commands);
  screen.frames();
}

}  // namespace

TEST_CASE("time line: the bands join from end to end, in the order of the phases") {
  for (const char* lesson : {"cnn", "contrast", "softmax"}) {
    const auto open = opened(shippedLesson(lesson));
    const Trace& trace = open->trace;
    for (const Level level : {Level::operation, Level::line, Level::cell}) {
      const std::vector<TimelineBand> bands = timelineBands(trace, level, 1000);
      REQUIRE_FALSE(bands.empty());
      CHECK(bands.front().from == 0.0);
      CHECK(bands.back().to == 1.0);
      for (std::size_t k = 1; k < bands.size(); ++k) {
        CHECK(bands[k].from == bands[k - 1].to);
        CHECK(bands[k].from < bands[k].to);
      }
      // Every place lies in the band of its phase and iteration.
      const std::int64_t all = count(trace, level);
      for (std::int64_t n = 1; n <= all; ++n) {
        const Cursor at = place(trace, level, n);
        const double share = static_cast<double>(n) / static_cast<double>(all);
        const auto band = std::find_if(bands.begin(), bands.end(), [&](const TimelineBand& each) {
          return share > each.from && share <= each.to;
        });
        REQUIRE(band != bands.end());
        CHECK(band->pass == at.pass);
        CHECK(band->phase == stepAt(trace, at)->phase);
      }
    }
    CHECK(timelineBands(trace, Level::operation, 1).empty());
  }
}

TEST_CASE("time line: an erratum is loud, another rounding light, agreement has no mark") {
  const auto open = opened(shippedLesson("cnn"));
  std::vector<std::size_t> marked;
  for (const TimelineMark& mark : timelineMarks(*open, open->trace, Level::operation, 0.0)) {
    CHECK(mark.at >= 0.0);
    CHECK(mark.at <= 1.0);
    for (const std::size_t each : mark.checks) {
      marked.push_back(each);
      const Check& check = open->checks[each];
      CHECK(check.found != Verdict::exact);
      CHECK(check.found != Verdict::rounds);
      if (check.found == Verdict::erratum) CHECK(mark.kind == MarkKind::erratum);
    }
    const Check& first = open->checks[mark.checks.front()];
    CHECK((mark.kind == MarkKind::erratum) == (first.found == Verdict::erratum));
  }
  std::size_t differing = 0;
  for (const Check& check : open->checks)
    if (check.found > Verdict::rounds) ++differing;
  CHECK(differing > 0);
  CHECK(marked.size() == differing);
}

TEST_CASE("time line: a check that fails is the loudest, and marks that lie together are one") {
  const auto open = opened(shippedLesson("cnn"));
  std::size_t exact = 0;
  while (open->checks[exact].found != Verdict::exact) ++exact;
  open->checks[exact].holds = false;
  const std::vector<TimelineMark> one = timelineMarks(*open, open->trace, Level::operation, 2.0);
  REQUIRE(one.size() == 1);
  CHECK(one.front().kind == MarkKind::fails);
  CHECK(one.front().checks.front() == exact);
  const double all = static_cast<double>(count(open->trace, Level::operation));
  CHECK(one.front().at ==
        static_cast<double>(number(open->trace, open->checks[exact].where, Level::operation)) / all);
  const std::vector<TimelineMark> some = timelineMarks(*open, open->trace, Level::operation, 0.05);
  for (std::size_t k = 1; k < some.size(); ++k) CHECK(some[k].at > some[k - 1].at);
}

TEST_CASE("time line: a click on a mark goes to the step whose number disagrees") {
  Headless screen("cnn");
  REQUIRE(screen.has("mark 0"));
  const auto marks = timelineMarks(*screen.state().open, *screen.state().trace(), Level::operation, 0.0);
  screen.click("mark 0");
  const Cursor where = screen.state().open->checks[marks.front().checks.front()].where;
  CHECK(screen.state().cursor.step == where.step);
  CHECK(screen.state().cursor.pass == where.pass);
  // The pointer still rests on it: its tooltip is drawn with every glyph.
  CHECK(screen.missingGlyphs() == 0);
  obey(screen, SetLanguage{Language::ko});
  CHECK(screen.missingGlyphs() == 0);
}

TEST_CASE("time line: an edited lesson is not judged, so it has no marks") {
  Headless screen("cnn");
  Problems problems;
  obey(screen, SetNumber{*parseEdit(screen.state().open->lesson, "X[0,0]=7", problems), false});
  for (int k = 0; k < 300 && screen.state().editing.computing; ++k) screen.frames();
  CHECK_FALSE(screen.has("mark 0"));
}

TEST_CASE("time line: the bands are the slider, in one row and in two, with the largest text") {
  for (const auto& [width, height, scale] :
       {std::tuple{1280.0F, 720.0F, 1.0}, std::tuple{1024.0F, 768.0F, 2.5},
        std::tuple{1024.0F, 768.0F, 0.6}}) {
    SittingOptions options;
    options.textScale = scale;
    Headless screen("contrast", options, width, height);
    const Area panel = screen.interface().layout().transport;
    for (const char* name : {"slider", "next", "last", "level", "speed"}) {
      const auto area = screen.place(name);
      REQUIRE(area);
      CHECK(area->y >= panel.y);
      CHECK(area->y + area->height <= panel.y + panel.height + 0.5F);
      CHECK(area->x + area->width <= width + 0.5F);
    }
    const auto slider = *screen.place("slider");
    screen.click(slider.x + 0.5F * slider.width, slider.y + 0.5F * slider.height);
    CHECK(std::abs(placeNumber(screen.state()) * 2 - placeCount(screen.state())) <= 2);
  }
}

TEST_CASE("time line: thousands of iterations draw a bounded number of shapes") {
  SittingOptions options;
  options.lesson = longDescent(3000);
  Headless screen("", options);
  REQUIRE(screen.state().open != nullptr);
  CHECK(timelineBands(*screen.state().trace(), Level::operation, 900).empty());
  CHECK(screen.vertices() < 40000);
  screen.click("slider");
  CHECK(std::abs(screen.state().cursor.pass - 1500) < 30);
}

}  // namespace gradwalk
