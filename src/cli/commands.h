// Every command, one line each; cli.cpp adds them in this order.
//
// A command's file registers its arguments and says, through Context::run, what is
// to be done once all arguments are read.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/cli.h"
#include "trace/explain.h"
#include "trace/open_lesson.h"
#include "trace/origin.h"

namespace gradwalk {

inline constexpr int fine = 0, failed = 1, unusable = 2, environment = 3;

struct Context {
  const Window* window = nullptr;
  std::function<int()> run;  // set by the command that was given
};

void addOpen(CLI::App& app, Context& context);
void addList(CLI::App& app, Context& context);
void addCheck(CLI::App& app, Context& context);
void addPrint(CLI::App& app, Context& context);
void addValues(CLI::App& app, Context& context);
void addUntil(CLI::App& app, Context& context);
void addCurve(CLI::App& app, Context& context);
void addDescend(CLI::App& app, Context& context);
void addSweep(CLI::App& app, Context& context);
void addConventions(CLI::App& app, Context& context);
void addGrade(CLI::App& app, Context& context);
void addExplain(CLI::App& app, Context& context);
void addRender(CLI::App& app, Context& context);
void addNew(CLI::App& app, Context& context);
void addHelp(CLI::App& app, Context& context);

// No command: the window, or the default lesson as text.
int runDefault(const Context& context);

// Shared by the commands; each says on stderr what is wrong.
void complain(const std::string& message);
// nullptr after the lesson's problems were printed; then the exit code is `unusable`.
// `sets` are edits as --set takes them.
std::unique_ptr<OpenLesson> openOrComplain(const std::string& nameOrPath,
                                           const std::vector<std::string>& sets = {});
// --set 'K[0,1]=2', as often as wanted, and --follow RUN, which is kept among them.
CLI::Option* addSets(CLI::App& command, std::vector<std::string>& sets);
// Of these, only what says which run to follow.
std::vector<std::string> followOnly(const std::vector<std::string>& sets);
// The edits that the words mean in a lesson; nullopt after saying what is wrong.
std::optional<Edits> editsOrComplain(const Lesson& lesson, const std::vector<std::string>& sets);
std::optional<Cursor> seekOrComplain(const Trace& trace, const std::string& where);
std::optional<CellPlace> findCellOrComplain(const Trace& trace, const std::string& where);

// --hand N: every stored cell rounded to so many decimals; −1 where it is not given.
CLI::Option* addHand(CLI::App& command, int& decimals);
// The run that it asks for, which must outlive what is done with the trace; the lesson's own
// where nothing is asked for.
const Trace& handTrace(const OpenLesson& open, int decimals, std::optional<Trace>& byHand);

// "en" or "ko"; an option shared by several commands.
CLI::Option* addLanguage(CLI::App& command, Language& language);

// Prints the steps of `level` from one operation to another; of a run by hand also what
// rounding changed, where `exact` is the same at full precision.
void printSteps(const Trace& trace, Level level, std::int64_t from, std::int64_t to, Language language,
                const Trace* exact = nullptr);

}  // namespace gradwalk
