#include "cli/cli.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include <fmt/format.h>

#include "cli/commands.h"
#include "lesson/library.h"

namespace gradwalk {

void complain(const std::string& message) { fmt::print(stderr, "gradwalk: {}\n", message); }

namespace {

// --follow is kept among the edits, in words that no edit has.
constexpr std::string_view followWord = "follow:";

}  // namespace

std::vector<std::string> followOnly(const std::vector<std::string>& sets) {
  std::vector<std::string> out;
  for (const std::string& set : sets)
    if (set.starts_with(followWord)) out.push_back(set);
  return out;
}

std::unique_ptr<OpenLesson> openOrComplain(const std::string& nameOrPath,
                                           const std::vector<std::string>& asked) {
  std::string follow;
  std::vector<std::string> sets;
  for (const std::string& set : asked)
    if (set.starts_with(followWord))
      follow = set.substr(followWord.size());
    else
      sets.push_back(set);
  const auto path = findLesson(nameOrPath);
  if (!path) {
    std::vector<std::string> names;
    for (const LessonEntry& entry : listLessons()) names.push_back(entry.name);
    const std::string near = didYouMean(nameOrPath, names);
    complain(fmt::format("there is no lesson or file '{}'\n  hint: {}", nameOrPath,
                         near.empty() ? "gradwalk list shows the lessons" : near));
    return nullptr;
  }
  if (sets.empty()) {
    OpenResult result = openLesson(*path, nullptr, follow);
    if (!result.open) fmt::print(stderr, "{}", result.problems);
    return std::move(result.open);
  }
  Source source;
  Problems problems;
  std::optional<Lesson> own = readLessonFile(*path, source, problems);
  if (own && !follow.empty()) own->followed = followed(*own, follow, problems).value_or(0);
  if (!own || !problems.empty()) {
    fmt::print(stderr, "{}", render(source, problems));
    return nullptr;
  }
  const auto edits = editsOrComplain(*own, sets);
  if (!edits) return nullptr;
  OpenResult result = openEdited(*own, *path, *edits, Judging::asUsual);
  if (!result.open) fmt::print(stderr, "{}", result.problems);
  return std::move(result.open);
}

std::optional<Edits> editsOrComplain(const Lesson& lesson, const std::vector<std::string>& sets) {
  Edits edits;
  bool good = true;
  for (const std::string& set : sets) {
    if (set.starts_with(followWord)) continue;
    Problems problems;
    if (auto edit = parseEdit(lesson, set, problems)) {
      setEdit(edits, std::move(*edit));
      continue;
    }
    fmt::print(stderr, "{}", render({"--set", set}, problems));
    good = false;
  }
  return good ? std::optional(std::move(edits)) : std::nullopt;
}

CLI::Option* addSets(CLI::App& command, std::vector<std::string>& sets) {
  command.add_option_function<std::string>(
      "--follow", [&sets](const std::string& run) { sets.push_back(std::string(followWord) + run); },
      "of a lesson with several runs, the one whose steps are meant; else the first");
  return command
      .add_option("--set", sets,
                  "change a number: 'K[0,1]=2', learning_rate=0.5, iterations=10; may be given again")
      ->allow_extra_args(false);
}

namespace {

void complainOf(const Problem& problem) {
  std::string message =
      fmt::format("{}\n  expected: {}\n  found:    {}", problem.message, problem.expected, problem.found);
  if (!problem.hint.empty()) message += "\n  hint:     " + problem.hint;
  complain(message);
}

}  // namespace

std::optional<Cursor> seekOrComplain(const Trace& trace, const std::string& where) {
  Problem problem;
  auto cursor = seek(trace, where, problem);
  if (!cursor) complainOf(problem);
  return cursor;
}

std::optional<CellPlace> findCellOrComplain(const Trace& trace, const std::string& where) {
  Problem problem;
  auto cell = findCell(trace, where, problem);
  if (!cell) complainOf(problem);
  return cell;
}

CLI::Option* addHand(CLI::App& command, int& decimals) {
  return command.add_option("--hand", decimals, "hand arithmetic: round every stored cell to N decimals")
      ->check(CLI::Range(0, 15));
}

const Trace& handTrace(const OpenLesson& open, int decimals, std::optional<Trace>& byHand) {
  if (decimals < 0) return open.trace;
  return byHand.emplace(runByHand(open, decimals));
}

CLI::Option* addLanguage(CLI::App& command, Language& language) {
  static const std::map<std::string, Language> languages{{"en", Language::en}, {"ko", Language::ko}};
  return command.add_option("--lang", language, "language of the sentences: en or ko")
      ->transform(CLI::CheckedTransformer(languages));
}

namespace {

void addCommands(CLI::App& app, Context& context) {
  addOpen(app, context);
  addList(app, context);
  addCheck(app, context);
  addPrint(app, context);
  addValues(app, context);
  addExplain(app, context);
  addUntil(app, context);
  addCurve(app, context);
  addDescend(app, context);
  addSweep(app, context);
  addConventions(app, context);
  addGrade(app, context);
  addRender(app, context);
  addNew(app, context);
  addHelp(app, context);
}

// CLI11 says of a misspelt command only that it was not expected.
std::string betterMessage(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  if (argc > 1 && argv[1][0] != '-') {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    const std::string word = argv[1];
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      if (findLesson(word))
        return fmt::format("'{}' is a lesson, not a command\n  hint: gradwalk open {}", word, word);
      const std::string near = didYouMean(word, names);
      return fmt::format("there is no command '{}'\n  hint: {}", word,
                         near.empty() ? "gradwalk --help shows the commands" : near);
    }
    return fmt::format("{}\n  hint: gradwalk {} --help shows the arguments", error.what(), word);
  }
  return fmt::format("{}\n  hint: gradwalk --help shows the commands", error.what());
}

}  // namespace

int runCommand(int argc, char** argv, const Window* window) {
  CLI::App app{"Gradwalk steps through deep learning one operation at a time."};
  app.set_version_flag("--version", std::string("gradwalk ") + GRADWALK_VERSION);
  app.require_subcommand(0, 1);
  app.footer(
      "A LESSON is a name from `gradwalk list` or a path to a lesson file.\n"
      "Without a command the window opens; without a display the default lesson is printed.");
  Context context{window, {}};
  addCommands(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    complain(betterMessage(app, error, argc, argv));
    return unusable;
  }
  const int code = context.run ? context.run() : runDefault(context);
  if (std::fflush(stdout) != 0) {
    complain("the output could not be written");
    return environment;
  }
  return code;
}

}  // namespace gradwalk
