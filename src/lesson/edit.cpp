// Edits into text: settings one after another, then all cells at once.
#include "lesson/edit.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "lesson/edit_place.h"
#include "lesson/edit_runs.h"
#include "lesson/optimizer_call.h"
#include "lesson/read_number.h"
#include "lesson/read_scan.h"
#include "lesson/tokens.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

auto target(const Edit& edit) { return std::tie(edit.kind, edit.name, edit.key, edit.item, edit.cell); }

// A number that reads back as this double.
std::string written(double value) {
  if (value == 0.0 && std::signbit(value)) return "-0.0";
  std::string out = shortest(value);
  // Beyond 2⁵³ a whole number is taken only with a point.
  if (numberProblem(out, 0)) out += ".0";
  return out;
}

struct Replacement {
  Span where;
  std::string text;
};

class CellWriter {
 public:
  CellWriter(const Lesson& lesson, Problems& problems) : lesson_(lesson), problems_(problems) {}

  // The edits [first, last) of one value.
  bool add(const Value& value, Edits::const_iterator first, Edits::const_iterator last);
  std::string write() const;

 private:
  bool generated(const Value& value, Edits::const_iterator first, Edits::const_iterator last);
  const TomlNode* nodeOf(const Value& value, std::size_t item, bool& drawn);
  std::string numbers(const Tensor& tensor, const std::vector<std::string>& cells, std::size_t axis,
                      std::size_t& at, const std::string& indent) const;
  std::string indentAt(std::size_t offset) const;
  std::int64_t count(const Value& value) const { return elementCount(value.each.front().shape); }

  const Lesson& lesson_;
  Problems& problems_;
  std::optional<TomlTree> tree_;
  std::vector<Replacement> replacements_;
};

std::string CellWriter::indentAt(std::size_t offset) const {
  const std::string& text = lesson_.source.text;
  const std::size_t newline = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
  const auto letters = std::count_if(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                     text.begin() + static_cast<std::ptrdiff_t>(offset),
                                     [](char c) { return (c & 0xC0) != 0x80; });
  return std::string(static_cast<std::size_t>(letters), ' ');
}

// Nested lists, a row a line where `indent` is not empty.
std::string CellWriter::numbers(const Tensor& tensor, const std::vector<std::string>& cells, std::size_t axis,
                                std::size_t& at, const std::string& indent) const {
  if (axis == tensor.shape.size()) return cells[at++];
  const bool innermost = axis + 1 == tensor.shape.size();
  const std::string between =
      innermost || indent.empty() ? ", " : ",\n" + indent + std::string(axis + 1, ' ');
  std::string out = "[";
  for (std::int64_t k = 0; k < tensor.shape[axis]; ++k)
    out += (k > 0 ? between : "") + numbers(tensor, cells, axis + 1, at, indent);
  return out + "]";
}

// What stands for one tensor of a value in the text; `drawn` where one text stands for all.
const TomlNode* CellWriter::nodeOf(const Value& value, std::size_t item, bool& drawn) {
  drawn = false;
  if (!tree_) tree_ = readTree(lesson_.source.text, problems_);
  const TomlNode* node = tree_ ? nodeAt(*tree_, "values", value.name) : nullptr;
  if (node == nullptr || node->kind != TomlKind::table) return node;
  const TomlEntry* each = tree_->find(*node, "each");
  if (each == nullptr) return nullptr;
  const TomlNode& list = tree_->node(each->node);
  drawn = list.kind == TomlKind::text;
  if (drawn) return &list;
  const auto items = tree_->items(list);
  return item < items.size() ? &items[item] : nullptr;
}

// The value comes from a generator: its numbers are written out, with the edited ones.
bool CellWriter::generated(const Value& value, Edits::const_iterator first, Edits::const_iterator last) {
  bool drawn = false;
  const TomlNode* node = nodeOf(value, first->item, drawn);
  if (node == nullptr) return false;
  const std::size_t from = drawn ? 0 : first->item, to = drawn ? value.each.size() : from + 1;
  const std::int64_t all = count(value) * static_cast<std::int64_t>(to - from);
  if (all > mostWrittenOut) {
    problems_.push_back({node->where,
                         "'" + value.name + "' comes from a generator and has too many numbers to write out",
                         "at most " + std::to_string(mostWrittenOut) + " numbers", std::to_string(all),
                         "change the generator in the lesson's file"});
    return false;
  }
  const bool own = node->where.begin == value.where.begin;  // not inside { each = … }, which is one line
  const std::string indent = own ? indentAt(node->where.begin) : "";
  std::string out;
  for (std::size_t item = from; item < to; ++item) {
    std::vector<std::string> cells;
    for (const double x : value.each[item].data) cells.push_back(written(x));
    for (auto edit = first; edit != last; ++edit)
      if (edit->item == item) cells[static_cast<std::size_t>(edit->cell)] = edit->text;
    std::size_t at = 0;
    out += (item > from ? ", " : "") + numbers(value.each[item], cells, 0, at, indent);
  }
  replacements_.push_back({node->where, drawn ? "[" + out + "]" : out});
  return true;
}

