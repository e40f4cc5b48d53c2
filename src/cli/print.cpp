#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "trace/hand_effect.h"
#include "trace/notation.h"

namespace gradwalk {
namespace {

using Json = nlohmann::ordered_json;

struct PrintOptions {
  std::string lesson, steps;
  std::vector<std::string> sets;
  Level level = Level::operation;
  Language language = Language::en;
  int hand = -1;
  bool json = false;
};

// Calls `visit` with every place of `level` in the operations from … to.
template <class Visit>
void forEachPlace(const Trace& trace, Level level, std::int64_t from, std::int64_t to, const Visit& visit) {
  if (level == Level::iteration) {
    if (to < from || to < 1) return;
    const int last = place(trace, Level::operation, to).pass;
    for (int pass = place(trace, Level::operation, from).pass; pass <= last; ++pass)
      visit(place(trace, Level::iteration, pass));
    return;
  }
  for (std::int64_t n = from; n <= to; ++n) {
    const Cursor operation = place(trace, Level::operation, n);
    if (level == Level::operation) {
      visit(operation);
      continue;
    }
    const Step& step = *stepAt(trace, operation);
    for (int l = 0; l < static_cast<int>(step.lines.size()); ++l) {
      Cursor at = operation;
      at.line = l;
      if (level == Level::line) {
        visit(at);
        continue;
      }
      const std::int64_t cells = elementCount(step.lines[static_cast<std::size_t>(l)].line.shape);
      for (at.cell = 0; at.cell < cells; ++at.cell) {
        at.term = -1;
        if (level == Level::cell) {
          visit(at);
          continue;
        }
        const std::int64_t terms = termCount(trace, at);
        for (at.term = 0; at.term < terms; ++at.term) visit(at);
      }
    }
  }
}

void printFormula(const Explanation& e) {
  const std::string symbols = text(e.symbols), numbers = text(e.numbers);
  if (!symbols.empty()) fmt::print("    {}\n", symbols);
  if (!numbers.empty() && numbers != e.result) fmt::print("    = {}\n", numbers);
  if (!e.result.empty()) fmt::print("    {} {}\n", e.relation(), e.result);
  if (!e.reAdds)
    fmt::print("      (from these digits the result is {:.0f} off in its last place)\n", e.lastPlace);
}

void printPlace(const Explanation& e) {
  fmt::print("{}\n  {}\n", e.path, e.sentence);
  for (const Explanation& part : e.parts) printFormula(part);
  if (e.parts.empty()) printFormula(e);
}

// The formulas of an operation with several lines stand one after another.
template <class Get>
std::string joined(const Explanation& e, const Get& get) {
  if (e.parts.empty()) return get(e);
  std::string out;
  for (const Explanation& part : e.parts) out += (out.empty() ? "" : "; ") + get(part);
  return out;
}

Json toJson(const Explanation& e) {
  const bool reAdds =
      e.parts.empty() ? e.reAdds
                      : std::all_of(e.parts.begin(), e.parts.end(), [](const auto& p) { return p.reAdds; });
  return {{"path", e.path},
          {"sentence", e.sentence},
          {"symbols", joined(e, [](const Explanation& p) { return text(p.symbols); })},
          {"numbers", joined(e, [](const Explanation& p) { return text(p.numbers); })},
          {"result", joined(e, [](const Explanation& p) { return p.result; })},
          {"latex", joined(e, [](const Explanation& p) { return latex(p); })},
          {"relation", reAdds ? "=" : "≈"}};
}

// "A..B", "A..", "..B" or "A"; numbers of operations, or paths.
bool parseSteps(const Trace& trace, const std::string& steps, std::int64_t& from, std::int64_t& to) {
  if (steps.empty()) return true;
  const std::size_t dots = steps.find("..");
  const std::string first = steps.substr(0, dots);
  const std::string last = dots == std::string::npos ? first : steps.substr(dots + 2);
  const auto read = [&](const std::string& word, std::int64_t& out) {
    if (word.empty()) return true;
    const auto cursor = seekOrComplain(trace, word);
    if (cursor) out = number(trace, *cursor, Level::operation);
    return cursor.has_value();
  };
  if (!read(first, from) || !read(last, to)) return false;
  if (from < 1) from = 1;
  if (from <= to) return true;
  complain(fmt::format("--steps {} is empty: it begins after it ends", steps));
  return false;
}

int print(const PrintOptions& options) {
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  std::optional<Trace> byHand;
  const Trace& trace = handTrace(*open, options.hand, byHand);
  std::int64_t from = 1, to = count(trace, Level::operation);
  if (!parseSteps(trace, options.steps, from, to)) return unusable;
  if (!options.json) {
    printSteps(trace, options.level, from, to, options.language, byHand ? &open->trace : nullptr);
    return fine;
  }
  bool first = true;
  fmt::print("[");
  forEachPlace(trace, options.level, from, to, [&](const Cursor& at) {
    fmt::print(
        "{}\n  {}", first ? "" : ",",
        toJson(explain(trace, at, options.language)).dump(-1, ' ', false, Json::error_handler_t::replace));
    first = false;
  });
  fmt::print("\n]\n");
  return fine;
}

}  // namespace

void printSteps(const Trace& trace, Level level, std::int64_t from, std::int64_t to, Language language,
                const Trace* exact) {
  bool first = true;
  forEachPlace(trace, level, from, to, [&](const Cursor& at) {
    if (!first) fmt::print("\n");
    first = false;
    printPlace(explain(trace, at, language));
    if (exact != nullptr && level <= Level::line)
      fmt::print("  {}\n", handEffectWords(handEffect(trace, *exact, at), language));
  });
  if (const std::string stopped = stoppedWords(trace, language); !stopped.empty())
    fmt::print("\n{}\n", stopped);
  if (const auto bad = trace.firstNotFinite()) {
    const Cursor at{bad->pass, bad->step, bad->line, bad->cell, -1};
    fmt::print("\nThe first value that is not finite is {} = {}\n", path(trace, at),
               explain(trace, at, language).result);
  }
}

void addPrint(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("print", "Print a lesson's steps: sentence, symbols, numbers, result");
  auto options = std::make_shared<PrintOptions>();
  static const std::map<std::string, Level> levels{
      {"iteration", Level::iteration}, {"op", Level::operation}, {"line", Level::line}, {"cell", Level::cell}, {"term", Level::term}};
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  command->add_option("--level", options->level, "iteration, op, line, cell or term")
      ->transform(CLI::CheckedTransformer(levels));
  command->add_option("--steps", options->steps, "A..B: from one operation to another, by number or path");
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  addHand(*command, options->hand);
  command->add_flag("--json", options->json, "the same as a JSON array");
  command->callback([&context, options] { context.run = [options] { return print(*options); }; });
}

}  // namespace gradwalk
