// [[printed]]: what a document prints, digit by digit, and what became of it.
#include <cmath>
#include <set>

#include "lesson/read_grid.h"
#include "lesson/read_parts.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

constexpr const char* verdictNames[] = {"exact", "rounds", "truncates", "hand", "erratum"};

std::optional<Verdict> verdictCalled(std::string_view word) {
  for (const Verdict verdict :
       {Verdict::exact, Verdict::rounds, Verdict::truncates, Verdict::hand, Verdict::erratum})
    if (word == name(verdict)) return verdict;
  return std::nullopt;
}

// The digits of a cell as they stand in the file; "" is a cell that is not printed.
std::optional<PrintedCell> figureOf(Fields& fields, const TomlNode& cell, const std::string& where) {
  const std::string expected = "digits as printed, such as 0.50 or \"-.5\"";
  std::string figure;
  if (cell.kind == TomlKind::number) {
    figure = fields.source.substr(cell.where.begin, cell.where.end - cell.where.begin);
  } else if (cell.kind == TomlKind::text) {
    figure = fields.tree.text(cell);
    if (figure.empty()) return figure;
  } else {
    fields.problem(cell.where, where + " is not a number", expected, kindName(cell.kind));
    return std::nullopt;
  }
  if (printedPlaces(figure) != notAFigure) return figure;
  const bool minus = figure.find("−") != std::string::npos;
  fields.problem(cell.where, where + " is not a number", expected, figure.empty() ? "nothing" : figure,
                 minus ? "the minus sign is typed as -" : "");
  return std::nullopt;
}

std::optional<std::vector<PrintedCell>> figures(Fields& fields, const Grid& grid, const std::string& name) {
  std::vector<PrintedCell> out;
  bool good = true;
  for (std::size_t k = 0; k < grid.cells.size(); ++k) {
    const std::string here = name + cellText(unravel(grid.shape, static_cast<std::int64_t>(k)));
    auto figure = figureOf(fields, *grid.cells[k], here);
    good = good && figure.has_value();
    out.push_back(figure ? std::move(*figure) : "");
  }
  return good ? std::optional(std::move(out)) : std::nullopt;
}

class Entry {
 public:
  Entry(Fields& fields, const TomlNode& table) : fields_(fields), table_(table) {
    printed_.where = table.where;
  }

  std::optional<Printed> read();

 private:
  const TomlEntry* find(std::string_view key) const { return fields_.tree.find(table_, key); }
  const TomlEntry* required(std::string_view key, std::string expected);
  bool value();
  bool verdict();
  bool deviating();
  bool right();
  bool index(const TomlNode& node);

  Fields& fields_;
  const TomlNode& table_;
  Printed printed_;
};

const TomlEntry* Entry::required(std::string_view key, std::string expected) {
  const TomlEntry* entry = find(key);
  if (!entry) {
    const std::string missing = "no '" + std::string(key) + "'";
    fields_.problem(table_.where, "this [[printed]] has " + missing, std::move(expected), missing);
  }
  return entry;
}

bool Entry::value() {
  const TomlEntry* entry = required("value", "value = the digits, such as [5, 7]");
  if (!entry) return false;
  const auto grid = readGrid(fields_, fields_.valueOf(*entry), "value");
  if (!grid) return false;
  auto cells = figures(fields_, *grid, "value");
  if (!cells) return false;
  printed_.shape = grid->shape;
  printed_.cells = std::move(*cells);
  for (const PrintedCell& cell : printed_.cells)
    if (!cell.empty()) return true;
  fields_.problem(fields_.valueOf(*entry).where, "nothing is printed here", "at least one number",
                  "only \"\"");
  return false;
}

bool Entry::verdict() {
  const std::vector<std::string> words(std::begin(verdictNames), std::end(verdictNames));
  const TomlEntry* entry = required("verdict", "verdict = " + listed(words));
  if (!entry) return false;
  const auto word = fields_.text(*entry);
  if (!word) return false;
  if (const auto known = verdictCalled(*word)) {
    printed_.declared = *known;
    return true;
  }
  fields_.problem(fields_.valueOf(*entry).where, "no verdict is called '" + *word + "'", listed(words), *word,
                  didYouMean(*word, words));
  return false;
}

// [1, 0]: one cell of the value.
bool Entry::index(const TomlNode& node) {
  const std::string expected = printed_.shape.empty()
                                   ? "no 'deviating': the value is one number"
                                   : "a cell such as " + cellText(Index(printed_.shape.size(), 0));
  if (node.kind != TomlKind::list || printed_.shape.empty()) {
    fields_.problem(node.where, "'deviating' lists cells", expected, fields_.written(node.where));
    return false;
  }
  Index out;
  bool good = static_cast<std::size_t>(node.count) == printed_.shape.size();
  for (const TomlNode& part : fields_.tree.items(node)) {
    const bool whole = part.kind == TomlKind::number && part.number == std::floor(part.number);
    const std::size_t axis = out.size();
    good = good && whole && part.number >= 0 && part.number < static_cast<double>(printed_.shape[axis]);
    if (!good) break;
    out.push_back(static_cast<std::int64_t>(part.number));
  }
  if (!good) {
    fields_.problem(node.where, "the value has no such cell", expected + ", within " + text(printed_.shape),
                    fields_.written(node.where));
    return false;
  }
  if (printed_.cells[static_cast<std::size_t>(flatIndex(printed_.shape, out))].empty()) {
    fields_.problem(node.where, "a cell that is not printed cannot deviate", "a cell with digits", "\"\"");
    return false;
  }
  printed_.deviating.push_back(std::move(out));
  return true;
}

