#include <fmt/format.h>

#include "cli/commands.h"
#include "maths/digits.h"
#include "trace/origin.h"

namespace gradwalk {
namespace {

struct ExplainArguments {
  std::string lesson, where;
  std::vector<std::string> sets;
  Language language = Language::en;
  int depth = 100, hand = -1;
  bool users = false;
};

std::string nameOf(const Trace& trace, const CellPlace& what) {
  const Quantity& quantity = trace.program().quantities[static_cast<std::size_t>(what.quantity)];
  return symbol(trace.program(), what.quantity) + cellText(unravel(quantity.shape, what.cell));
}

std::string words(Text text, Language language, const Words& with = {}) { return say(text, language, with); }

void printNode(const Trace& trace, const Derivation& all, std::size_t id, Language language) {
  const DerivedCell& node = all[id];
  const std::string indent(static_cast<std::size_t>(node.depth) * 2, ' ');
  const std::string name = nameOf(trace, node.what);
  const std::string value = significant(valueAt(trace, node.what), defaultDigits);
  if (node.above >= 0) {
    fmt::print("{}{} = {}   ({})\n", indent, name, value,
               node.made ? words({"as above", "위와 같다"}, language)
                         : words({"given by the lesson", "수업에 주어진 수"}, language));
    return;
  }
  if (!node.made) {
    fmt::print("{}{} = {}   ({})\n", indent, name, value,
               words({"given by the lesson", "수업에 주어진 수"}, language));
    return;
  }
  const Explanation e = explain(trace, *node.made, language);
  fmt::print("{}{}\n", indent, e.path);
  // A parameter under its own name was made under another.
  if (writtenAt(trace, *node.made)->quantity != node.what.quantity)
    fmt::print("{}  {} = {}\n", indent, name, value);
  fmt::print("{}  {}\n{}    = {}\n", indent, text(e.symbols), indent, text(e.numbers));
  if (text(e.numbers) != e.result) fmt::print("{}    {} {}\n", indent, e.relation(), e.result);
  if (node.cut) {
    fmt::print("{}  … {}\n", indent,
               words({"{n} {n?cell is|cells are} not followed further; --depth goes deeper",
                      "{n}칸은 더 따라가지 않았다. --depth로 더 깊이 갈 수 있다"},
                     language, {{"n", std::to_string(node.reads.size())}}));
  }
  for (const int below : node.below) printNode(trace, all, static_cast<std::size_t>(below), language);
}

void printUsers(const Trace& trace, const CellPlace& what, Language language) {
  const Users users = usersOf(trace, what);
  const std::string name = nameOf(trace, what);
  if (users.count == 0) {
    fmt::print("\n{}\n",
               words({"Nothing uses {name}", "{name|을} 쓰는 곳이 없다"}, language, {{"name", name}}));
    return;
  }
  fmt::print("\n{}\n", words({"{name} is used by {n} {n?cell|cells}:", "{name|을} 쓰는 칸 {n}개:"}, language,
                             {{"name", name}, {"n", std::to_string(users.count)}}));
  for (const Cursor& place : users.places)
    fmt::print("  {} = {}\n", path(trace, place), explain(trace, place, language).result);
  if (users.count > static_cast<std::int64_t>(users.places.size())) fmt::print("  …\n");
}

int explainCell(const ExplainArguments& options) {
  const auto open = openOrComplain(options.lesson, options.sets);
  if (!open) return unusable;
  std::optional<Trace> byHand;
  const Trace& trace = handTrace(*open, options.hand, byHand);
  const auto what = findCellOrComplain(trace, options.where);
  if (!what) return unusable;
  const Derivation all = derive(trace, *what, {.depth = options.depth});
  printNode(trace, all, 0, options.language);
  if (options.users) printUsers(trace, *what, options.language);
  return fine;
}

}  // namespace

void addExplain(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("explain", "Say where a number comes from, and who uses it");
  auto options = std::make_shared<ExplainArguments>();
  command->add_option("lesson", options->lesson, "a lesson's name or a path to a lesson file")->required();
  command->add_option("cell", options->where, "one number, as grad.K[0,0], 2/K[0,1] or L")->required();
  command->add_option("--depth", options->depth, "how many steps back; 0: the number's own formula alone")
      ->check(CLI::Range(0, 1000));
  command->add_flag("--users", options->users, "also every cell that uses the number");
  addSets(*command, options->sets);
  addLanguage(*command, options->language);
  addHand(*command, options->hand);
  command->callback([&context, options] { context.run = [options] { return explainCell(*options); }; });
}

}  // namespace gradwalk
