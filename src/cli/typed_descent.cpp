#include "cli/typed_descent.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "cli/commands.h"
#include "lesson/runs.h"

namespace gradwalk {
namespace {

void complainOfNumbers(const std::string& option, const std::string& found) {
  complain(fmt::format("{} does not fit\n  expected: two numbers, as -7,2\n  found:    {}", option,
                       found.empty() ? "nothing" : found));
}

// "-7,2": two finite numbers; nullopt after saying what is wrong.
std::optional<std::array<double, 2>> twoNumbers(const std::string& option, const std::string& words) {
  std::array<double, 2> out{};
  const char* at = words.data();
  const char* const end = at + words.size();
  for (std::size_t k = 0; k < 2; ++k) {
    while (at < end && *at == ' ') ++at;
    const auto [next, error] = std::from_chars(at, end, out[k]);
    const bool comma = k == 1 || (next < end && *next == ',');
    if (error != std::errc{} || !comma || !std::isfinite(out[k])) {
      complainOfNumbers(option, words);
      return std::nullopt;
    }
    at = next + (k == 0 ? 1 : 0);
  }
  while (at < end && *at == ' ') ++at;
  if (at == end) return out;
  complainOfNumbers(option, words);
  return std::nullopt;
}

// "Fast: adam learning_rate=0.3 beta1=0.8" in its parts.
struct RunWords {
  std::string name, call;
};

RunWords runWords(const std::string& typed) {
  RunWords out;
  std::string rest = typed;
  // Behind a name stands a colon; settings have none.
  if (const std::size_t colon = rest.find(':'); colon != std::string::npos) {
    out.name = rest.substr(0, colon);
    while (out.name.ends_with(' ')) out.name.pop_back();
    while (out.name.starts_with(' ')) out.name.erase(0, 1);
    rest.erase(0, colon + 1);
  }
  if (rest.find('(') != std::string::npos) {  // as lesson files write it
    while (rest.starts_with(' ')) rest.erase(0, 1);
    out.call = rest;
    return out;
  }
  std::vector<std::string> words;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t begin = rest.find_first_not_of(" \t,", at);
    if (begin == std::string::npos) break;
    at = std::min(rest.find_first_of(" \t,", begin), rest.size());
    words.push_back(rest.substr(begin, at - begin));
  }
  for (std::size_t k = 0; k < words.size(); ++k)
    out.call += words[k] + (k == 0 ? (words.size() > 1 ? "(" : "") : k + 1 < words.size() ? ", " : ")");
  return out;
}

// A part of the lesson's text that was typed on the command line.
struct Typed {
  std::string option, text;
  std::size_t begin = 0;  // in the lesson's text
};

// A text may stand between quotes in a lesson's file as it is.
bool quotable(const std::string& words) {
  return std::none_of(words.begin(), words.end(), [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

struct Written {
  std::string text;
  std::vector<Typed> typed;

  bool quote(const std::string& option, const std::string& words) {
    if (!quotable(words)) {
      complain(
          fmt::format("{} cannot be read\n  expected: an expression on one line, without quotes\n"
                      "  found:    a quote, a backslash or a control character",
                      option));
      return false;
    }
    text += '"';
    typed.push_back({option, words, text.size()});
    text += words + "\"\n";
    return true;
  }
};

// The same descent as a lesson's file would write it; nullopt after saying what is wrong.
std::optional<Written> asLesson(const TypedDescent& options) {
  const auto start = twoNumbers("--start", options.start);
  if (!start) return std::nullopt;
  Written out;
  // TOML wants a digit on both sides of a point, and knows 1e+20.
  const auto figure = [](double value) { return fmt::format("{}", value); };
  const std::string title = options.title.empty() ? "Descent" : options.title;
  if (!quotable(title)) {
    complain("--title cannot hold a quote, a backslash or a control character");
    return std::nullopt;
  }
  out.text = fmt::format("format = 1\n[lesson]\ntitle = {{ en = \"{}\", ko = \"{}\" }}\n", title,
                         options.title.empty() ? "하강" : options.title);
  out.text +=
      fmt::format("[values]\nx = {}\ny = {}\n[graph]\nf = ", figure((*start)[0]), figure((*start)[1]));
  if (!out.quote("--f", options.f)) return std::nullopt;
  out.text += fmt::format("[train]\nloss = \"f\"\nparameters = [\"x\", \"y\"]\niterations = {}\n[surface]\n",
                          options.steps);
  for (const auto& [key, option, words] : {std::tuple("x_range", "--x-range", options.xRange),
                                           std::tuple("y_range", "--y-range", options.yRange)}) {
    if (words.empty()) continue;
    const auto range = twoNumbers(option, words);
    if (!range) return std::nullopt;
    out.text += fmt::format("{} = [{}, {}]\n", key, figure((*range)[0]), figure((*range)[1]));
  }
  for (const std::string& run : options.runs) {
    const RunWords words = runWords(run);
    out.text += "[[run]]\n";
    if (!words.name.empty()) {
      out.text += "name = ";
      if (!out.quote("--run", words.name)) return std::nullopt;
    }
    out.text += "optimizer = ";
    if (!out.quote("--run", words.call)) return std::nullopt;
  }
  return out;
}

// Problems are shown in the words that were typed.
void complainOf(const Written& written, const Source& source, const Problems& problems) {
  for (const Problem& problem : problems) {
    const auto typed = std::find_if(written.typed.begin(), written.typed.end(), [&](const Typed& each) {
      return problem.where.begin >= each.begin && problem.where.begin <= each.begin + each.text.size();
    });
    if (typed == written.typed.end()) {
      fmt::print(stderr, "{}", render(source, {problem}));
      continue;
    }
    Problem moved = problem;
    moved.where.begin -= typed->begin;
    moved.where.end = std::min(moved.where.end - typed->begin, typed->text.size());
    fmt::print(stderr, "{}", render({typed->option, typed->text}, {moved}));
  }
}

std::unique_ptr<OpenLesson> openTyped(const TypedDescent& options) {
  const auto written = asLesson(options);
  if (!written) return nullptr;
  const Source source{"descent", written->text};
  Problems problems;
  const auto lesson = readLesson(source, problems);
  if (lesson) {
    for (std::size_t run = 0; run < lesson->runs.size() && problems.empty(); ++run)
      checkLesson(lessonOfRun(*lesson, run), problems);
  }
  if (!problems.empty()) {
    complainOf(*written, source, problems);
    return nullptr;
  }
  OpenResult result = openLesson(source);
  if (!result.open) fmt::print(stderr, "{}", result.problems);
  return std::move(result.open);
}

}  // namespace

std::unique_ptr<OpenLesson> openDescent(const TypedDescent& options, const std::string& command,
                                        bool surface) {
  if (options.lesson.empty() == options.f.empty()) {
    complain(command + " needs a surface\n  expected: a lesson, or --f 'x^2/20 + y^2'\n  found:    " +
             std::string(options.f.empty() ? "neither" : "both"));
    return nullptr;
  }
  if (!options.lesson.empty()) {
    if (!options.runs.empty()) {
      complain("--run belongs to --f\n  hint: the runs of a lesson stand in its file, as [[run]]");
      return nullptr;
    }
    auto open = openOrComplain(options.lesson, options.sets);
    if (surface && open && !open->program.surface.exists()) {
      complain(
          fmt::format("{} is no descent\n  expected: a lesson with [surface], or with two parameters of "
                      "one number each\n  hint:     gradwalk print {}",
                      options.lesson, options.lesson));
      return nullptr;
    }
    return open;
  }
  if (options.runs.empty()) {
    complain(
        "there is no run\n  expected: --run 'sgd learning_rate=0.1', once or more\n  found:    none\n"
        "  hint:     gradwalk help lists the optimizers");
    return nullptr;
  }
  return openTyped(options);
}

void addTypedDescent(CLI::App& command, TypedDescent& options) {
  command.add_option("lesson", options.lesson, "a lesson with a surface; or --f");
  command.add_option("--f", options.f, "the surface, as 'x^2/20 + y^2'");
  command.add_option("--start", options.start, "X,Y: where every run begins, as --start=-7,2");
  command.add_option("--steps", options.steps, "updates of every run")->check(CLI::Range(1, maxIterations));
  command
      .add_option("--run", options.runs,
                  "an optimizer with its settings, as 'adam learning_rate=0.3' or 'fast: sgd "
                  "learning_rate=0.95'; may be given again")
      ->allow_extra_args(false);
  addSets(command, options.sets);
}

}  // namespace gradwalk