bool CellWriter::add(const Value& value, Edits::const_iterator first, Edits::const_iterator last) {
  const std::size_t before = problems_.size();
  for (auto edit = first; edit != last; ++edit) {
    if (edit->item >= value.each.size() || edit->cell < 0 || edit->cell >= count(value)) {
      problems_.push_back(
          {value.nameWhere, "'" + value.name + "' has no such cell",
           text(value.each.front().shape) +
               (value.each.size() > 1 ? ", " + std::to_string(value.each.size()) + " times" : ""),
           editText(lesson_, *edit), ""});
      continue;
    }
    const auto& cells = value.cells[edit->item];
    const Span where = cells.empty() ? value.where : cells[static_cast<std::size_t>(edit->cell)];
    if (auto problem = editProblem(*edit, where)) problems_.push_back(std::move(*problem));
  }
  if (problems_.size() > before) return false;
  for (auto edit = first; edit != last;) {
    const auto& cells = value.cells[edit->item];
    if (!cells.empty()) {
      replacements_.push_back({cells[static_cast<std::size_t>(edit->cell)], edit->text});
      ++edit;
      continue;
    }
    bool drawn = false;
    nodeOf(value, edit->item, drawn);
    const auto end =
        drawn ? last : std::find_if(edit, last, [&](const Edit& e) { return e.item != edit->item; });
    if (!generated(value, edit, end)) return false;
    edit = end;
  }
  return true;
}

std::string CellWriter::write() const {
  std::vector<Replacement> ordered = replacements_;
  std::sort(ordered.begin(), ordered.end(),
            [](const Replacement& a, const Replacement& b) { return a.where.begin < b.where.begin; });
  const std::string& text = lesson_.source.text;
  std::string out;
  std::size_t at = 0;
  for (const Replacement& each : ordered) {
    out.append(text, at, each.where.begin - at);
    out += each.text;
    at = each.where.end;
  }
  return out.append(text, at, std::string::npos);
}

// Everything that is no cell; the text is read again for each, as there are few.
bool putSetting(const Lesson& lesson, std::string& text, const Edit& edit, Problems& problems) {
  if (auto problem = editProblem(edit, nowhere)) {
    problems.push_back(std::move(*problem));
    return false;
  }
  switch (edit.kind) {
    case EditKind::cell:
      return true;
    case EditKind::setting:
      return putArgument(text, "train", "optimizer", writtenSettingName(lesson, edit.name), edit.text,
                         problems);
    case EditKind::iterations:
      return putKey(text, "train", "iterations", edit.text, problems);
    case EditKind::attribute:
      return putArgument(text, "graph", edit.name, edit.key, edit.text, problems);
    case EditKind::convention:
      return putKey(text, "conventions", edit.name, "\"" + edit.text + "\"", problems);
    case EditKind::runs:
      return putRuns(text, edit.text, problems);
    case EditKind::hand:
      break;
  }
  if (edit.name == "decimals" || edit.name == "update")
    return putKey(text, "hand", edit.name, edit.text, problems);
  const auto tree = readTree(text, problems);
  if (!tree) return false;
  const TomlNode* operations = nodeAt(*tree, "hand", "operations");
  if (operations == nullptr)
    return putKey(text, "hand", "operations", "{ " + keyText(edit.name) + " = " + edit.text + " }", problems);
  if (const TomlEntry* entry = tree->find(*operations, edit.name)) {
    const Span where = tree->node(entry->node).where;
    text.replace(where.begin, where.end - where.begin, edit.text);
    return true;
  }
  problems.push_back({operations->where, "'" + edit.name + "' is not among the lesson's hand decimals",
                      "an operation that [hand] operations lists", edit.name, ""});
  return false;
}

