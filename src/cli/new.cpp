#include <filesystem>
#include <regex>

#include <fmt/format.h>

#include "cli/commands.h"
#include "paint/file.h"

namespace gradwalk {
namespace {

constexpr const char* skeleton = R"LESSON(# A Gradwalk lesson. lessons/README.md describes the format.
# Try it:  gradwalk check {0}.toml    gradwalk print {0}.toml    gradwalk open {0}.toml
format = 1

[lesson]
title = {{ en = "{0}", ko = "{0}" }}
about = {{ en = "One input goes through a dense layer and is compared with a target.", ko = "입력 하나가 완전연결층을 지나 정답과 견주어진다." }}

# What is given: numbers and nested arrays, or a generator such as "zeros([2, 3])".
[values]
x = [1, 2]
W = [[0.5], [-0.25]]
b = [0.1]
target = [1]

# What is computed, in order. `gradwalk help` lists the operations.
[graph]
y = "dense(x, W, b)"
L = "squared_error(y, target)"

# What becomes small, and what is updated to make it so.
[train]
loss = "L"
parameters = ["W", "b"]
optimizer = "sgd(learning_rate=0.1)"
iterations = 1
closing = true            # one more forward pass with the updated parameters

# A sentence of your own for a step.
[notes]
y = {{ en = "Two inputs, two weights, one bias", ko = "입력 둘, 가중치 둘, 편향 하나" }}

# Figures printed elsewhere, held against what is computed here.
[[printed]]
of = "y"
value = [0.1]
verdict = "exact"
)LESSON";

int create(const std::string& name) {
  static const std::regex plain("[A-Za-z0-9][A-Za-z0-9_-]*");
  std::string stem = name;
  if (stem.ends_with(".toml")) stem.resize(stem.size() - 5);
  const std::filesystem::path path = stem + ".toml";
  const std::string title = path.stem().string();
  if (!std::regex_match(title, plain)) {
    complain(fmt::format("'{}' cannot be a lesson's name\n  expected: letters, digits, - and _", title));
    return unusable;
  }
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    complain(
        fmt::format("{} is already there and was left as it is\n  hint: choose another name", path.string()));
    return unusable;
  }
  if (const std::string problem = writeFile(path, fmt::format(skeleton, title)); !problem.empty()) {
    complain(problem);
    return environment;
  }
  fmt::print("{} was written; gradwalk check {} runs it\n", path.string(), path.string());
  return fine;
}

}  // namespace

void addNew(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("new", "Write a commented lesson that runs, to start from");
  auto name = std::make_shared<std::string>();
  command->add_option("name", *name, "the lesson's name; NAME.toml is written here")->required();
  command->callback([&context, name] { context.run = [name] { return create(*name); }; });
}

}  // namespace gradwalk
