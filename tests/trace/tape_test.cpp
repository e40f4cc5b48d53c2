// A tape gives the numbers of a trace, bit for bit, wherever it is run.
#include "trace/tape.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "lesson/library.h"
#include "lesson/runs.h"
#include "maths/random.h"
#include "maths/vocabulary.h"
#include "trace/drafts.h"
#include "trace/many_bits.h"
#include "trace/many_points.h"
#include "trace/tape_graph.h"
#include "trace/tape_words.h"

using namespace gradwalk;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

std::vector<QuantityCell> allCells(const Program& program, int quantity) {
  std::vector<QuantityCell> out;
  const auto count = elementCount(program.quantities[static_cast<std::size_t>(quantity)].shape);
  for (std::int64_t cell = 0; cell < count; ++cell) out.push_back({quantity, cell});
  return out;
}

void append(std::vector<QuantityCell>& to, const std::vector<QuantityCell>& cells) {
  to.insert(to.end(), cells.begin(), cells.end());
}

// A whole iteration by tape, its parameters drawn anew in each lane, against a trace of the
// lesson that has those parameters in its file.
void checkIteration(const Lesson& lesson, const Program& program, const Trace& trace) {
  std::vector<QuantityCell> inputs, outputs;
  for (const auto& [from, to] : program.carried)
    if (program.quantities[static_cast<std::size_t>(from)].kind == QuantityKind::parameter)
      append(inputs, allCells(program, from));
  for (const Step& step : program.steps)
    for (const StepLine& line : step.lines) append(outputs, allCells(program, line.writes));
  const auto tape = recordTape(trace, 1, {0, static_cast<int>(program.steps.size())}, inputs, outputs);
  REQUIRE(tape.has_value());

  TapeRun run(*tape);
  const RandomKey key = randomKey(5, 0, "lanes");
  std::uint64_t draw = 0;
  for (std::size_t k = 0; k < inputs.size(); ++k)
    for (int lane = 0; lane < tapeLanes; ++lane) {
      const double own = trace.value(1, inputs[k].quantity).data[static_cast<std::size_t>(inputs[k].cell)];
      run.input(static_cast<int>(k))[lane] = lane == 0 ? own : own + 2.0 * normal(key, draw++);
    }
  run.run();
  std::size_t wrong = 0;
  for (const int lane : {0, 1, 2, 63, tapeLanes - 1}) {
    Lesson moved = lesson;
    moved.training.iterations = 1;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      const int value = program.quantities[static_cast<std::size_t>(inputs[k].quantity)].valueIndex;
      moved.values[static_cast<std::size_t>(value)].each[0].data[static_cast<std::size_t>(inputs[k].cell)] =
          run.input(static_cast<int>(k))[lane];
    }
    Problems problems;
    const auto checked = checkLesson(moved, problems);
    REQUIRE(checked.has_value());
    const Trace single(*checked, moved);
    for (std::size_t k = 0; k < outputs.size(); ++k)
      if (!sameNumber(run.output(static_cast<int>(k))[lane],
                      single.value(1, outputs[k].quantity).data[static_cast<std::size_t>(outputs[k].cell)]))
        ++wrong;
  }
  CHECK(wrong == 0);
}

double one(TermKind kind, double a, double b, double c = 0.0, bool constants = false) {
  TapeGraph graph;
  constexpr TermKind words[] = {TermKind::negate, TermKind::exp, TermKind::log, TermKind::sqrt,
                                TermKind::sin,    TermKind::cos, TermKind::tan, TermKind::tanh,
                                TermKind::atan,   TermKind::abs};
  const bool unary = std::find(std::begin(words), std::end(words), kind) != std::end(words);
  const auto at = [&](int k, double value) { return constants ? graph.constant(value) : graph.input(k); };
  const std::int32_t x = at(0, a), y = at(1, b), z = at(2, c);
  const std::int32_t made = graph.apply(kind, x, unary ? -1 : y, kind == TermKind::where ? z : -1);
  const Tape tape = graph.finish({false, false, false}, {made});
  TapeRun run(tape);
  run.input(0)[7] = a;
  run.input(1)[7] = b;
  run.input(2)[7] = c;
  run.run();
  return run.output(0)[7];
}

}  // namespace

