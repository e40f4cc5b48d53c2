// Reading a path, and finding the nearest place that still exists.
#include <algorithm>
#include <charconv>

#include "trace/cursor.h"

namespace gradwalk {
namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Phase> phaseNamed(std::string_view text) {
  for (const Phase phase : {Phase::forward, Phase::backward, Phase::update})
    if (text == name(phase)) return phase;
  return std::nullopt;
}

// "grad.K[0,1]" in parts.
struct Segment {
  std::string name;
  std::optional<Index> index;
};

std::optional<Segment> parseSegment(std::string_view text) {
  const std::size_t open = text.find('[');
  if (open == std::string_view::npos) return Segment{std::string(text), std::nullopt};
  if (text.back() != ']') return std::nullopt;
  Segment segment{std::string(text.substr(0, open)), Index{}};
  std::string_view rest = text.substr(open + 1, text.size() - open - 2);
  for (bool more = !rest.empty(); more;) {
    const std::size_t comma = rest.find(',');
    std::string_view digits = rest.substr(0, comma);
    while (!digits.empty() && digits.front() == ' ') digits.remove_prefix(1);
    const auto value = wholeNumber(digits);
    if (!value) return std::nullopt;
    segment.index->push_back(*value);
    more = comma != std::string_view::npos;
    if (more) rest = rest.substr(comma + 1);
  }
  return segment;
}

struct PathReader {
  const Trace& trace;
  Problem& problem;
  std::vector<std::string_view> segments = {};
  std::size_t at = 0;
  Cursor cursor = {};
  std::optional<Phase> phase = {};

  bool more() const { return at < segments.size(); }
  bool fail(std::string message, std::string expected, std::string found, std::string hint = "") {
    problem = {{}, std::move(message), std::move(expected), std::move(found), std::move(hint)};
    return false;
  }
  bool stepsInPass(int step) const { return trace.hasStep(cursor.pass, step); }
  std::vector<std::string> names() const;
  bool readPass();
  bool readStep(const std::string& name);
  bool readLine(const std::string& quantity);
  bool readCell(const Segment& segment);
  bool readTerm();
  bool read();
};

std::vector<std::string> PathReader::names() const {
  // Those that may stand here, after what has been read so far.
  std::vector<std::string> out;
  const std::vector<Step>& steps = trace.program().steps;
  for (std::size_t s = 0; s < steps.size(); ++s) {
    const Step& step = steps[s];
    if ((phase && step.phase != *phase) || !stepsInPass(static_cast<int>(s))) continue;
    if (cursor.step >= 0 && step.name != steps[static_cast<std::size_t>(cursor.step)].name) continue;
    out.push_back(step.name);
    for (const StepLine& line : step.lines)
      out.push_back(trace.program().quantities[static_cast<std::size_t>(line.writes)].name);
  }
  return out;
}

bool PathReader::readPass() {
  if (segments[at] == "after") {
    if (trace.passes() == trace.iterations())
      return fail("this lesson has no closing forward pass", "an iteration", "after",
                  "closing = true under [train] asks for one");
    cursor.pass = trace.passes();
    ++at;
    return true;
  }
  const auto number = wholeNumber(segments[at]);
  if (!number) return true;
  if (*number < 1 || *number > trace.iterations())
    return fail("there is no such iteration", "1 to " + std::to_string(trace.iterations()),
                std::string(segments[at]));
  cursor.pass = static_cast<int>(*number);
  ++at;
  return true;
}

bool PathReader::readStep(const std::string& name) {
  const auto& steps = trace.program().steps;
  for (std::size_t s = 0; s < steps.size(); ++s) {
    if (steps[s].name != name || (phase && steps[s].phase != *phase)) continue;
    if (!stepsInPass(static_cast<int>(s))) continue;
    cursor.step = static_cast<int>(s);
    return true;
  }
  return false;
}

// The line that makes a quantity, within the step already chosen if there is one.
bool PathReader::readLine(const std::string& quantity) {
  const auto& program = trace.program();
  for (std::size_t s = 0; s < program.steps.size(); ++s) {
    const Step& step = program.steps[s];
    if (cursor.step >= 0 && step.name != program.steps[static_cast<std::size_t>(cursor.step)].name) continue;
    if ((phase && step.phase != *phase) || !stepsInPass(static_cast<int>(s))) continue;
    for (std::size_t l = 0; l < step.lines.size(); ++l)
      if (program.quantities[static_cast<std::size_t>(step.lines[l].writes)].name == quantity) {
        cursor.step = static_cast<int>(s);
        cursor.line = static_cast<int>(l);
        return true;
      }
  }
  return false;
}

bool PathReader::readCell(const Segment& segment) {
  const StepLine& line = *lineAt(trace, cursor);
  const Shape& shape = line.line.shape;
  bool fits = segment.index->size() == shape.size();
  for (std::size_t axis = 0; fits && axis < shape.size(); ++axis)
    fits = (*segment.index)[axis] >= 0 && (*segment.index)[axis] < shape[axis];
  if (!fits)
    return fail("there is no such cell in " + segment.name, "an index into " + text(shape),
                segment.index->empty() ? "[]" : cellText(*segment.index));
  cursor.cell = flatIndex(shape, *segment.index);
  return true;
}

bool PathReader::readTerm() {
  const auto number = wholeNumber(segments[at]);
  const std::int64_t terms = termCount(trace, cursor);
  if (!number || *number < 0 || *number >= terms || cursor.cell < 0)
    return fail("there is no such term",
                cursor.cell < 0 ? "a cell first, as in Z[0,0]/0" : "0 to " + std::to_string(terms - 1),
                std::string(segments[at]));
  cursor.term = *number;
  ++at;
  return true;
}

bool PathReader::read() {
  if (!readPass()) return false;
  if (more())
    if (const auto found = phaseNamed(segments[at])) {
      phase = found;
      ++at;
    }
  if (!more()) {
    // Only a pass or a phase: its first operation.
    const auto& steps = trace.program().steps;
    for (std::size_t s = 0; s < steps.size() && cursor.step < 0; ++s)
      if ((!phase || steps[s].phase == *phase) && stepsInPass(static_cast<int>(s)))
        cursor.step = static_cast<int>(s);
    return cursor.step >= 0 ||
           fail("this lesson has no such phase", "forward, backward or update", std::string(segments.back()));
  }
  std::optional<Segment> segment = parseSegment(segments[at]);
  if (!segment) return fail("this is not a cell", "an index as in Z[1,0]", std::string(segments[at]));
  // A step's name, when a phase says which or more follows; else the quantity.
  const bool asStep = !segment->index && (phase || at + 1 < segments.size()) && readStep(segment->name);
  if (asStep) {
    ++at;
    if (!more()) return true;
    segment = parseSegment(segments[at]);
    if (!segment) return fail("this is not a cell", "an index as in Z[1,0]", std::string(segments[at]));
  }
  if (!readLine(segment->name))
    return fail("there is no place called '" + segment->name + "' here",
                "the name of a quantity or an operation", std::string(segments[at]),
                didYouMean(segment->name, names()));
  ++at;
  if (segment->index) {
    if (!readCell(*segment)) return false;
  } else if (!asStep && !more() && cursor.line + 1 == static_cast<int>(stepAt(trace, cursor)->lines.size()) &&
             stepAt(trace, cursor)->phase == Phase::forward) {
    cursor.line = -1;  // "Z": the operation that makes it
  }
  if (more() && !readTerm()) return false;
  return !more() || fail("nothing may follow a term", "the end of the path", std::string(segments[at]));
}

}  // namespace

