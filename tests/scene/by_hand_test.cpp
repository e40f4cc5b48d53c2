// Hand arithmetic on the stage: what rounding changed is marked, the exact number beside it.
#include <doctest/doctest.h>

#include "lesson/library.h"
#include "scene/compose.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

struct ByHand {
  std::unique_ptr<OpenLesson> open;
  Trace hand;

  ByHand(const std::string& lesson, int places)
      : open(openLesson(*findLesson(lesson)).open), hand(runByHand(*open, places)) {}

  Scene at(const std::string& place, SceneOptions options = {}) const {
    static std::string problem;
    static const auto fonts = Fonts::load(problem);
    Problem wrong;
    const auto cursor = seek(hand, place, wrong);
    REQUIRE(cursor);
    options.exact = &open->trace;
    return compose(hand, *cursor, options, *fonts);
  }
};

std::string textOf(const Scene& scene, const std::string& id) {
  const ShapeOf* shape = find(scene, id);
  return shape == nullptr ? "" : std::get<TextShape>(*shape).text;
}

}  // namespace

TEST_CASE("scene by hand: a rounded number that differs is marked, with the exact one beside it") {
  const ByHand cnn("cnn", 3);
  const Scene scene = cnn.at("p.e");
  CHECK(textOf(scene, "digits:p.e:1") == "0.005");
  CHECK(textOf(scene, "own:p.e:1") == "(0.0049916)");
  CHECK(find(scene, "rounded:p.e:1") != nullptr);
  // 270.426 has all its digits right.
  CHECK(textOf(scene, "digits:p.e:0") == "270.426");
  CHECK(textOf(scene, "own:p.e:0").empty());
  CHECK(find(scene, "rounded:p.e:0") == nullptr);
  CHECK(find(cnn.at("Z"), "rounded:Z:0") == nullptr);
}

TEST_CASE("scene by hand: an edited number keeps its mark, brackets are about rounding") {
  const auto own = openLesson(*findLesson("cnn")).open;
  Edits edits;
  Problems problems;
  setEdit(edits, *parseEdit(own->lesson, "K[0,1]=2", problems));
  const auto edited = openEdited(own->lesson, own->path, edits, Judging::suspended).open;
  REQUIRE(edited);
  const Trace hand = runByHand(*edited, 3);
  std::string problem;
  const auto fonts = Fonts::load(problem);
  Problem wrong;
  const Scene scene = compose(hand, *seek(hand, "Z", wrong),
                              {.own = &own->trace, .edits = &edits, .exact = &edited->trace}, *fonts);
  CHECK(find(scene, "edited:K:1") != nullptr);
  CHECK(textOf(scene, "own:Z:0").empty());
}

TEST_CASE("scene by hand: nothing overlaps in any lesson, in either language, at any size of text") {
  for (const LessonEntry& entry : listLessons())
    for (const int places : {1, 3}) {
      CAPTURE(entry.name);
      const ByHand lesson(entry.name, places);
      for (const Language language : {Language::en, Language::ko})
        for (const double scale : {0.6, 1.0, 2.5})
          // The screens of descents are much alike.
          for (std::int64_t n = 0; n <= std::min<std::int64_t>(count(lesson.hand, Level::operation), 40);
               n += lesson.hand.program().surface.exists() ? 9 : 1) {
            CAPTURE(n);
            const auto found = overlaps(
                lesson.at(std::to_string(n),
                          {.width = 1024.0, .height = 768.0, .language = language, .textScale = scale}));
            CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
          }
    }
}

TEST_CASE("scene: nothing overlaps at any operation or line of a shipped lesson under another convention") {
  for (const auto& [name, set] : {std::pair{"contrast", "conventions.kernel=flipped"},
                                  {"dropout-contrast", "conventions.prediction=outputs"},
                                  {"dropout-contrast", "conventions.probability=drop"}}) {
    const auto own = openLesson(*findLesson(name)).open;
    REQUIRE(own);
    Edits edits;
    Problems problems;
    setEdit(edits, *parseEdit(own->lesson, set, problems));
    const auto open = openEdited(own->lesson, own->path, edits, Judging::suspended).open;
    REQUIRE(open);
    std::string problem;
    const auto fonts = Fonts::load(problem);
    for (const Language language : {Language::en, Language::ko})
      for (const auto& [width, height] : {std::pair{1280.0, 720.0}, std::pair{760.0, 560.0}})
        for (std::int64_t n = 1; n <= count(open->trace, Level::line); ++n) {
          const Cursor at = place(open->trace, Level::line, n);
          CAPTURE(path(open->trace, at));
          const auto found = overlaps(compose(
              open->trace, at,
              {.width = width, .height = height, .language = language, .own = &own->trace, .edits = &edits},
              *fonts));
          CHECK_MESSAGE(found.empty(), (found.empty() ? "" : found.front()));
        }
  }
}