TEST_CASE("tape: a whole iteration at other parameters has the bits of a trace") {
  const std::pair<const char*, LessonDraft> drafts[] = {
      {"cnn", cnnDraft()},
      {"contrast", contrastDraft(3)},
      {"separate", contrastDraft(2).convention("softmax_cross_entropy", "separate")},
      {"dropout", dropoutDraft()},
      {"fan-out", fanOutDraft()},
      {"bowl", bowlDraft(7, "0.3")}};
  for (const auto& each : drafts) {
    CAPTURE(std::string(each.first));
    const Opened opened = each.second.open();
    checkIteration(opened->lesson, opened->program, opened->trace);
  }
}

TEST_CASE("tape: every shipped lesson that learns has the bits of its trace") {
  int learning = 0;
  for (const LessonEntry& entry : listLessons()) {
    Problems problems;
    Source source;
    const auto lesson = readLessonFile(entry.path, source, problems);
    REQUIRE(lesson.has_value());
    for (std::size_t run = 0; run < runCount(*lesson); ++run) {
      Lesson own = lessonOfRun(*lesson, run);
      own.training.iterations = 1;
      const auto program = checkLesson(own, problems);
      REQUIRE_MESSAGE(program.has_value(), render(source, problems));
      if (program->updateSteps == 0) continue;
      CAPTURE(own.name);
      CAPTURE(run);
      ++learning;
      checkIteration(own, *program, Trace(*program, own));
    }
  }
  CHECK(learning >= 3);
}

TEST_CASE("tape: words are what they are in a trace, at every odd number") {
  const double odd[] = {0.0, -0.0, 1.0, -1.0, 2.5, 1e-310, -1e-310, 1e308, -1e308, inf, -inf, std::nan("")};
  std::size_t checked = 0;
  for (const bool constants : {false, true})
    for (const double a : odd)
      for (const double b : odd) {
        CAPTURE(a);
        CAPTURE(b);
        const auto is = [&](TermKind kind, double value) {
          CHECK(sameNumber(one(kind, a, b, 0.0, constants), value));
          ++checked;
        };
        is(TermKind::add, a + b);
        is(TermKind::subtract, a - b);
        is(TermKind::multiply, a * b);
        is(TermKind::divide, a / b);
        is(TermKind::greater, a > b ? 1.0 : 0.0);
        is(TermKind::equal, a == b ? 1.0 : 0.0);
        is(TermKind::negate, -a);
        is(TermKind::exp, std::exp(a));
        is(TermKind::log, std::log(a));
        is(TermKind::sqrt, std::sqrt(a));
        is(TermKind::sin, std::sin(a));
        is(TermKind::cos, std::cos(a));
        is(TermKind::tan, std::tan(a));
        is(TermKind::tanh, std::tanh(a));
        is(TermKind::atan, std::atan(a));
        is(TermKind::abs, std::fabs(a));
        is(TermKind::power, gradwalk::pow(a, b));
        // As maximum() has it: the first on a tie, and NaN wins.
        Tensor pair{{2}, {a, b}};
        Reader<double> reader;
        reader.bind(0, &pair);
        const auto cell = [&](std::int64_t k) { return reader.input(0, k); };
        is(TermKind::maximum, maximum(reader, 2, cell));
        is(TermKind::minimum, minimum(reader, 2, cell));
        is(TermKind::position, position(reader, 2, cell));
        CHECK(sameNumber(one(TermKind::where, 1.0, a, b, constants), a));
        CHECK(sameNumber(one(TermKind::where, 0.0, a, b, constants), b));
      }
  CHECK(checked == 2 * 12 * 12 * 20);
}

