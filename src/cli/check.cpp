#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/json_tensor.h"
#include "lesson/library.h"
#include "maths/digits.h"
#include "trace/gradient_check.h"

namespace gradwalk {
namespace {

struct CheckOptions {
  std::vector<std::string> lessons, sets;
  bool json = false, gradients = false;
};

// A tensor as one text for each of its rows, so that wide ones stay readable.
template <class Leaf>
std::vector<std::string> rows(const Shape& shape, const Leaf& leaf) {
  const std::int64_t columns = shape.empty() ? 1 : shape.back();
  const std::int64_t count = elementCount(shape);
  std::vector<std::string> out;
  for (std::int64_t first = 0; first < count; first += columns) {
    std::string row;
    for (std::int64_t k = 0; k < columns; ++k)
      row += (k > 0 ? ", " : "") + leaf(static_cast<std::size_t>(first + k));
    out.push_back(shape.empty() ? row : "[" + row + "]");
  }
  return out;
}

std::vector<std::string> printedRows(const Printed& printed) {
  return rows(printed.shape,
              [&](std::size_t i) { return printed.cells[i].empty() ? std::string("·") : printed.cells[i]; });
}

std::vector<std::string> computedRows(const Check& check) {
  return rows(check.computed.shape, [&](std::size_t i) { return significant(check.computed.data[i], 12); });
}

struct Row {
  std::string quantity, printed, computed, declared, found;
};

void addRows(const Check& check, std::vector<Row>& table) {
  const Printed& printed = *check.printed;
  const auto left = printedRows(printed), right = computedRows(check);
  for (std::size_t k = 0; k < left.size(); ++k)
    table.push_back({k == 0 ? printed.run + (printed.run.empty() ? "" : ": ") + printed.of : "", left[k], right[k], k == 0 ? name(printed.declared) : "",
                     k == 0 ? std::string(name(check.found)) + (check.holds ? "" : "  ✗") : ""});
  if (!check.holds) table.push_back({"", "✗ " + check.reason, "", "", ""});
}

// Display columns: every character that occurs here is one wide.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t to) {
  return text + std::string(to > width(text) ? to - width(text) : 0, ' ');
}

void printTable(const std::vector<Row>& table) {
  const Row header{"quantity", "printed", "computed", "declared", "found"};
  std::size_t widths[4] = {};
  const auto measure = [&](const Row& row) {
    widths[0] = std::max(widths[0], width(row.quantity));
    if (!row.computed.empty()) widths[1] = std::max(widths[1], width(row.printed));
    widths[2] = std::max(widths[2], width(row.computed));
    widths[3] = std::max(widths[3], width(row.declared));
  };
  measure(header);
  for (const Row& row : table) measure(row);
  const auto print = [&](const Row& row) {
    std::string line = "  " + padded(row.quantity, widths[0]) + "  " + padded(row.printed, widths[1]) + "  " +
                       padded(row.computed, widths[2]) + "  " + padded(row.declared, widths[3]) + "  " +
                       row.found;
    while (line.ends_with(' ')) line.pop_back();
    fmt::print("{}\n", line);
  };
  print(header);
  for (const Row& row : table) print(row);
}

// The gradients of a lesson against differences of its loss. False where they disagree.
bool printGradients(const OpenLesson& open) {
  const GradientCheck check = checkGradients(open.trace);
  if (check.tensors.empty()) {
    fmt::print("  no gradients are formed\n\n");
    return true;
  }
  for (const GradientTensor& tensor : check.tensors) {
    const Quantity& quantity = open.program.quantities[static_cast<std::size_t>(tensor.quantity)];
    std::string line = fmt::format("  {}: {} of {} cells", quantity.name, tensor.checked, tensor.cells);
    if (tensor.worst >= 0)
      line += fmt::format(", largest difference {} at {}{}: {} analytic, {} numeric",
                          significant(tensor.largest, 2), quantity.name,
                          cellText(unravel(quantity.shape, tensor.worst)), significant(tensor.analytic, 8),
                          significant(tensor.numeric, 8));
    if (tensor.kinks > 0)
      line += fmt::format("; {} left out, where {} has a kink", tensor.kinks, tensor.kinkIn);
    fmt::print("{}{}\n", line, tensor.holds ? "" : "  ✗");
  }
  fmt::print(
      "  central differences, step {}·max(1, |x|), tolerance {} of a tensor's largest gradient{}: "
      "{}\n\n",
      significant(check.step, 2), significant(check.tolerance, 2), check.sampled() ? "; a seeded sample" : "",
      check.holds() ? "gradients agree ✓" : "gradients differ ✗");
  return check.holds();
}

int check(const CheckOptions& options) {
  if (options.gradients && options.json) {
    complain("--gradients has no JSON\n  hint: leave out --json or --gradients");
    return unusable;
  }
  if (!options.sets.empty() && options.lessons.size() != 1) {
    complain(
        "--set changes one lesson\n  hint: name the lesson, as in gradwalk check cnn --set learning_rate=1");
    return unusable;
  }
  std::vector<std::string> lessons = options.lessons;
  if (lessons.empty())
    for (const LessonEntry& entry : listLessons()) lessons.push_back(entry.path.string());
  if (lessons.empty()) {
    complain(
        "the shipped lessons were not found\n  hint: set GRADWALK_DATA to the folder that holds lessons/");
    return environment;
  }
  int code = fine;
  std::size_t total = 0, holding = 0;
  auto json = nlohmann::ordered_json::array();
  for (const std::string& lesson : lessons) {
    const auto open = openOrComplain(lesson, options.sets);
    if (!open) {
      code = unusable;
      continue;
    }
    std::vector<Row> table;
    std::vector<const Check*> checks;
    for (const Check& check : open->checks) checks.push_back(&check);
    for (const auto& other : open->others)
      if (other)
        for (const Check& check : other->checks) checks.push_back(&check);
    for (const Check* each : checks) {
      const Check& check = *each;
      ++total;
      if (check.holds)
        ++holding;
      else if (code == fine)
        code = failed;
      if (options.json)
        json.push_back({{"lesson", open->lesson.name},
                        {"run", check.printed->run},
                        {"quantity", check.printed->of},
                        {"printed", nested(check.printed->shape,
                                           [&](std::size_t i) -> nlohmann::ordered_json {
                                             return check.printed->cells[i];
                                           })},
                        {"computed", toJson(check.computed)},
                        {"declared", name(check.printed->declared)},
                        {"found", name(check.found)},
                        {"holds", check.holds}});
      else
        addRows(check, table);
    }
    if (options.json) continue;
    fmt::print("{}: {}\n", open->lesson.name, open->lesson.title.en);
    if (table.empty())
      fmt::print("  nothing printed is declared\n");
    else
      printTable(table);
    fmt::print("\n");
    if (options.gradients && !printGradients(*open) && code == fine) code = failed;
  }
  if (options.json)
    fmt::print("{}\n", json.dump(1));
  else
    fmt::print("{} of {} printed values hold\n", holding, total);
  return code;
}

}  // namespace

void addCheck(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("check", "Hold the printed values of lessons against the computed ones");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("lesson", options->lessons, "lessons by name or path; all by default");
  command->add_flag("--gradients", options->gradients,
                    "also hold the gradients against differences of the loss");
  addSets(*command, options->sets);
  command->add_flag("--json", options->json, "the table as a JSON array");
  command->callback([&context, options] { context.run = [options] { return check(*options); }; });
}

}  // namespace gradwalk
