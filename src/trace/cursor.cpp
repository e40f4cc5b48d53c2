#include "trace/cursor.h"

#include <algorithm>

namespace gradwalk {
namespace {

const Step& stepOf(const Trace& trace, int step) {
  return trace.program().steps[static_cast<std::size_t>(step)];
}

std::int64_t cellsOf(const StepLine& line) { return elementCount(line.line.shape); }

// Places of one step at a level.
std::int64_t weight(const Step& step, Level level) {
  if (level == Level::operation) return 1;
  if (level == Level::line) return static_cast<std::int64_t>(step.lines.size());
  std::int64_t cells = 0;
  for (const StepLine& line : step.lines) cells += cellsOf(line);
  return cells;
}

std::int64_t weightOfPass(const Trace& trace, int pass, Level level) {
  std::int64_t total = 0;
  for (int s = trace.firstStep(pass); s < trace.endStep(pass); ++s) total += weight(stepOf(trace, s), level);
  return total;
}

Level clampedLevel(Level level) { return level == Level::term ? Level::cell : level; }

Cursor wholePass(const Trace& trace, int pass) {
  return {.pass = pass, .step = trace.endStep(pass) - 1, .whole = true};
}

Cursor inside(const Trace& trace, Cursor at, Level level) {
  if (at.atStart()) return at;
  if (at.whole && level > Level::iteration) at = {.pass = at.pass, .step = trace.firstStep(at.pass)};
  if (level >= Level::line && at.line < 0) at.line = 0;
  if (level >= Level::cell && at.cell < 0) at.cell = 0;
  if (level >= Level::term && at.term < 0 && termCount(trace, at) > 0) at.term = 0;
  return at;
}

Cursor lastInside(const Trace& trace, Cursor at, Level level) {
  if (at.atStart()) return at;
  if (level > Level::iteration) at.whole = false;
  if (level >= Level::line && at.line < 0)
    at.line = static_cast<int>(stepOf(trace, at.step).lines.size()) - 1;
  if (level >= Level::cell && at.cell < 0)
    at.cell = cellsOf(stepOf(trace, at.step).lines[static_cast<std::size_t>(at.line)]) - 1;
  if (level >= Level::term && at.term < 0) at.term = termCount(trace, at) - 1;
  return at;
}

Phase phaseOf(const Trace& trace, const Cursor& at) { return stepOf(trace, at.step).phase; }

}  // namespace

const char* name(Phase phase) {
  switch (phase) {
    case Phase::forward:
      return "forward";
    case Phase::backward:
      return "backward";
    case Phase::update:
      return "update";
  }
  return "";
}

const Step* stepAt(const Trace& trace, const Cursor& cursor) {
  return cursor.atStart() ? nullptr : &stepOf(trace, cursor.step);
}

const StepLine* lineAt(const Trace& trace, const Cursor& cursor) {
  if (cursor.atStart() || cursor.line < 0) return nullptr;
  return &stepOf(trace, cursor.step).lines[static_cast<std::size_t>(cursor.line)];
}

Level levelOf(const Cursor& cursor) {
  if (cursor.whole) return Level::iteration;
  if (cursor.term >= 0) return Level::term;
  if (cursor.cell >= 0) return Level::cell;
  if (cursor.line >= 0) return Level::line;
  return Level::operation;
}

std::int64_t termCount(const Trace& trace, const Cursor& cursor) {
  const StepLine* line = lineAt(trace, cursor);
  if (line == nullptr || cursor.cell < 0) return 0;
  TermTree tree;
  const Reader<Term> reader = bindTerms(trace, cursor.pass, *line, tree);
  tree.root = line->line.cells.term(reader, cursor.cell).id;
  return static_cast<std::int64_t>(summands(tree).size());
}

std::int64_t count(const Trace& trace, Level level) {
  if (level == Level::iteration) return trace.passes();
  level = clampedLevel(level);
  std::int64_t total = static_cast<std::int64_t>(trace.iterations()) * weightOfPass(trace, 1, level);
  if (trace.passes() > trace.iterations()) total += weightOfPass(trace, trace.passes(), level);
  return total;
}

Cursor place(const Trace& trace, Level level, std::int64_t n) {
  level = clampedLevel(level);
  n = std::clamp<std::int64_t>(n, 0, count(trace, level));
  if (n == 0) return {};
  if (level == Level::iteration) return wholePass(trace, static_cast<int>(n));
  const std::int64_t perPass = weightOfPass(trace, 1, level);
  Cursor at;
  at.pass = static_cast<int>(std::min<std::int64_t>((n - 1) / perPass + 1, trace.passes()));
  std::int64_t rest = n - 1 - static_cast<std::int64_t>(at.pass - 1) * perPass;
  at.step = trace.firstStep(at.pass);
  while (rest >= weight(stepOf(trace, at.step), level)) rest -= weight(stepOf(trace, at.step++), level);
  if (level == Level::operation) return at;
  at.line = 0;
  if (level == Level::line) {
    at.line = static_cast<int>(rest);
    return at;
  }
  const Step& step = stepOf(trace, at.step);
  while (rest >= cellsOf(step.lines[static_cast<std::size_t>(at.line)]))
    rest -= cellsOf(step.lines[static_cast<std::size_t>(at.line++)]);
  at.cell = rest;
  return at;
}

std::int64_t number(const Trace& trace, const Cursor& cursor, Level level) {
  if (cursor.atStart()) return 0;
  if (level == Level::iteration) return cursor.pass;
  level = clampedLevel(level);
  if (cursor.whole) return number(trace, {.pass = cursor.pass, .step = trace.firstStep(cursor.pass)}, level);
  std::int64_t n = static_cast<std::int64_t>(cursor.pass - 1) * weightOfPass(trace, 1, level);
  for (int s = trace.firstStep(cursor.pass); s < cursor.step; ++s) n += weight(stepOf(trace, s), level);
  if (level >= Level::line && cursor.line > 0) {
    const Step& step = stepOf(trace, cursor.step);
    for (int l = 0; l < cursor.line; ++l)
      n += level == Level::line ? 1 : cellsOf(step.lines[static_cast<std::size_t>(l)]);
  }
  if (level == Level::cell && cursor.cell > 0) n += cursor.cell;
  return n + 1;
}

Cursor next(const Trace& trace, const Cursor& cursor, Level level) {
  if (!cursor.atStart() && levelOf(cursor) < level) {
    // A cell without terms (no window reads it) has nothing inside: go on to the next.
    const Cursor deeper = inside(trace, cursor, level);
    if (deeper != cursor) return deeper;
  }
  if (level == Level::term && cursor.term >= 0 && cursor.term + 1 < termCount(trace, cursor)) {
    Cursor at = cursor;
    ++at.term;
    return at;
  }
  const std::int64_t n = number(trace, cursor, level);
  if (n >= count(trace, level)) return cursor;
  return inside(trace, place(trace, level, n + 1), level);
}

Cursor previous(const Trace& trace, const Cursor& cursor, Level level) {
  if (cursor.atStart()) return cursor;
  if (level == Level::term && cursor.term > 0) {
    Cursor at = cursor;
    --at.term;
    return at;
  }
  const std::int64_t n = number(trace, cursor, level);
  return lastInside(trace, place(trace, level, n - 1), level);
}

Cursor nextPhase(const Trace& trace, const Cursor& cursor) {
  Cursor at{.pass = cursor.pass, .step = cursor.step};
  if (cursor.whole) return next(trace, cursor, Level::iteration);
  if (at.atStart()) return place(trace, Level::operation, 1);
  const Phase phase = phaseOf(trace, at);
  const int pass = at.pass;
  for (;;) {
    const Cursor on = next(trace, at, Level::operation);
    if (on == at) return on;
    at = on;
    if (phaseOf(trace, at) != phase || at.pass != pass) return at;
  }
}

Cursor previousPhase(const Trace& trace, const Cursor& cursor) {
  if (cursor.atStart()) return cursor;
  if (cursor.whole) return previous(trace, cursor, Level::iteration);
  Cursor at{.pass = cursor.pass, .step = cursor.step};
  const auto first = [&](Cursor from) {
    for (;;) {
      const Cursor back = previous(trace, from, Level::operation);
      if (back.atStart() || back.pass != from.pass || phaseOf(trace, back) != phaseOf(trace, from))
        return from;
      from = back;
    }
  };
  const Cursor begin = first(at);
  if (begin != at || levelOf(cursor) != Level::operation) return begin;
  const Cursor before = previous(trace, begin, Level::operation);
  return before.atStart() ? before : first(before);
}

std::string path(const Trace& trace, const Cursor& cursor) {
  if (cursor.atStart()) return "start";
  const Step& step = stepOf(trace, cursor.step);
  std::string out = cursor.pass > trace.iterations() ? "after" : std::to_string(cursor.pass);
  out += "/";
  if (cursor.whole) return out;
  out += name(step.phase);
  out += "/" + step.name;
  if (cursor.line < 0) return out;
  const StepLine& line = step.lines[static_cast<std::size_t>(cursor.line)];
  out += "/" + trace.program().quantities[static_cast<std::size_t>(line.writes)].name;
  if (cursor.cell < 0) return out;
  const std::string index = cellText(unravel(line.line.shape, cursor.cell));
  out += index.empty() ? "[]" : index;
  return cursor.term < 0 ? out : out + "/" + std::to_string(cursor.term);
}

}  // namespace gradwalk
