// Edited lessons on the stage: marks, the lesson's own numbers, nothing over anything.
#include <doctest/doctest.h>

#include <algorithm>

#include "lesson/library.h"
#include "scene/compose.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

struct Both {
  std::unique_ptr<OpenLesson> own, edited;

  explicit Both(const std::string& lesson, const std::vector<std::string>& words) {
    own = openLesson(*findLesson(lesson)).open;
    REQUIRE(own);
    Edits edits;
    Problems problems;
    for (const std::string& each : words) setEdit(edits, *parseEdit(own->lesson, each, problems));
    edited = openEdited(own->lesson, own->path, edits, Judging::suspended).open;
    REQUIRE(edited);
  }
  Scene at(const std::string& place, SceneOptions options = {}) const {
    static std::string problem;
    static const auto fonts = Fonts::load(problem);
    Problem wrong;
    const auto cursor = seek(edited->trace, place, wrong);
    REQUIRE(cursor);
    options.own = &own->trace;
    options.edits = &edited->edits;
    return compose(edited->trace, *cursor, options, *fonts);
  }
};

std::string textOf(const Scene& scene, const std::string& id) {
  const ShapeOf* shape = find(scene, id);
  return shape == nullptr ? "" : std::get<TextShape>(*shape).text;
}

}  // namespace

TEST_CASE("edited scene: the edited cell is marked, the lesson's own numbers stand beside what changed") {
  const Both both("cnn", {"K[0,1]=2", "learning_rate=0.5"});
  const Scene scene = both.at("Z");
  CHECK(textOf(scene, "digits:K:1") == "2");
  CHECK(textOf(scene, "own:K:1") == "(0)");
  CHECK(find(scene, "edited:K:1") != nullptr);
  CHECK(find(scene, "edited:K:0") == nullptr);
  CHECK(textOf(scene, "own:K:0").empty());
  CHECK(textOf(scene, "own:Z:0") == "(5)");
  CHECK(textOf(scene, "own:Z:1").empty());  // 7 before and after
  CHECK(textOf(scene, "own:Z:3") == "(10)");
  const Scene update = both.at("update/b_conv");
  CHECK(find(update, "edited:sgd.learning_rate:0") != nullptr);
  CHECK(textOf(update, "own:sgd.learning_rate:0") == "(0.1)");
}

TEST_CASE("edited scene: nothing overlaps at any step, in either language and at either size") {
  const Both both("cnn", {"K[0,1]=-2.125", "X[2,2]=0.37", "learning_rate=0.5"});
  for (const Language language : {Language::en, Language::ko})
    for (const auto& [width, height] : {std::pair{1280.0, 720.0}, std::pair{760.0, 560.0}})
      for (std::int64_t n = 0; n <= count(both.edited->trace, Level::operation); ++n) {
        CAPTURE(n);
        const auto found =
            overlaps(both.at(std::to_string(n), {.width = width, .height = height, .language = language}));
        CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
      }
}

TEST_CASE("edited scene: nothing overlaps in any lesson with its first number edited, at any size of text") {
  for (const LessonEntry& entry : listLessons()) {
    CAPTURE(entry.name);
    const auto own = openLesson(entry.path).open;
    REQUIRE(own);
    const Edit edit{.name = own->lesson.values.front().name, .text = "-7.125"};
    const Both both(entry.name, {editText(own->lesson, edit)});
    for (const double scale : {0.6, 1.0, 2.5})
      for (std::int64_t n = 0; n <= std::min<std::int64_t>(count(both.edited->trace, Level::operation), 40);
           n += own->program.surface.exists() ? 9 : 1) {  // descents are much alike
        CAPTURE(n);
        const auto found =
            overlaps(both.at(std::to_string(n), {.width = 900.0, .height = 640.0, .textScale = scale}));
        CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
      }
  }
}