bool Entry::deviating() {
  const TomlEntry* entry = find("deviating");
  if (!entry) return true;
  const TomlNode& list = fields_.valueOf(*entry);
  if (list.kind != TomlKind::list || list.count == 0) {
    fields_.problem(list.where, "'deviating' lists cells", "a list of cells such as [[0, 1]]",
                    fields_.written(list.where));
    return false;
  }
  for (const TomlNode& item : fields_.tree.items(list))
    if (!index(item)) return false;
  return true;
}

// What an erratum must say and what only an erratum may say.
bool Entry::right() {
  const bool erratum = printed_.declared == Verdict::erratum;
  if (!erratum) {
    bool good = true;
    for (const char* key : {"right", "mistake"})
      if (const TomlEntry* entry = find(key)) {
        fields_.problem(entry->where, "'" + std::string(key) + "' belongs to an erratum",
                        "verdict = \"erratum\"", std::string("verdict ") + name(printed_.declared));
        good = false;
      }
    return good;
  }
  const TomlEntry* entry = required("right", "right = what should be printed, in the shape of value");
  if (!entry) return false;
  const TomlNode& node = fields_.valueOf(*entry);
  const auto grid = readGrid(fields_, node, "right");
  if (!grid) return false;
  auto cells = figures(fields_, *grid, "right");
  if (!cells) return false;
  if (grid->shape != printed_.shape) {
    fields_.problem(node.where, "'right' and 'value' differ in shape", text(printed_.shape),
                    text(grid->shape));
    return false;
  }
  for (std::size_t k = 0; k < cells->size(); ++k) {
    if ((*cells)[k].empty() == printed_.cells[k].empty()) continue;
    const std::string cell = cellText(unravel(grid->shape, static_cast<std::int64_t>(k)));
    fields_.problem(grid->cells[k]->where, "'right' and 'value' leave out different cells",
                    printed_.cells[k].empty() ? "\"\", as in value" + cell : "a number, as in value" + cell,
                    (*cells)[k].empty() ? "\"\"" : (*cells)[k]);
    return false;
  }
  printed_.right = std::move(*cells);
  return true;
}

std::optional<Printed> Entry::read() {
  fields_.onlyKeys(table_, "[[printed]]",
                   {"of", "value", "verdict", "deviating", "right", "mistake", "why", "at", "run"});
  bool good = true;
  if (const TomlEntry* of = required("of", "of = \"Z\", the name of what is printed")) {
    const auto words = fields_.text(*of);
    good = words.has_value();
    printed_.of = words.value_or("");
    if (good) printed_.ofWhere = fields_.inside(fields_.valueOf(*of));
  } else {
    good = false;
  }
  const bool hasValue = value(), hasVerdict = verdict();
  good = good && hasValue && hasVerdict;
  if (hasValue) good = deviating() && good;
  if (hasValue && hasVerdict) good = right() && good;
  if (const TomlEntry* mistake = find("mistake"); mistake && printed_.declared == Verdict::erratum) {
    printed_.mistake = fields_.expression(*mistake, "K - round(grad.K, 5)");
    good = good && printed_.mistake;
  }
  if (const TomlEntry* why = find("why")) {
    const auto words = fields_.bilingual(*why);
    good = good && words;
    printed_.why = words.value_or(Bilingual{});
  } else if (hasVerdict && printed_.declared == Verdict::erratum) {
    good = required("why", "why = { en = \"…\", ko = \"…\" }") != nullptr && good;
  }
  if (const TomlEntry* at = find("at")) {
    const auto words = fields_.text(*at);
    good = good && words;
    printed_.at = words.value_or("");
  }
  if (const TomlEntry* run = find("run")) {
    const auto words = fields_.text(*run);
    good = good && words;
    printed_.run = words.value_or("");
    printed_.runWhere = fields_.valueOf(*run).where;
  }
  return good ? std::optional(std::move(printed_)) : std::nullopt;
}

}  // namespace

const char* name(Verdict verdict) { return verdictNames[static_cast<std::size_t>(verdict)]; }

void readPrinted(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode& list = fields.valueOf(entry);
  bool tables = list.kind == TomlKind::list;
  if (tables)
    for (const TomlNode& item : fields.tree.items(list)) tables = tables && item.kind == TomlKind::table;
  if (!tables) {
    fields.problem(entry.where, "'printed' must be a list of tables",
                   "[[printed]], once for each printed value", kindName(list.kind),
                   list.kind == TomlKind::table ? "write [[printed]] with two brackets" : "");
    return;
  }
  for (const TomlNode& item : fields.tree.items(list))
    if (auto printed = Entry(fields, item).read()) lesson.printed.push_back(std::move(*printed));
}

}  // namespace gradwalk
