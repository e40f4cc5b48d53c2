// A lesson's text, read into a Lesson.
#include <algorithm>

#include "lesson/lesson.h"
#include "lesson/read_file.h"
#include "lesson/read_parts.h"

namespace gradwalk {
namespace {

constexpr int knownFormat = 1;

// False where nothing else can be said about the file.
bool formatIsKnown(Fields& fields) {
  const TomlEntry* entry = fields.tree.find(fields.tree.root(), "format");
  if (!entry) {
    fields.problem({0, 0}, "the file does not say its format", "format = 1 in the first line", "no format");
    return true;
  }
  const TomlNode& node = fields.valueOf(*entry);
  if (node.kind == TomlKind::number && node.number == knownFormat) return true;
  if (node.kind != TomlKind::number)
    fields.wrongKind(node, "format", "a number", "format = 1");
  else
    fields.problem(node.where, "this format is not known", "format = 1", fields.written(node.where),
                   node.number > knownFormat ? "a newer version of the program may read it" : "");
  return false;
}

struct Part {
  const char* name;
  void (*read)(Fields&, const TomlEntry&, Lesson&);
};

// In the order in which they are read.
constexpr Part parts[] = {
    {"lesson", readHeading},
    {"train", readTraining},
    {"values", readValues},
    {"graph", readGraph},
    {"hand", readHand},
    {"notes", readNotes},
    {"conventions", readConventions},
    {"surface", readSurface},
    {"run", readRuns},
    {"printed", readPrinted},
};

void readParts(Fields& fields, Lesson& lesson) {
  const TomlNode& root = fields.tree.root();
  std::vector<std::string> known = {"format"};
  for (const Part& part : parts) known.emplace_back(part.name);
  fields.onlyKeys(root, "a lesson", known);
  for (const Part& part : parts)
    if (const TomlEntry* entry = fields.tree.find(root, part.name)) part.read(fields, *entry, lesson);
  if (!fields.tree.find(root, "lesson"))
    fields.problem({0, 0}, "the table [lesson] is missing",
                   "[lesson] with title = { en = \"…\", ko = \"…\" }", "no [lesson]");
  if (!fields.tree.find(root, "graph"))
    fields.problem({0, 0}, "the table [graph] is missing", "[graph] with lines such as Z = \"relu(X)\"",
                   "no [graph]");
  onlyOnce(fields, lesson);
}

bool isEmpty(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string stem(const std::string& path) { return std::filesystem::path(path).stem().string(); }

}  // namespace

std::optional<Lesson> readLesson(Source source, Problems& problems) {
  const std::size_t before = problems.size();
  if (source.text.size() > maxLessonBytes) {
    problems.push_back(tooLarge(source.text.size()));
    return std::nullopt;
  }
  if (isEmpty(source.text)) {
    problems.push_back(
        {{0, 0}, "the file is empty", "a lesson", "nothing", "gradwalk new NAME writes one to start from"});
    return std::nullopt;
  }
  const auto tree = readTree(source.text, problems);
  if (!tree) return std::nullopt;
  Lesson lesson;
  lesson.name = stem(source.name);
  Fields fields{*tree, source.text, problems};
  if (formatIsKnown(fields)) readParts(fields, lesson);
  if (problems.size() > before) return std::nullopt;
  lesson.source = std::move(source);
  return lesson;
}

}  // namespace gradwalk
