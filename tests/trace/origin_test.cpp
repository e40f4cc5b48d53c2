// Where numbers come from, and who uses them.
#include "trace/origin.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "lesson/library.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

namespace {

std::unique_ptr<OpenLesson> lesson(const char* name) {
  OpenResult result = openLesson(*findLesson(name));
  REQUIRE(result.open);
  return std::move(result.open);
}

CellPlace cellAt(const Trace& trace, const char* where) {
  Problem problem;
  const auto found = findCell(trace, where, problem);
  REQUIRE_MESSAGE(found.has_value(), where << ": " << problem.message);
  return *found;
}

std::string whyNot(const Trace& trace, const char* where) {
  Problem problem;
  CHECK_FALSE(findCell(trace, where, problem));
  return problem.message + " | " + problem.expected + " | " + problem.found;
}

}  // namespace

TEST_CASE("origin: a number is found by its path or by its name, the lesson's own too") {
  const auto cnn = lesson("cnn");
  const Trace& trace = cnn->trace;
  CHECK(path(trace, *madeAt(trace, cellAt(trace, "Z[1,0]"))) == "1/forward/Z/Z[1,0]");
  CHECK(path(trace, *madeAt(trace, cellAt(trace, "L"))) == "1/forward/L/L[]");
  CHECK(valueAt(trace, cellAt(trace, "X[1,3]")) == 5.0);
  CHECK_FALSE(madeAt(trace, cellAt(trace, "X[1,3]")));
  CHECK_FALSE(madeAt(trace, cellAt(trace, "b_conv")));
  CHECK(cellAt(trace, "1/backward/Z/grad.K[0,0]") == cellAt(trace, "grad.K[0,0]"));
}

TEST_CASE("origin: what is no single number is told") {
  const auto cnn = lesson("cnn");
  CHECK(whyNot(cnn->trace, "Z") == "this is a whole tensor | one cell, as in K[0,0] | Z");
  CHECK(whyNot(cnn->trace, "X[4,0]") == "there is no such cell in X | an index into 4×4 | [4,0]");
  CHECK(whyNot(cnn->trace, "X") == "there is no such cell in X | an index into 4×4 | no index");
  CHECK(whyNot(cnn->trace, "X[1,") == "there is no such cell in X | an index into 4×4 | [1,");
  CHECK(whyNot(cnn->trace, "nothing[0]").starts_with("there is no place called 'nothing' here"));
}

TEST_CASE("origin: a parameter of the second iteration comes from the first one's update") {
  const auto contrast = lesson("contrast");
  const Trace& trace = contrast->trace;
  CHECK(path(trace, *madeAt(trace, cellAt(trace, "2/b[0]"))) == "1/update/b/new.b[0]");
  CHECK_FALSE(madeAt(trace, cellAt(trace, "1/b[0]")));
  const Users users = usersOf(trace, cellAt(trace, "new.b[0]"));
  REQUIRE(users.count >= 3);  // z of both samples, and the next update
  CHECK(path(trace, users.places.front()) == "2/forward/z/z[0,0]");
}

TEST_CASE("origin: derivations end at the lesson's numbers, and each cell is derived once") {
  const auto cnn = lesson("cnn");
  const Trace& trace = cnn->trace;
  const Derivation all = derive(trace, cellAt(trace, "Z[1,0]"), {});
  REQUIRE(all.size() == 20);  // itself, nine products of two cells, the bias
  for (std::size_t k = 1; k < all.size(); ++k) CHECK_FALSE(all[k].made);

  const Derivation loss = derive(trace, cellAt(trace, "L"), {.depth = 100, .cells = 100000});
  std::set<std::tuple<int, int, std::int64_t>> seen;
  for (const DerivedCell& node : loss) {
    CHECK_FALSE(node.cut);
    if (node.above >= 0)
      CHECK(loss[static_cast<std::size_t>(node.above)].what.cell == node.what.cell);
    else
      CHECK(seen.insert({node.what.pass, node.what.quantity, node.what.cell}).second);
  }
  CHECK(seen.count({1, trace.program().find("X"), 0}) == 1);
}

TEST_CASE("origin: depth and size of a derivation are bounded, and it says where it stops") {
  const auto cnn = lesson("cnn");
  const CellPlace loss = cellAt(cnn->trace, "L");
  const Derivation flat = derive(cnn->trace, loss, {.depth = 0});
  REQUIRE(flat.size() == 1);
  CHECK(flat[0].cut);
  CHECK(derive(cnn->trace, loss, {.depth = 100, .cells = 10}).size() <= 10);
}

// Both are asked by different means: a term's reads are recorded, a touch is watched.
TEST_CASE("origin: who uses a cell is exactly who read it, in every shipped lesson") {
  for (const LessonEntry& entry : listLessons()) {
    CAPTURE(entry.name);
    const OpenResult opened = openLesson(entry.path);
    REQUIRE(opened.open);
    const Trace& trace = opened.open->trace;
    if (count(trace, Level::cell) > 3000) continue;
    // quantity and cell → places that read it, in iteration 1.
    std::map<std::pair<int, std::int64_t>, std::set<std::string>> readBy;
    const Program& program = trace.program();
    for (int s = 0; s < static_cast<int>(program.steps.size()); ++s) {
      const Step& step = program.steps[static_cast<std::size_t>(s)];
      for (int l = 0; l < static_cast<int>(step.lines.size()); ++l) {
        const StepLine& line = step.lines[static_cast<std::size_t>(l)];
        for (std::int64_t cell = 0; cell < elementCount(line.line.shape); ++cell) {
          TermTree tree;
          const Reader<Term> reader = bindTerms(trace, 1, line, tree);
          tree.root = line.line.cells.term(reader, cell).id;
          for (const TermNode& node : tree.nodes) {
            if (node.kind != TermKind::read) continue;
            for (const auto& [slot, id] : line.reads)
              if (slot == node.slot) readBy[{id, node.cell}].insert(path(trace, {1, s, l, cell, -1}));
          }
        }
      }
    }
    int checked = 0;
    for (std::size_t id = 0; id < program.quantities.size(); ++id) {
      const Quantity& quantity = program.quantities[id];
      // The users of what is carried on are in the next iteration.
      const bool carried = std::any_of(program.carried.begin(), program.carried.end(), [&](const auto& each) {
        return each.second == static_cast<int>(id);
      });
      if (carried) continue;
      for (std::int64_t cell = 0; cell < elementCount(quantity.shape); ++cell) {
        const Users users = usersOf(trace, {1, static_cast<int>(id), cell}, 100000);
        std::set<std::string> places;
        for (const Cursor& place : users.places) places.insert(path(trace, place));
        CAPTURE(quantity.name);
        CAPTURE(cell);
        CHECK(places == readBy[{static_cast<int>(id), cell}]);
        checked += places.empty() ? 0 : 1;
      }
    }
    CHECK(checked > 3);
  }
}
