#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/json_tensor.h"
#include "trace/grade.h"
#include "trace/origin.h"

namespace gradwalk {
namespace {

using Json = nlohmann::ordered_json;

struct GradeArguments {
  std::string lesson, where, guess;
  std::vector<std::string> sets;
  Language language = Language::en;
  int hand = -1;
  bool list = false, json = false;
};

int listMistakes(const Trace& trace, const Cursor& where, const GradeArguments& options) {
  const double right = valueAt(trace, *writtenAt(trace, where));
  const std::vector<Possible> possible = possibleMistakes(trace, where);
  if (options.json) {
    Json list = Json::array();
    for (const Possible& each : possible)
      list.push_back({{"mistake", each.mistake->name},
                      {"title", in(each.mistake->title, options.language)},
                      {"number", toJson(each.number)},
                      {"apart", each.apart}});
    const Json out = {{"path", path(trace, where)}, {"right", toJson(right)}, {"mistakes", list}};
    fmt::print("{}\n", out.dump(2));
    return fine;
  }
  fmt::print("{} = {}\n", path(trace, where), shownNumber(trace, right));
  if (possible.empty())
    fmt::print("{}\n", in(Text{"No known mistake gives another number here",
                               "여기서 다른 수가 나오는 알려진 실수는 없다"},
                          options.language));
  for (const Possible& each : possible)
    fmt::print("  {:<24} {:>12}   {}{}\n", each.mistake->name, shownNumber(trace, each.number),
               in(each.mistake->title, options.language),
               each.apart
                   ? ""
                   : in(Text{" (cannot be told apart at these digits)", " (이 자릿수로는 구별되지 않는다)"},
                        options.language));
  return fine;
}

int gradeGuess(const Trace& trace, const Cursor& where, const GradeArguments& options) {
  const Grade found = grade(trace, where, options.guess, options.language);
  if (options.json) {
    Json names = Json::array();
    for (const Mistake* mistake : found.mistakes) names.push_back(mistake->name);
    const Json out = {{"path", path(trace, where)},
                      {"guess", options.guess},
                      {"asked", askedRounding(trace, where, options.language)},
                      {"outcome", name(found.outcome)},
                      {"mistakes", names},
                      {"sentence", found.sentence}};
    fmt::print("{}\n", out.dump(2));
  } else if (found.outcome == Outcome::unreadable) {
    complain(found.sentence);
  } else {
    fmt::print("{}\n", found.sentence);
  }
  return found.outcome == Outcome::right ? fine : found.outcome == Outcome::unreadable ? unusable : failed;
}

int run(const GradeArguments& options) {
  if (options.list == !options.guess.empty()) {
    complain(options.list ? "--mistakes takes no guess"
                          : "a guess is missing\n  hint: --mistakes lists the known mistakes instead");
    return unusable;
  }
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  std::optional<Trace> byHand;
  const Trace& trace = handTrace(*open, options.hand, byHand);
  const auto what = findCellOrComplain(trace, options.where);
  if (!what) return unusable;
  const auto where = madeAt(trace, *what);
  if (!where) {
    complain(fmt::format("{} is given by the lesson: there is nothing to work out", options.where));
    return unusable;
  }
  return options.list ? listMistakes(trace, *where, options) : gradeGuess(trace, *where, options);
}

}  // namespace

void addGrade(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("grade", "Judge a guess at a number, and name the mistake that gives it");
  auto options = std::make_shared<GradeArguments>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  command->add_option("cell", options->where, "one number, as grad.K[0,0], 2/z[0] or L")->required();
  command->add_option("guess", options->guess,
                      "the guess, to 3 significant digits or all of them: 6, -0.25, 1.5e-3");
  command->add_flag("--mistakes", options->list, "list what each known mistake gives there instead");
  command->add_flag("--json", options->json, "as JSON");
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  addHand(*command, options->hand);
  command->callback([&context, options] { context.run = [options] { return run(*options); }; });
}

}  // namespace gradwalk
