// [lesson], and the smaller tables: [train], [conventions], [hand], [notes].
#include "lesson/read_parts.h"

namespace gradwalk {
namespace {

constexpr int mostDecimals = 15;

void readSource(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "{ document = \"004\", section = \"5\" }");
  if (!table) return;
  fields.onlyKeys(*table, "'source'", {"document", "section"});
  if (const TomlEntry* document = fields.tree.find(*table, "document"))
    lesson.document = fields.text(*document).value_or("");
  else
    fields.problem(table->where, "'source' names no document", "{ document = \"004\", section = \"5\" }",
                   "no document");
  if (const TomlEntry* section = fields.tree.find(*table, "section"))
    lesson.section = fields.text(*section).value_or("");
}

// parameters = ["K", "b"]
std::vector<std::pair<std::string, Span>> namesIn(Fields& fields, const TomlEntry& entry) {
  std::vector<std::pair<std::string, Span>> names;
  const TomlNode& list = fields.valueOf(entry);
  if (list.kind != TomlKind::list) {
    fields.wrongKind(list, entry.key, "a list of names", "a list such as [\"K\", \"b\"]");
    return names;
  }
  for (const TomlNode& item : fields.tree.items(list)) {
    if (item.kind == TomlKind::text)
      names.emplace_back(fields.tree.text(item), fields.inside(item));
    else
      fields.problem(item.where, "'" + entry.key + "' lists names", "a name in quotes",
                     fields.written(item.where));
  }
  return names;
}

// A note of a quantity with a dot in its name (grad.K) makes tables inside tables.
void addNote(Fields& fields, const TomlEntry& entry, const std::string& name, Lesson& lesson) {
  const TomlNode& node = fields.valueOf(entry);
  const bool isText = node.kind != TomlKind::table || node.count == 0 || fields.tree.find(node, "en") ||
                      fields.tree.find(node, "ko");
  if (isText) {
    if (auto note = fields.bilingual(entry)) lesson.notes.emplace(name, std::move(*note));
    return;
  }
  for (const TomlEntry& part : fields.tree.entriesOf(node))
    addNote(fields, part, name + "." + part.key, lesson);
}

}  // namespace

void readHeading(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[lesson], with a title");
  if (!table) return;
  fields.onlyKeys(*table, "[lesson]", {"order", "title", "about", "source"});
  if (const TomlEntry* order = fields.tree.find(*table, "order"))
    lesson.order = fields.wholeNumber(*order, 0, 1'000'000).value_or(lesson.order);
  if (const TomlEntry* title = fields.tree.find(*table, "title"))
    lesson.title = fields.bilingual(*title).value_or(Bilingual{});
  else
    fields.problem(entry.where, "the lesson has no title", "title = { en = \"…\", ko = \"…\" }", "no title");
  if (const TomlEntry* about = fields.tree.find(*table, "about"))
    lesson.about = fields.bilingual(*about).value_or(Bilingual{});
  if (const TomlEntry* source = fields.tree.find(*table, "source")) readSource(fields, *source, lesson);
}

void readTraining(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[train], with a loss");
  if (!table) return;
  Training& training = lesson.training;
  fields.onlyKeys(*table, "[train]",
                  {"loss", "parameters", "gradients", "optimizer", "iterations", "stop", "closing"});
  if (const TomlEntry* loss = fields.tree.find(*table, "loss")) {
    training.loss = fields.text(*loss).value_or("");
    if (!training.loss.empty()) training.lossWhere = fields.inside(fields.valueOf(*loss));
  }
  if (const TomlEntry* parameters = fields.tree.find(*table, "parameters"))
    training.parameters = namesIn(fields, *parameters);
  if (const TomlEntry* gradients = fields.tree.find(*table, "gradients"))
    training.gradients = namesIn(fields, *gradients);
  if (const TomlEntry* optimizer = fields.tree.find(*table, "optimizer"))
    training.optimizer = fields.expression(*optimizer, "sgd(learning_rate=0.1)");
  if (const TomlEntry* iterations = fields.tree.find(*table, "iterations")) {
    training.iterations = fields.wholeNumber(*iterations, 1, maxIterations).value_or(1);
    training.iterationsWhere = fields.valueOf(*iterations).where;
  }
  if (const TomlEntry* stop = fields.tree.find(*table, "stop"))
    training.stop = fields.expression(*stop, "gradient_norm(1e-6)");
  if (const TomlEntry* closing = fields.tree.find(*table, "closing"))
    training.closing = fields.truth(*closing).value_or(false);
}

void readConventions(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[conventions]");
  if (!table) return;
  for (const TomlEntry& row : fields.tree.entriesOf(*table))
    if (const auto choice = fields.text(row))
      lesson.conventions.push_back({row.key, *choice, {row.where.begin, fields.valueOf(row).where.end}});
}

void readHand(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[hand], with decimals");
  if (!table) return;
  fields.onlyKeys(*table, "[hand]", {"decimals", "update", "operations"});
  if (const TomlEntry* decimals = fields.tree.find(*table, "decimals"))
    lesson.hand.decimals = fields.wholeNumber(*decimals, 0, mostDecimals);
  if (const TomlEntry* update = fields.tree.find(*table, "update"))
    lesson.hand.update = fields.wholeNumber(*update, 0, mostDecimals);
  const TomlEntry* operations = fields.tree.find(*table, "operations");
  const TomlNode* rows = operations ? fields.table(*operations, "{ p = 5 }") : nullptr;
  if (!rows) return;
  for (const TomlEntry& row : fields.tree.entriesOf(*rows))
    if (const auto places = fields.wholeNumber(row, 0, mostDecimals))
      lesson.hand.operations[row.key] = *places;
}

void readNotes(Fields& fields, const TomlEntry& entry, Lesson& lesson) {
  const TomlNode* table = fields.table(entry, "[notes]");
  if (!table) return;
  for (const TomlEntry& row : fields.tree.entriesOf(*table)) addNote(fields, row, row.key, lesson);
}

}  // namespace gradwalk
