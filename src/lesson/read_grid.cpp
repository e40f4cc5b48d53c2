#include "lesson/read_grid.h"

#include <cmath>

#include "lesson/generators.h"

namespace gradwalk {
namespace {

constexpr int mostCellProblems = 10;

struct GridReader {
  Fields& fields;
  const std::string& name;
  Grid grid;
  Index index;  // of the list or cell at hand

  bool read(const TomlNode& node);
  bool fail(const TomlNode& node, std::string message, std::string expected, std::string found) {
    fields.problem(node.where, std::move(message), std::move(expected), std::move(found));
    return false;
  }
};

std::string countOf(std::int64_t count, bool ofLists) {
  const std::string noun = ofLists ? "list" : "value";
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

// Depth-first; the scanner has bounded the depth.
bool GridReader::read(const TomlNode& node) {
  const std::size_t axis = index.size();
  const std::string here = name + cellText(index);
  const bool cellExpected = axis == grid.shape.size();
  if (node.kind != TomlKind::list) {
    if (cellExpected) {
      grid.cells.push_back(&node);
      return true;
    }
    return fail(node, "'" + name + "' mixes lists and single values",
                "a list of " + countOf(grid.shape[axis], false) + ", like those before",
                "one value at " + here);
  }
  // The first list at each depth says how long all others must be.
  const bool first = cellExpected && grid.cells.empty();
  if (cellExpected && !first)
    return fail(node, "'" + name + "' mixes lists and single values", "one value, like those before",
                "a list at " + here);
  if (node.count == 0)
    return fail(node, "a list of '" + name + "' is empty", "at least one value", "[] at " + here);
  const auto items = fields.tree.items(node);
  if (first) {
    grid.shape.push_back(node.count);
    if (grid.shape.size() > maxRank)
      return fail(node, "'" + name + "' has too many axes",
                  "at most " + std::to_string(maxRank) + " lists inside each other", "more");
  } else if (grid.shape[axis] != node.count) {
    Index before = index;
    before.back() = 0;
    return fail(node, "the rows of '" + name + "' differ in length",
                countOf(grid.shape[axis], items.front().kind == TomlKind::list) + ", as in the rows before",
                countOf(node.count, items.front().kind == TomlKind::list) + " in " + here);
  }
  index.push_back(0);
  for (const TomlNode& item : items) {
    if (!read(item)) return false;
    ++index.back();
  }
  index.pop_back();
  return true;
}

}  // namespace

std::optional<Grid> readGrid(Fields& fields, const TomlNode& node, const std::string& name) {
  GridReader reader{fields, name, {}, {}};
  if (!reader.read(node) || !withinLimits(reader.grid.shape, node.where, fields.problems))
    return std::nullopt;
  return std::move(reader.grid);
}

std::optional<Tensor> numbers(Fields& fields, const Grid& grid, const std::string& name) {
  Tensor out{grid.shape, {}};
  out.data.reserve(grid.cells.size());
  int bad = 0;
  for (std::size_t k = 0; k < grid.cells.size(); ++k) {
    const TomlNode& cell = *grid.cells[k];
    const bool isNumber = cell.kind == TomlKind::number;
    out.data.push_back(isNumber ? cell.number : 0.0);
    if (isNumber && std::isfinite(cell.number)) continue;
    if (++bad > mostCellProblems) break;
    const std::string here = name + cellText(unravel(grid.shape, static_cast<std::int64_t>(k)));
    if (isNumber)
      fields.problem(cell.where, here + " is not finite", "a number", fields.written(cell.where));
    else
      fields.problem(cell.where, here + " is not a number", "a number without quotes",
                     cell.kind == TomlKind::table ? "a table" : fields.written(cell.where));
  }
  return bad == 0 ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace gradwalk
