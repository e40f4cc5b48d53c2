// The lab's page: that nothing overlaps in any lesson, and that it says what the trace says.
#include "scene/lab_view.h"

#include <doctest/doctest.h>

#include "lesson/library.h"
#include "maths/digits.h"

using namespace gradwalk;

namespace {

const Fonts& theFonts() {
  static std::string problem;
  static const auto fonts = Fonts::load(problem);
  REQUIRE_MESSAGE(fonts.has_value(), problem);
  return *fonts;
}

std::unique_ptr<OpenLesson> shipped(const std::string& name, const std::string& follow = "") {
  const auto path = findLesson(name);
  REQUIRE(path);
  OpenResult result = openLesson(*path, nullptr, follow);
  CAPTURE(result.problems);
  REQUIRE(result.open);
  return std::move(result.open);
}

std::string textOf(const Scene& scene, const std::string& id) {
  const ShapeOf* shape = find(scene, id);
  return shape == nullptr ? "" : std::get<TextShape>(*shape).text;
}

}  // namespace

TEST_CASE(
    "lab page: nothing overlaps in any lesson with a surface, in either language, at sizes of a class room") {
  struct Size {
    double width, height, scale;
  };
  std::size_t pages = 0;
  for (const LessonEntry& entry : listLessons()) {
    const auto open = shipped(entry.name);
    if (!open->program.surface.exists()) continue;
    CAPTURE(entry.name);
    const Lab lab = labOf(*open);
    const std::int64_t last = count(open->trace, Level::iteration);
    for (const Size& size : {Size{1280, 720, 1.0}, Size{1024, 768, 1.5}, Size{800, 600, 0.8}})
      for (const std::int64_t n : {std::int64_t{0}, std::int64_t{1}, std::min<std::int64_t>(7, last), last}) {
        const Language language = n % 2 == 0 ? Language::en : Language::ko;
        const LabOptions options{
            .width = size.width, .height = size.height, .language = language, .textScale = size.scale};
        const auto found =
            overlaps(composeLab(*open, lab, place(open->trace, Level::iteration, n), options, theFonts()));
        CAPTURE(n);
        CAPTURE(size.width);
        CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
        ++pages;
      }
    for (const bool apart : {false, true}) {
      const auto found =
          overlaps(composeDescents(*open, lab, {.apart = apart, .gradientField = true}, theFonts()));
      CAPTURE(apart);
      CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
    }
  }
  CHECK(pages > 200);
}

TEST_CASE("lab page: the table's numbers are those of the shared step") {
  const auto open = shipped("descent-four");
  const Lab lab = labOf(*open);
  const Scene scene = composeLab(*open, lab, place(open->trace, Level::iteration, 2), {}, theFonts());
  REQUIRE(lab.descents.size() == 4);
  for (std::size_t run = 0; run < 4; ++run) {
    const Descent& path = lab.descents[run];
    const std::string id = "run:" + std::to_string(run);
    const auto shown = [](double value) {
      std::string text = significant(value, 4);
      if (text.starts_with("-")) text.replace(0, 1, "−");
      return text;
    };
    CHECK(textOf(scene, id) == path.run);
    CHECK(textOf(scene, id + ":height") == "f = " + shown(path.f[2]));
    CHECK(textOf(scene, id + ":point:0") == shown(path.x[2]));
    CHECK(textOf(scene, id + ":gradient:1") == shown(path.updates[1].gradient[1]));
    CHECK(textOf(scene, id + ":step:0") == shown(path.x[2] - path.x[1]));
  }
  CHECK(textOf(scene, "step") == "iteration 2 of 30");
  CHECK(textOf(scene, "path") == "2/");
  // Before the first update there is a point, and nothing that led there.
  const Scene start = composeLab(*open, lab, Cursor{}, {}, theFonts());
  CHECK(textOf(start, "run:0:point:0") == "−7");
  CHECK(textOf(start, "run:0:gradient:0") == "–");
}

TEST_CASE("lab page: another run is followed with its own words") {
  const auto open = shipped("descent-four", "Adam 0.3");
  const Lab lab = labOf(*open);
  CHECK(lab.followed == 3);
  const Scene scene = composeLab(*open, lab, place(open->trace, Level::iteration, 1), {}, theFonts());
  CHECK(textOf(scene, "sentence").find("Adam 0.3") != std::string::npos);
}