std::optional<Cursor> seek(const Trace& trace, std::string_view where, Problem& problem) {
  if (where == "start") return Cursor{};
  if (const auto n = wholeNumber(where)) {
    const std::int64_t last = count(trace, Level::operation);
    if (*n >= 0 && *n <= last) return place(trace, Level::operation, *n);
    problem = {
        {}, "there is no step " + std::string(where), "0 to " + std::to_string(last), std::string(where), ""};
    return std::nullopt;
  }
  PathReader reader{trace, problem};
  // "3/" and "after/": the whole of it.
  if (where.size() > 1 && where.find('/') == where.size() - 1) {
    reader.segments.push_back(where.substr(0, where.size() - 1));
    if (!reader.readPass()) return std::nullopt;
    if (!reader.more()) return place(trace, Level::iteration, reader.cursor.pass);
    reader.segments.clear();
  }
  std::string whole(where);
  if (whole.starts_with("after.")) whole = "after/" + whole.substr(6);
  std::string_view rest = whole;
  for (;;) {
    const std::size_t slash = rest.find('/');
    reader.segments.push_back(rest.substr(0, slash));
    if (slash == std::string_view::npos) break;
    rest = rest.substr(slash + 1);
  }
  if (!reader.read()) return std::nullopt;
  return reader.cursor;
}

Cursor nearest(const Trace& trace, std::string_view path) {
  Problem ignored;
  while (!path.empty()) {
    if (const auto found = seek(trace, path, ignored)) return *found;
    const std::size_t cut = path.find_last_of("/[");
    if (cut == std::string_view::npos) break;
    path = path.substr(0, cut);
  }
  return {};
}

}  // namespace gradwalk
