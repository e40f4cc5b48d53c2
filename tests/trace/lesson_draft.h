// A lesson written in code, for tests that need no file.
//
//     Opened cnn = LessonDraft()
//                      .value("X", {{2}, {1, 2}})
//                      .line("Y", "relu(X)")
//                      .line("L", "sum(Y)")
//                      .train("L", {"X"}, "sgd(learning_rate=0.1)")
//                      .open();
//     cnn->trace.value(1, cnn->program.find("grad.X"));
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "trace/trace.h"

namespace gradwalk {

// At an address that stays, as the trace points into its lesson and program.
struct OpenedDraft {
  Lesson lesson;
  Program program;
  Trace trace;

  OpenedDraft(Lesson from, Program checked, const Rounding& rounding, std::int64_t budget)
      : lesson(std::move(from)), program(std::move(checked)), trace(program, lesson, rounding, budget) {}

  int id(const std::string& quantity) const {
    const int found = program.find(quantity);
    REQUIRE_MESSAGE(found >= 0, "no quantity " << quantity);
    return found;
  }
  const Tensor& value(const std::string& quantity, int pass = 1) const {
    return trace.value(pass, id(quantity));
  }
};

using Opened = std::unique_ptr<OpenedDraft>;

class LessonDraft {
 public:
  Lesson lesson;

  LessonDraft() {
    lesson.name = "draft";
    lesson.about = {"A draft", "초안"};
    lesson.source.name = "draft.toml";
  }
  LessonDraft& value(const std::string& name, Tensor tensor) { return values(name, {std::move(tensor)}); }
  LessonDraft& values(const std::string& name, std::vector<Tensor> each) {
    lesson.values.push_back(
        {.name = name, .each = std::move(each), .cells = {}, .where = {}, .nameWhere = {}});
    return *this;
  }
  LessonDraft& line(const std::string& name, const std::string& expression) {
    Definition definition{.name = name, .expression = parse(expression), .where = {}, .nameWhere = {}};
    lesson.graph.push_back(std::move(definition));
    return *this;
  }
  LessonDraft& loss(const std::string& name) {
    lesson.training.loss = name;
    return *this;
  }
  LessonDraft& gradients(const std::vector<std::string>& names) {
    for (const std::string& name : names) lesson.training.gradients.emplace_back(name, Span{});
    return *this;
  }
  LessonDraft& train(const std::string& lossName, const std::vector<std::string>& parameters,
                     const std::string& optimizer, int iterations = 1, bool closing = false) {
    lesson.training.loss = lossName;
    for (const std::string& name : parameters) lesson.training.parameters.emplace_back(name, Span{});
    lesson.training.optimizer = parse(optimizer);
    lesson.training.iterations = iterations;
    lesson.training.closing = closing;
    return *this;
  }
  LessonDraft& stop(const std::string& rule) {
    lesson.training.stop = parse(rule);
    return *this;
  }
  LessonDraft& convention(const std::string& name, const std::string& choice) {
    lesson.conventions.push_back({name, choice, {}});
    return *this;
  }
  LessonDraft& printed(const std::string& of, Shape shape, std::vector<PrintedCell> cells, Verdict declared,
                       std::vector<PrintedCell> right = {}, const std::string& mistake = "") {
    Printed entry;
    entry.of = of;
    entry.shape = std::move(shape);
    entry.cells = std::move(cells);
    entry.declared = declared;
    entry.right = std::move(right);
    if (!mistake.empty()) entry.mistake = parse(mistake);
    lesson.printed.push_back(std::move(entry));
    return *this;
  }

  // What the checker says, rendered; "" when nothing is wrong.
  std::string problems() const {
    Problems found;
    checkLesson(lesson, found);
    return found.empty() ? "" : render(lesson.source, found);
  }

  Opened open(const Rounding& rounding = {}, std::int64_t budget = std::int64_t{256} << 20) const {
    Problems found;
    std::optional<Program> program = checkLesson(lesson, found);
    REQUIRE_MESSAGE(program.has_value(), render(lesson.source, found));
    return std::make_unique<OpenedDraft>(lesson, std::move(*program), rounding, budget);
  }

 private:
  // The expression stands in the lesson's source, so that its places are real.
  Expression parse(const std::string& text) {
    const std::size_t offset = lesson.source.text.size();
    lesson.source.text += text + "\n";
    Problems found;
    std::optional<Expression> e = parseExpression(text, offset, found);
    REQUIRE_MESSAGE(e.has_value(), render(lesson.source, found));
    return std::move(*e);
  }
};

}  // namespace gradwalk