TEST_CASE("tape: what is left out changes no bit") {
  TapeGraph graph;
  const std::int32_t x = graph.input(0);
  const auto with = [&](TermKind kind, double value) { return graph.apply(kind, x, graph.constant(value)); };
  CHECK(with(TermKind::multiply, 1.0) == x);
  CHECK(with(TermKind::divide, 1.0) == x);
  CHECK(with(TermKind::subtract, 0.0) == x);
  CHECK(with(TermKind::add, -0.0) == x);
  CHECK(graph.apply(TermKind::negate, graph.apply(TermKind::negate, x)) == x);
  CHECK(with(TermKind::divide, 4.0) == with(TermKind::multiply, 0.25));
  // −0 + 0 is 0, −0 − −0 is 0, 0·x may be −0 or NaN: these stay.
  for (const auto& [kind, value] : {std::pair(TermKind::add, 0.0), std::pair(TermKind::subtract, -0.0),
                                    std::pair(TermKind::multiply, 0.0), std::pair(TermKind::divide, 20.0)})
    CHECK(with(kind, value) != x);
  CHECK(with(TermKind::divide, 10.0) != with(TermKind::multiply, 0.1));
  // 2¹⁰²³ divides; its inverse is no normal number.
  const double large = std::ldexp(1.0, 1023);
  CHECK(with(TermKind::divide, large) != with(TermKind::multiply, 1.0 / large));
  // Said twice it is one value, either way round where that is the same.
  const std::int32_t y = graph.input(1);
  CHECK(with(TermKind::power, 2.0) == graph.apply(TermKind::multiply, x, x));
  CHECK(with(TermKind::power, 1.0) == x);
  CHECK(with(TermKind::power, 0.0) == graph.constant(1.0));
  const RandomKey key = randomKey(3, 0, "bases");
  std::size_t wrong = 0;
  for (std::uint64_t k = 0; k < 20'000; ++k) {
    const double a =
        std::bit_cast<double>(static_cast<std::uint64_t>(uniform(key, k) * 9007199254740992.0) * 2047);
    if (a != a) continue;  // of a signalling NaN even a⁰ is one
    if (!sameNumber(gradwalk::pow(a, 1.0), a) || gradwalk::pow(a, 0.0) != 1.0) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(graph.apply(TermKind::add, x, y) == graph.apply(TermKind::add, y, x));
  CHECK(graph.apply(TermKind::subtract, x, y) != graph.apply(TermKind::subtract, y, x));
  CHECK(graph.apply(TermKind::greater, x, y) != graph.apply(TermKind::greater, y, x));
}

TEST_CASE("tape: a product joined with a sum is rounded after each of the two") {
  const double odd[] = {0.0, -0.0, 1.0 / 3.0, -7.0, 0.1, 1e-200, 1e200, -1e308, inf, std::nan("")};
  for (const bool byNumber : {false, true})
    for (const double a : odd)
      for (const double b : odd)
        for (const double c : odd) {
          TapeGraph graph;
          const std::int32_t x = graph.input(0), y = byNumber ? graph.constant(b) : graph.input(1),
                             z = graph.input(2);
          const std::int32_t product = graph.apply(TermKind::multiply, x, y);
          const std::int32_t made[] = {
              graph.apply(TermKind::add, product, z), graph.apply(TermKind::add, z, product),
              graph.apply(TermKind::subtract, product, z), graph.apply(TermKind::subtract, z, product)};
          const double p = a * b, expected[] = {p + c, c + p, p - c, c - p};
          for (std::size_t k = 0; k < 4; ++k) {
            const Tape tape = graph.finish({false, false, false}, {made[k]});
            const bool plain = byNumber && b == 1.0;
            CHECK(tape.instructions.size() == (plain ? 2 : 1));
            TapeRun run(tape);
            run.input(0)[5] = a;
            run.input(1)[5] = b;
            run.input(2)[5] = c;
            run.run();
            CHECK(sameNumber(run.output(0)[5], expected[k]));
          }
          // Read twice, it stands for itself.
          CHECK(graph.finish({false, false, false}, {made[0], product}).instructions.size() == 2);
        }
}

TEST_CASE("tape: finite numbers are counted until one is not") {
  std::vector<double> a(tapeLanes, 1.0), b(tapeLanes, -1e308), c(tapeLanes, 0.0), sums(tapeLanes),
      counts(tapeLanes);
  for (int round = 0; round < 6; ++round) {
    a[3] = round == 2 ? inf : 1.0;  // once is enough
    b[4] = round >= 4 ? std::nan("") : 0.0;
    c[5] = round == 0 ? -inf : 0.0;
    countFinite({a.data(), b.data(), c.data()}, sums.data(), counts.data());
  }
  CHECK(counts[0] == 6.0);
  CHECK(counts[3] == 2.0);
  CHECK(counts[4] == 4.0);
  CHECK(counts[5] == 0.0);
  CHECK(counts[tapeLanes - 1] == 6.0);
}

TEST_CASE("tape: only what is wanted is on it, and outputs stand apart") {
  const Opened bowl = bowlDraft(1, "0.1").open();
  const QuantityCell x{bowl->id("x")}, y{bowl->id("y")}, f{bowl->id("f")}, gradient{bowl->id("grad.x")};
  const StepRange all{0, static_cast<int>(bowl->program.steps.size())};
  // f = (x·x)/20 + y·y: three instructions, as y·y is joined with the sum; ∂f/∂x does not ask for y.
  const auto height = recordTape(bowl->trace, 1, all, {x, y}, {f});
  REQUIRE(height.has_value());
  CHECK(height->instructions.size() == 3);
  const auto slope = recordTape(bowl->trace, 1, all, {x, y}, {gradient});
  REQUIRE(slope.has_value());
  CHECK(slope->instructions.size() == 2);  // x/20 + x/20
  // An input, a constant and the same twice are outputs too.
  const auto twice = recordTape(bowl->trace, 1, all, {x}, {x, y, f, f});
  REQUIRE(twice.has_value());
  TapeRun run(*twice);
  run.input(0)[0] = 10.0;
  run.run();
  CHECK(run.output(0)[0] == 10.0);
  CHECK(run.output(1)[0] == 2.0);
  CHECK(run.output(2)[0] == 9.0);
  CHECK(run.output(3)[0] == 9.0);
  run.carry(2, 0);
  run.run();
  CHECK(run.output(2)[0] == 81.0 / 20.0 + 4.0);
}

TEST_CASE("tape: a sum too long to be recorded is refused, and worked by its lines") {
  const Opened opened =
      LessonDraft().value("x", filled({maxRecordedTerms + 1}, 0.25)).line("s", "sum(x)").open();
  const std::vector<QuantityCell> in{{opened->id("x"), maxRecordedTerms}}, out{{opened->id("s")}};
  CHECK_FALSE(recordTape(opened->trace, 1, {0, 1}, in, out).has_value());
  const ManyPoints points(opened->trace, 1, {0, 1}, in, out);
  CHECK(points.means() == Means::lines);
  PointRun run(points);
  run.input(0)[0] = 1.0;
  run.input(0)[1] = -3.0;
  run.run(2);
  CHECK(run.output(0)[0] == 0.25 * maxRecordedTerms + 1.0);
  CHECK(run.output(0)[1] == 0.25 * maxRecordedTerms - 3.0);
}

TEST_CASE("tape: one too long is refused") {
  const Opened opened = LessonDraft().value("x", filled({500, 500}, 1.0)).line("y", "x * x").open();
  const auto cells = allCells(opened->program, opened->id("x"));
  CHECK_FALSE(recordTape(opened->trace, 1, {0, 1}, cells, {{opened->id("y"), 0}}).has_value());
  CHECK(recordTape(opened->trace, 1, {0, 1}, {}, {{opened->id("y"), 0}}).has_value());
}

TEST_CASE("tape: a line that looked at a value is refused where that value is another at each point") {
  // |x| with a branch in the code instead of where().
  const auto branching = cells([](const auto& r, std::int64_t i) {
    const auto x = r.input(0, i);
    return valueOf(x) > valueOf(r.input(1, 0)) ? x : -x;
  });
  const Opened opened = LessonDraft().value("x", {{}, {3}}).value("t", {{}, {0}}).line("y", "x + t").open();
  Program program = opened->program;
  program.steps[0].lines[0].line.cells = branching;
  const Trace trace(program, opened->lesson);
  const QuantityCell x{opened->id("x")}, t{opened->id("t")}, y{opened->id("y")};
  CHECK_FALSE(recordTape(trace, 1, {0, 1}, {x}, {y}).has_value());
  CHECK_FALSE(recordTape(trace, 1, {0, 1}, {t}, {y}).has_value());
  CHECK(recordTape(trace, 1, {0, 1}, {}, {y}).has_value());
  const ManyPoints points(trace, 1, {0, 1}, {x}, {y});
  PointRun run(points);
  run.input(0)[0] = -5.0;
  run.run(1);
  CHECK(run.output(0)[0] == 5.0);
}