bool writeCells(const Lesson& lesson, const Edits& edits, std::string& out, Problems& problems) {
  CellWriter writer(lesson, problems);
  bool good = true;
  for (auto edit = edits.begin(); edit != edits.end() && edit->kind == EditKind::cell;) {
    const auto end = std::find_if(edit, edits.end(), [&](const Edit& other) {
      return other.kind != EditKind::cell || other.name != edit->name;
    });
    const auto value = std::find_if(lesson.values.begin(), lesson.values.end(),
                                    [&](const Value& v) { return v.name == edit->name; });
    if (value != lesson.values.end()) {
      good = writer.add(*value, edit, end) && good;
    } else {
      problems.push_back(
          {nowhere, "the lesson has no value '" + edit->name + "'", "a name from [values]", edit->name, ""});
      good = false;
    }
    edit = end;
  }
  if (good) out = writer.write();
  return good;
}

}  // namespace

bool sameTarget(const Edit& a, const Edit& b) { return target(a) == target(b); }

void setEdit(Edits& edits, Edit edit) {
  const auto at = std::lower_bound(edits.begin(), edits.end(), edit,
                                   [](const Edit& a, const Edit& b) { return target(a) < target(b); });
  if (at != edits.end() && sameTarget(*at, edit))
    *at = std::move(edit);
  else
    edits.insert(at, std::move(edit));
}

void dropEdit(Edits& edits, const Edit& gone) {
  edits.erase(std::remove_if(edits.begin(), edits.end(), [&](const Edit& e) { return sameTarget(e, gone); }),
              edits.end());
}

const Edit* findEdit(const Edits& edits, const Edit& wanted) {
  const auto at =
      std::find_if(edits.begin(), edits.end(), [&](const Edit& e) { return sameTarget(e, wanted); });
  return at == edits.end() ? nullptr : &*at;
}

void setConvention(Edits& edits, const std::string& name, const std::string& choice) {
  setEdit(edits, {.kind = EditKind::convention, .name = name, .text = choice});
}

std::optional<Problem> editProblem(const Edit& edit, Span where) {
  const std::string& text = edit.text;
  if (edit.kind == EditKind::runs) {
    Problems found;
    if (parseRuns(text, found)) return std::nullopt;
    found.front().where = where;
    return found.front();
  }
  if (edit.kind == EditKind::convention || edit.kind == EditKind::attribute) {
    const bool plain =
        !text.empty() && text.size() <= longestNumber &&
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-") ==
            std::string::npos;
    if (plain) return std::nullopt;
    return Problem{where, "'" + text + "' cannot stand here", "a number or a word", text, ""};
  }
  const std::string number = "a number such as 2, -0.5 or 1e-3";
  const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const bool numeric = text.size() > sign && ((text[sign] >= '0' && text[sign] <= '9') || text[sign] == '.');
  if (!numeric)
    return Problem{where, text.empty() ? "a number is missing" : "'" + text + "' is not a number", number,
                   text.empty() ? "nothing" : text,
                   text.substr(0, 3) == "−" ? "the minus sign is typed as -" : ""};
  if (auto problem = numberProblem(text, 0)) {
    problem->where = where;
    return problem;
  }
  if (edit.kind == EditKind::setting && text[0] == '+')
    return Problem{where, "'" + text + "' cannot stand here", number, text, "leave out the +"};
  return std::nullopt;
}

bool changesNothing(const Lesson& lesson, const Edit& edit) {
  const std::string own = ownText(lesson, edit);
  if (own == edit.text) return true;
  if (edit.kind == EditKind::convention) return false;
  const auto a = numberOf(own), b = numberOf(edit.text);
  return a && b && *a == *b && std::signbit(*a) == std::signbit(*b);
}

std::optional<Source> applyEdits(const Lesson& lesson, const Edits& edits, Problems& problems) {
  const std::size_t before = problems.size();
  Source out = lesson.source;
  const bool cells = !edits.empty() && edits.front().kind == EditKind::cell;
  bool settings = false;
  for (const Edit& edit : edits) {
    if (edit.kind == EditKind::cell) continue;
    settings = true;
    putSetting(lesson, out.text, edit, problems);
  }
  if (problems.size() > before) return std::nullopt;
  if (!cells) return out;
  if (!settings) {
    if (!writeCells(lesson, edits, out.text, problems)) return std::nullopt;
    return out;
  }
  // The number of iterations decides how many numbers a generator draws.
  const auto changed = readLesson(out, problems);
  if (!changed || !writeCells(*changed, edits, out.text, problems)) return std::nullopt;
  return out;
}

}  // namespace gradwalk
