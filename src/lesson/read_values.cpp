// [values]: X = [[1, 2], [3, 4]], a generator, or one value for each iteration.
#include "lesson/generators.h"
#include "lesson/read_grid.h"
#include "lesson/read_parts.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

// A tensor that is generated once it is known that all of them fit into memory.
struct Pending {
  std::size_t value = 0, item = 0;  // lesson.values[value].each[item]
  std::size_t generator = 0;
  std::uint64_t iteration = 0;  // 0: a value that never changes
};

class ValuesReader {
 public:
  ValuesReader(Fields& fields, Lesson& lesson) : fields_(fields), lesson_(lesson) {}

  void read(const TomlNode& table);

 private:
  bool readGenerator(const TomlNode& text);
  void addPending(Value& value, std::uint64_t iteration);
  bool addTensor(const TomlNode& node, Value& value, std::uint64_t iteration);
  bool addDrawn(const TomlNode& text, Value& value);
  bool addEach(const TomlEntry& entry, Value& value);
  bool fits(const Value& value, std::int64_t elements);

  Fields& fields_;
  Lesson& lesson_;
  std::vector<Generator> generators_;
  std::vector<Pending> pending_;
  std::int64_t elements_ = 0;  // of all values
};

bool ValuesReader::readGenerator(const TomlNode& text) {
  const auto raw = fields_.plainText(text);
  auto generator = raw ? parseGenerator(*raw, fields_.inside(text).begin, fields_.problems) : std::nullopt;
  if (generator) generators_.push_back(std::move(*generator));
  return generator.has_value();
}

// One tensor from the generator that was read last.
void ValuesReader::addPending(Value& value, std::uint64_t iteration) {
  pending_.push_back({lesson_.values.size(), value.each.size(), generators_.size() - 1, iteration});
  value.each.push_back({generators_.back().shape, {}});
  value.cells.emplace_back();
}

bool ValuesReader::addTensor(const TomlNode& node, Value& value, std::uint64_t iteration) {
  if (node.kind == TomlKind::text) {
    if (!readGenerator(node)) return false;
    addPending(value, iteration);
    return true;
  }
  const auto grid = readGrid(fields_, node, value.name);
  if (!grid) return false;
  auto tensor = numbers(fields_, *grid, value.name);
  if (!tensor) return false;
  value.each.push_back(std::move(*tensor));
  std::vector<Span>& places = value.cells.emplace_back();
  places.reserve(grid->cells.size());
  for (const TomlNode* cell : grid->cells) places.push_back(cell->where);
  return true;
}

// A generator drawn anew in each iteration.
bool ValuesReader::addDrawn(const TomlNode& text, Value& value) {
  if (!readGenerator(text)) return false;
  if (!fits(value, elementCount(generators_.back().shape) * lesson_.training.iterations)) return false;
  for (int iteration = 1; iteration <= lesson_.training.iterations; ++iteration)
    addPending(value, static_cast<std::uint64_t>(iteration));
  return true;
}

bool ValuesReader::fits(const Value& value, std::int64_t elements) {
  if (elements <= maxTensorElements) return true;
  fields_.problem(value.where, "'" + value.name + "' has too many numbers over all iterations",
                  "at most " + std::to_string(maxTensorElements), std::to_string(elements));
  return false;
}

bool ValuesReader::addEach(const TomlEntry& entry, Value& value) {
  const TomlNode& node = fields_.valueOf(entry);
  const TomlEntry* each = fields_.tree.find(node, "each");
  const std::string example = "{ each = [[1, 0], [0, 1]] }";
  fields_.onlyKeys(node, "'" + value.name + "'", {"each"});
  if (!each) {
    if (node.count == 0) fields_.problem(node.where, "'" + value.name + "' has no value", example, "{ }");
    return false;
  }
  const TomlNode& list = fields_.valueOf(*each);
  if (list.kind == TomlKind::text) return addDrawn(list, value);
  if (list.kind != TomlKind::list || list.count == 0) {
    fields_.problem(list.where, "'each' lists one value for each iteration", example, kindName(list.kind));
    return false;
  }
  std::uint64_t iteration = 0;
  for (const TomlNode& item : fields_.tree.items(list)) {
    if (!addTensor(item, value, ++iteration)) return false;
    const Shape &first = value.each.front().shape, &last = value.each.back().shape;
    if (first == last) continue;
    fields_.problem(item.where, "the values of '" + value.name + "' differ in shape",
                    text(first) + ", as the first one", text(last));
    return false;
  }
  return fits(value, elementCount(value.each.front().shape) * static_cast<std::int64_t>(value.each.size()));
}

void ValuesReader::read(const TomlNode& table) {
  constexpr std::int64_t mostElements = maxTraceBytes / static_cast<std::int64_t>(sizeof(double));
  for (const TomlEntry& row : fields_.tree.entriesOf(table)) {
    if (!isQuantityName(fields_, row)) continue;
    const TomlNode& node = fields_.valueOf(row);
    Value value;
    value.name = row.key;
    value.nameWhere = row.where;
    value.where = node.where;
    const std::size_t before = pending_.size();
    bool good = false;
    if (node.kind == TomlKind::truth)
      fields_.wrongKind(node, row.key, "a number", "numbers such as [[1, 2], [3, 4]]");
    else if (node.kind == TomlKind::table)
      good = addEach(row, value);
    else
      good = addTensor(node, value, 0);
    if (!good) {
      pending_.resize(before);
      continue;
    }
    elements_ += elementCount(value.each.front().shape) * static_cast<std::int64_t>(value.each.size());
    if (elements_ > mostElements) {
      fields_.problem(
          value.where, "the values need more memory than allowed, all together", "at most 1024 MiB",
          std::to_string((elements_ * 8 + (1 << 20) - 1) / (1 << 20)) + " MiB", "use smaller tensors");
      return;
    }
    lesson_.values.push_back(std::move(value));
  }
  EpochOrder order;
  std::size_t last = 0;
  for (const Pending& p : pending_) {
    Value& value = lesson_.values[p.value];
    if (p.generator != last) order = {};
    last = p.generator;
    value.each[p.item] = generate(generators_[p.generator], value.name, p.iteration, &order);
  }
}

}  // namespace

void readValues(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  if (const TomlNode* table = fields.table(entry, "[values], with a line for each input"))
    ValuesReader(fields, lesson).read(*table);
}

}  // namespace gradwalk
