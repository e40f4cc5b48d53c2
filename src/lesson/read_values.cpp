// [values]: X = [[1, 2], [3, 4]], a generator, or one value for each iteration.
#include "lesson/generators.h"
#include "lesson/read_grid.h"
#include "lesson/read_parts.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

std::optional<Generator> generatorIn(Fields& fields, const TomlNode& text) {
  const auto raw = fields.plainText(text);
  return raw ? parseGenerator(*raw, fields.inside(text).begin, fields.problems) : std::nullopt;
}

// One tensor of a value; iteration 0 is that of a value that never changes.
bool addTensor(Fields& fields, const TomlNode& node, Value& value, std::uint64_t iteration) {
  if (node.kind == TomlKind::text) {
    const auto generator = generatorIn(fields, node);
    if (!generator) return false;
    value.each.push_back(generate(*generator, value.name, iteration));
    value.cells.emplace_back();
    return true;
  }
  const auto grid = readGrid(fields, node, value.name);
  if (!grid) return false;
  auto tensor = numbers(fields, *grid, value.name);
  if (!tensor) return false;
  value.each.push_back(std::move(*tensor));
  std::vector<Span>& places = value.cells.emplace_back();
  places.reserve(grid->cells.size());
  for (const TomlNode* cell : grid->cells) places.push_back(cell->where);
  return true;
}

// A generator drawn anew in each iteration.
bool addDrawn(Fields& fields, const TomlNode& text, Value& value, int iterations) {
  const auto generator = generatorIn(fields, text);
  if (!generator) return false;
  const std::int64_t count = elementCount(generator->shape) * iterations;
  if (count > maxTensorElements) {
    fields.problem(text.where, "'" + value.name + "' has too many numbers over all iterations",
                   "at most " + std::to_string(maxTensorElements), std::to_string(count));
    return false;
  }
  for (int iteration = 1; iteration <= iterations; ++iteration) {
    value.each.push_back(generate(*generator, value.name, static_cast<std::uint64_t>(iteration)));
    value.cells.emplace_back();
  }
  return true;
}

bool addEach(Fields& fields, const TomlEntry& entry, Value& value, int iterations) {
  const TomlNode& node = fields.valueOf(entry);
  const TomlEntry* each = fields.tree.find(node, "each");
  const std::string example = "{ each = [[1, 0], [0, 1]] }";
  fields.onlyKeys(node, "'" + value.name + "'", {"each"});
  if (!each) {
    if (node.count == 0) fields.problem(node.where, "'" + value.name + "' has no value", example, "{ }");
    return false;
  }
  const TomlNode& list = fields.valueOf(*each);
  if (list.kind == TomlKind::text) return addDrawn(fields, list, value, iterations);
  if (list.kind != TomlKind::list || list.count == 0) {
    fields.problem(list.where, "'each' lists one value for each iteration", example, kindName(list.kind));
    return false;
  }
  std::uint64_t iteration = 0;
  std::int64_t count = 0;
  for (const TomlNode& item : fields.tree.items(list)) {
    if (!addTensor(fields, item, value, ++iteration)) return false;
    const Shape &first = value.each.front().shape, &last = value.each.back().shape;
    if (first != last) {
      fields.problem(item.where, "the values of '" + value.name + "' differ in shape",
                     text(first) + ", as the first one", text(last));
      return false;
    }
    if ((count += elementCount(last)) > maxTensorElements) {
      fields.problem(item.where, "'" + value.name + "' has too many numbers over all iterations",
                     "at most " + std::to_string(maxTensorElements), "more");
      return false;
    }
  }
  return true;
}

}  // namespace

void readValues(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[values], with a line for each input");
  if (!table) return;
  for (const TomlEntry& row : fields.tree.entriesOf(*table)) {
    if (!isQuantityName(fields, row)) continue;
    const TomlNode& node = fields.valueOf(row);
    Value value;
    value.name = row.key;
    value.nameWhere = row.where;
    value.where = node.where;
    bool good = false;
    if (node.kind == TomlKind::truth)
      fields.wrongKind(node, row.key, "a number", "numbers such as [[1, 2], [3, 4]]");
    else if (node.kind == TomlKind::table)
      good = addEach(fields, row, value, lesson.training.iterations);
    else
      good = addTensor(fields, node, value, 0);
    if (good) lesson.values.push_back(std::move(value));
  }
}

}  // namespace gradwalk
