// Ten thousand seeded commands, then the same numbers as their last edits from scratch.
#include <doctest/doctest.h>

#include <random>

#include "app/edit_runner.h"
#include "app/headless.h"
#include "app/state.h"
#include "maths/digits.h"
#include "trace/convention_effects.h"

namespace gradwalk {
namespace {

constexpr const char* lessons[] = {"cnn",  "contrast", "dropout",       "softmax",
                                   "conv", "pool",     "cross-entropy", "dropout-contrast"};
constexpr int commandsEach = 1250;
static_assert(std::size(lessons) * commandsEach == 10000);

std::string at(const AppState& state) { return path(*state.trace(), state.cursor); }

// Everything that the edits decide, as text: the numbers, whole, and what is said of them.
std::string described(const AppState& state) {
  std::string out = at(state) + "\n" + state.editing.problem;
  for (const std::string& word : editArguments(ownLesson(state).lesson, state.editing.edits))
    out += word + " ";
  for (const Edit& each : state.open->edits) out += editText(ownLesson(state).lesson, each) + " ";
  out += "\nown " + std::to_string(state.editing.own != nullptr) + ", checks " +
         std::to_string(state.open->checks.size()) + "\n";
  const Trace& trace = *state.trace();
  for (int pass = 1; pass <= trace.passes(); ++pass)
    for (std::size_t id = 0; id < trace.program().quantities.size(); ++id)
      for (const double x : trace.value(pass, static_cast<int>(id)).data) out += shortest(x) + " ";
  return out;
}

class Walker {
 public:
  Walker(AppState& state, unsigned seed) : state_(state), own_(state.open->lesson), random_(seed) {}

  void step() {
    const std::int64_t all = count(*state_.trace(), state_.level);
    const auto sign = [&] { return below(2) == 0 ? 1 : -1; };
    switch (below(29)) {
      case 0:
      case 1:
        return perform(state_, Walk{sign()});
      case 2:
        return perform(state_, ChangeLevel{sign()});
      case 3:
        return perform(state_, SetLevel{static_cast<Level>(1 + below(4))});
      case 4:
        return perform(state_, WalkPhase{sign()});
      case 5:
        return perform(state_, WalkIteration{sign()});
      case 6:
        return perform(state_, SeekNumber{static_cast<std::int64_t>(below(static_cast<unsigned>(all) + 1))});
      case 7:
        return perform(state_, SeekPlace{place(*state_.trace(), static_cast<Level>(below(3)),
                                               static_cast<std::int64_t>(below(500)))});
      case 8:
        return perform(state_, below(2) == 0 ? Command{ToStart{}} : Command{ToEnd{}});
      case 9:
        return perform(state_, SeekText{below(2) == 0 ? "backward" : std::to_string(below(20))});
      case 10:
        perform(state_, Play{below(2) == 0});
        for (unsigned k = below(4); k > 0; --k) tick(state_, 1.1);
        return;
      case 11:
        return perform(state_, SetSpeed{speeds[below(6)]});
      case 12:
        return perform(state_, SetLanguage{below(2) == 0 ? Language::en : Language::ko});
      case 13:
        return perform(state_, Toggle{below(2) == 0 ? Switch::hand : Switch::wholeSums});
      case 14:
        return perform(state_, ZoomStrip{sign()});
      case 15:
        return perform(state_,
                       below(2) == 0 ? Command{PanStrip{static_cast<int>(below(9))}} : Command{FitStrip{}});
      case 16:
        return perform(state_, below(2) == 0 ? Command{ToggleCurves{}} : Command{ScaleCurves{below(2) == 0}});
      case 17:
        return perform(state_, below(2) == 0 ? Command{ShowCurves{"L"}}
                                             : Command{SeekCurve{static_cast<int>(below(5)), 0}});
      case 18:
        return perform(state_, below(2) == 0 ? Command{InspectHere{}} : Command{InspectBack{}});
      case 19:
        return perform(state_, UndoEdit{});
      case 20:
        return perform(state_, RedoEdit{});
      case 21:
        if (below(10) == 0) perform(state_, ResetEdits{});
        return;
      case 22:
        return setting();
      case 23:
        if (below(4) == 0) perform(state_, ScaleText{sign()});
        return;
      case 24:
        return convention();
      default:
        return cell();
    }
  }

  bool settlesNow() { return below(5) == 0; }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }

  void setting() {
    Edits settings = settingsOf(own_);
    if (settings.empty()) return;
    Edit& which = settings[below(static_cast<unsigned>(settings.size()))];
    if (which.kind == EditKind::attribute) return;  // most of them do not fit the shapes
    which.text = std::to_string(1 + below(3));
    perform(state_, SetNumber{which});
  }

  void convention() {
    const std::vector<ConventionEffect> all = conventionsOf(state_.open->program, own_);
    if (all.empty()) return;
    const ConventionEffect& each = all[below(static_cast<unsigned>(all.size()))];
    perform(state_,
            SetNumber{{.kind = EditKind::convention,
                       .name = each.convention->name,
                       .text = each.choices[below(static_cast<unsigned>(each.choices.size()))].name}});
  }

  void cell() {
    const Value& v = own_.values[below(static_cast<unsigned>(own_.values.size()))];
    const std::size_t item = below(static_cast<unsigned>(v.each.size()));
    const auto cells = static_cast<unsigned>(v.each[item].data.size());
    perform(state_, SetNumber{{.kind = EditKind::cell,
                               .name = v.name,
                               .item = item,
                               .cell = static_cast<std::int64_t>(below(cells)),
                               .text = std::to_string(below(4))}});
  }

  AppState& state_;
  const Lesson own_;
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("random walk: 10,000 seeded commands end as their last edits from scratch do") {
  unsigned seed = 11;
  for (const char* lesson : lessons) {
    const std::string which = lesson;
    CAPTURE(which);
    AppState state;
    receive(state, loadLesson(shippedLesson(lesson)));
    REQUIRE(state.open != nullptr);
    Walker walker(state, seed++);
    int moved = 0;
    std::size_t edited = 0;
    for (int n = 0; n < commandsEach; ++n) {
      const Cursor before = state.cursor;
      walker.step();
      if (walker.settlesNow()) settleEdits(state);
      moved += state.cursor == before ? 0 : 1;
      edited = std::max(edited, state.editing.edits.size());
      // The cursor stands on a place that there is, at its own level.
      REQUIRE(state.cursor.pass <= state.trace()->passes());
      Problem problem;
      if (n % 4 != 0) continue;
      REQUIRE_MESSAGE(seek(*state.trace(), at(state), problem) == state.cursor, at(state));
      REQUIRE(levelOf(state.cursor) <= state.level);
    }
    CHECK(moved > commandsEach / 8);
    CHECK(edited > 1);
    settleEdits(state);

    AppState fresh;
    receive(fresh, loadLesson(shippedLesson(lesson)));
    for (const Edit& each : state.editing.edits) perform(fresh, SetNumber{each});
    if (state.hand) perform(fresh, Toggle{Switch::hand});
    settleEdits(fresh);
    perform(fresh, SeekText{at(state)});
    CHECK(described(state) == described(fresh));
  }
}

}  // namespace gradwalk
