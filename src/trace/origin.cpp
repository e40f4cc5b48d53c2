#include "trace/origin.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

namespace gradwalk {
namespace {

// What a carried quantity is called at the end of the iteration before: K from new.K.
int carriedFrom(const Program& program, int quantity) {
  for (const auto& [from, to] : program.carried)
    if (from == quantity) return to;
  return -1;
}
int carriedTo(const Program& program, int quantity) {
  for (const auto& [from, to] : program.carried)
    if (to == quantity) return from;
  return -1;
}

std::optional<Cursor> writerIn(const Trace& trace, int pass, int quantity, std::int64_t cell) {
  const std::vector<Step>& steps = trace.program().steps;
  for (int s = trace.firstStep(pass); s < trace.endStep(pass); ++s) {
    const Step& step = steps[static_cast<std::size_t>(s)];
    for (std::size_t l = 0; l < step.lines.size(); ++l)
      if (step.lines[l].writes == quantity) return Cursor{pass, s, static_cast<int>(l), cell, -1};
  }
  return std::nullopt;
}

// Adds the cells of one line that read the watched cell.
void addUsers(const Trace& trace, const CellPlace& what, int s, std::size_t l, std::size_t most, Users& out) {
  const StepLine& line = trace.program().steps[static_cast<std::size_t>(s)].lines[l];
  Reader<Touch> reader;
  bool reads = false;
  for (const auto& [slot, id] : line.reads) {
    reader.bind(slot, &trace.value(what.pass, id));
    if (id != what.quantity) continue;
    reader.watch(slot, what.cell);
    reads = true;
  }
  if (!reads) return;
  const std::vector<std::int64_t> cells = line.line.cells.touched(reader, elementCount(line.line.shape));
  out.count += static_cast<std::int64_t>(cells.size());
  for (const std::int64_t cell : cells) {
    if (out.places.size() >= most) return;
    out.places.push_back({what.pass, s, static_cast<int>(l), cell, -1});
  }
}

}  // namespace

double valueAt(const Trace& trace, const CellPlace& what) {
  return trace.value(what.pass, what.quantity).data[static_cast<std::size_t>(what.cell)];
}

std::optional<Cursor> madeAt(const Trace& trace, const CellPlace& what) {
  if (const auto here = writerIn(trace, what.pass, what.quantity, what.cell)) return here;
  const int before = what.pass > 1 ? carriedFrom(trace.program(), what.quantity) : -1;
  return before < 0 ? std::nullopt : writerIn(trace, what.pass - 1, before, what.cell);
}

std::optional<CellPlace> writtenAt(const Trace& trace, const Cursor& where) {
  const Step* step = stepAt(trace, where);
  if (step == nullptr) return std::nullopt;
  const StepLine& line = where.line < 0 ? step->lines.back() : *lineAt(trace, where);
  if (where.cell < 0 && elementCount(line.line.shape) != 1) return std::nullopt;
  return CellPlace{where.pass, line.writes, std::max<std::int64_t>(where.cell, 0)};
}

std::optional<CellPlace> findCell(const Trace& trace, std::string_view where, Problem& problem) {
  // A value of the lesson has no step; everything else is a place.
  std::string_view rest = where;
  int pass = 1;
  if (const std::size_t slash = rest.find('/'); slash != std::string_view::npos) {
    int number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + slash, number);
    if (error == std::errc{} && end == rest.data() + slash && number >= 1 && number <= trace.passes()) {
      pass = number;
      rest = rest.substr(slash + 1);
    }
  }
  const std::size_t open = rest.find('[');
  const std::string_view name = rest.substr(0, open);
  const int id = trace.program().find(name);
  const bool given = id >= 0 && !writerIn(trace, pass, id, 0);
  if (!given) {
    const auto cursor = seek(trace, where, problem);
    if (!cursor) return std::nullopt;
    if (const auto cell = writtenAt(trace, *cursor)) return cell;
    problem = {{}, "this is a whole tensor", "one cell, as in K[0,0]", std::string(where), ""};
    return std::nullopt;
  }
  const Shape& shape = trace.program().quantities[static_cast<std::size_t>(id)].shape;
  Index index;
  const char* at = rest.data() + (open == std::string_view::npos ? rest.size() : open + 1);
  const char* const end = rest.data() + rest.size();
  bool good = open == std::string_view::npos || (end != at && end[-1] == ']');
  while (good && at < end && *at != ']') {
    std::int64_t value = 0;
    const auto [next, error] = std::from_chars(at, end, value);
    good = error == std::errc{};
    index.push_back(value);
    at = next;
    while (good && at < end && (*at == ',' || *at == ' ')) ++at;
  }
  if (index.empty() && elementCount(shape) == 1) index.assign(shape.size(), 0);
  good = good && index.size() == shape.size();
  for (std::size_t axis = 0; good && axis < shape.size(); ++axis)
    good = index[axis] >= 0 && index[axis] < shape[axis];
  if (good) return CellPlace{pass, id, flatIndex(shape, index)};
  problem = {{},
             "there is no such cell in " + std::string(name),
             "an index into " + text(shape),
             open == std::string_view::npos ? "no index" : std::string(rest.substr(open)),
             ""};
  return std::nullopt;
}

Users usersOf(const Trace& trace, const CellPlace& what, std::size_t most) {
  Users out;
  const Program& program = trace.program();
  const auto inPass = [&](const CellPlace& cell) {
    for (int s = trace.firstStep(cell.pass); s < trace.endStep(cell.pass); ++s)
      for (std::size_t l = 0; l < program.steps[static_cast<std::size_t>(s)].lines.size(); ++l)
        addUsers(trace, cell, s, l, most, out);
  };
  inPass(what);
  // The end of an iteration is the next one's beginning.
  const int next = carriedTo(program, what.quantity);
  if (next >= 0 && what.pass < trace.passes()) inPass({what.pass + 1, next, what.cell});
  return out;
}

Derivation derive(const Trace& trace, const CellPlace& what, const DeriveOptions& options) {
  Derivation out;
  std::map<std::tuple<int, int, std::int64_t>, int> known;
  const auto add = [&](const CellPlace& cell, int depth) {
    DerivedCell node{.what = cell, .depth = depth, .made = madeAt(trace, cell)};
    // A parameter is what the update before it wrote.
    const CellPlace source =
        node.made ? CellPlace{node.made->pass, writtenAt(trace, *node.made)->quantity, cell.cell} : cell;
    const std::tuple key{source.pass, source.quantity, source.cell};
    const auto id = static_cast<int>(out.size());
    if (const auto before = known.find(key); before != known.end())
      node.above = before->second;
    else
      known.emplace(key, id);
    out.push_back(std::move(node));
    return id;
  };
  add(what, 0);
  // Breadth first, so that a bound cuts the deepest and not the last.
  for (std::size_t k = 0; k < out.size(); ++k) {
    if (!out[k].made || out[k].above >= 0) continue;
    const Cursor made = *out[k].made;
    for (const Touched& read : explain(trace, made, Language::en, {.wholeSums = true}).reads)
      out[k].reads.push_back({made.pass, read.quantity, read.cell});
    if (out[k].depth >= options.depth || out.size() + out[k].reads.size() > options.cells) {
      out[k].cut = !out[k].reads.empty();
      continue;
    }
    const std::vector<CellPlace> reads = out[k].reads;
    const int depth = out[k].depth + 1;
    for (const CellPlace& read : reads) {
      const int below = add(read, depth);
      out[k].below.push_back(below);
    }
  }
  return out;
}

}  // namespace gradwalk
