// [surface] and [[run]]: a descent as a landscape, and the runs that are compared on it.
#include <algorithm>

#include "lesson/read_grid.h"
#include "lesson/read_parts.h"

namespace gradwalk {
namespace {

constexpr std::size_t mostLevels = 200;
constexpr std::size_t longestRunName = 40;

// [-8, 8]: two numbers; nullopt after a problem.
std::optional<std::array<double, 2>> twoNumbers(Fields& fields, const TomlEntry& entry,
                                                const std::string& example) {
  const TomlNode& node = fields.valueOf(entry);
  const auto grid = readGrid(fields, node, entry.key);
  if (!grid) return std::nullopt;
  const auto tensor = numbers(fields, *grid, entry.key);
  if (!tensor) return std::nullopt;
  if (tensor->shape == Shape{2}) return std::array<double, 2>{tensor->data[0], tensor->data[1]};
  fields.problem(node.where, "'" + entry.key + "' must be two numbers", example, fields.written(node.where));
  return std::nullopt;
}

void range(Fields& fields, const TomlNode& table, const char* key, double& low, double& high) {
  const TomlEntry* entry = fields.tree.find(table, key);
  if (!entry) return;
  const auto ends = twoNumbers(fields, *entry, std::string(key) + " = [-8, 8]");
  if (!ends) return;
  if (!((*ends)[0] < (*ends)[1]))
    fields.problem(fields.valueOf(*entry).where, "this range is empty", "the smaller number first",
                   fields.written(fields.valueOf(*entry).where));
  low = (*ends)[0];
  high = (*ends)[1];
}

void name(Fields& fields, const TomlNode& table, const char* key, std::string& out, Span& where) {
  const TomlEntry* entry = fields.tree.find(table, key);
  if (!entry) return;
  out = fields.text(*entry).value_or("");
  if (!out.empty()) where = fields.inside(fields.valueOf(*entry));
}

std::optional<LessonRun> readRun(Fields& fields, const TomlNode& table) {
  fields.onlyKeys(table, "[[run]]", {"name", "optimizer", "start"});
  LessonRun run;
  run.where = table.where;
  const TomlEntry* optimizer = fields.tree.find(table, "optimizer");
  if (!optimizer) {
    fields.problem(table.where, "this [[run]] has no 'optimizer'", "optimizer = \"sgd(learning_rate=0.1)\"",
                   "no 'optimizer'");
    return std::nullopt;
  }
  auto call = fields.expression(*optimizer, "sgd(learning_rate=0.1)");
  if (!call) return std::nullopt;
  run.optimizer = std::move(*call);
  if (const TomlEntry* entry = fields.tree.find(table, "name")) {
    const auto words = fields.text(*entry);
    if (!words) return std::nullopt;
    run.name = *words;
    const auto letters = static_cast<std::size_t>(
        std::count_if(run.name.begin(), run.name.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    const bool fits = letters > 0 && letters <= longestRunName &&
                      run.name.find_first_of("\n\r\t;:\"\\@") == std::string::npos;
    if (!fits) {
      fields.problem(fields.valueOf(*entry).where, "this cannot be the name of a run",
                     "one line of at most 40 letters, without ; : @ or quotes",
                     fields.written(fields.valueOf(*entry).where));
      return std::nullopt;
    }
  }
  if (const TomlEntry* entry = fields.tree.find(table, "start")) {
    run.start = twoNumbers(fields, *entry, "start = [-7, 2]");
    if (!run.start) return std::nullopt;
    run.startWhere = fields.valueOf(*entry).where;
  }
  return run;
}

// "adam", and "adam 2" for the next that has no name of its own.
std::string ownName(const Lesson& lesson, const LessonRun& run) {
  const std::string base = run.optimizer.node(run.optimizer.root).text;
  std::string name = base;
  for (int k = 2; std::any_of(lesson.runs.begin(), lesson.runs.end(),
                              [&](const LessonRun& other) { return other.name == name; });
       ++k)
    name = base + " " + std::to_string(k);
  return name;
}

}  // namespace

void readSurface(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[surface], with x and y");
  if (!table) return;
  fields.onlyKeys(*table, "[surface]", {"x", "y", "x_range", "y_range", "height", "levels"});
  Surface surface;
  surface.where = entry.where;
  surface.xWhere = surface.yWhere = surface.heightWhere = entry.where;
  surface.x = "x";
  surface.y = "y";
  name(fields, *table, "x", surface.x, surface.xWhere);
  name(fields, *table, "y", surface.y, surface.yWhere);
  name(fields, *table, "height", surface.height, surface.heightWhere);
  range(fields, *table, "x_range", surface.left, surface.right);
  range(fields, *table, "y_range", surface.bottom, surface.top);
  if (const TomlEntry* levels = fields.tree.find(*table, "levels")) {
    const TomlNode& node = fields.valueOf(*levels);
    if (const auto grid = readGrid(fields, node, "levels"))
      if (const auto tensor = numbers(fields, *grid, "levels")) {
        surface.levels = tensor->data;
        std::sort(surface.levels.begin(), surface.levels.end());
        if (tensor->shape.size() != 1 || surface.levels.size() > mostLevels)
          fields.problem(node.where, "'levels' lists the heights of the isolines",
                         "at most 200 numbers such as [0.5, 1, 2]", fields.written(node.where));
      }
  }
  lesson.surface = std::move(surface);
}

void readRuns(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode& list = fields.valueOf(entry);
  bool tables = list.kind == TomlKind::list;
  if (tables)
    for (const TomlNode& item : fields.tree.items(list)) tables = tables && item.kind == TomlKind::table;
  if (!tables) {
    fields.problem(entry.where, "'run' must be a list of tables", "[[run]], once for each run",
                   kindName(list.kind),
                   list.kind == TomlKind::table ? "write [[run]] with two brackets" : "");
    return;
  }
  if (static_cast<std::size_t>(list.count) > maxRuns) {
    fields.problem(entry.where, "there are too many runs", "at most " + std::to_string(maxRuns),
                   std::to_string(list.count));
    return;
  }
  if (lesson.training.optimizer)
    fields.problem(entry.where, "there is an optimizer under [train] and again in [[run]]",
                   "the optimizer in each [[run]]", "both", "take the one under [train] out");
  for (const TomlNode& item : fields.tree.items(list)) {
    auto run = readRun(fields, item);
    if (!run) continue;
    if (run->name.empty()) run->name = ownName(lesson, *run);
    for (const LessonRun& other : lesson.runs)
      if (other.name == run->name)
        fields.problem(item.where, "two runs are called '" + run->name + "'", "a name for each run",
                       run->name);
    if (run->start && !lesson.surface)
      fields.problem(run->startWhere, "a run has a start, but there is no surface", "[surface] with x and y",
                     "no [surface]", "without it every run starts from [values]");
    lesson.runs.push_back(std::move(*run));
  }
}

}  // namespace gradwalk
