// Edits as words: what the command line takes and what the lesson says itself.
#include <algorithm>
#include <cmath>

#include "lesson/conventions.h"
#include "lesson/edit.h"
#include "lesson/edit_runs.h"
#include "lesson/optimizer_call.h"
#include "lesson/tokens.h"
#include "maths/digits.h"
#include "ops/menu.h"

namespace gradwalk {
namespace {

const Value* findValue(const Lesson& lesson, std::string_view name) {
  for (const Value& value : lesson.values)
    if (value.name == name) return &value;
  return nullptr;
}

const Definition* findDefinition(const Lesson& lesson, std::string_view name) {
  for (const Definition& definition : lesson.graph)
    if (definition.name == name) return &definition;
  return nullptr;
}

const ExpressionNode* rootOf(const Expression& e) { return &e.node(e.root); }

// The words of an argument as written; "" when it is not given.
std::string argumentText(const Lesson& lesson, const Expression& e, std::string_view key) {
  if (rootOf(e)->kind != ExpressionKind::call) return "";
  for (const std::int32_t child : rootOf(e)->children) {
    const ExpressionNode& argument = e.node(child);
    if (argument.kind != ExpressionKind::keyword || argument.text != key) continue;
    const Span where = e.node(argument.children[0]).where;
    return lesson.source.text.substr(where.begin, where.end - where.begin);
  }
  return "";
}

std::optional<HyperParameter> findSetting(const Lesson& lesson, std::string_view name) {
  for (HyperParameter& each : optimizerSettings(lesson))
    if (each.name == fullSettingName(name)) return std::move(each);
  return std::nullopt;
}

const Operation* operationOf(const Definition& definition) {
  const ExpressionNode* root = rootOf(definition.expression);
  return root->kind == ExpressionKind::call ? findOperation(root->text) : nullptr;
}

const Attribute* findAttribute(const Lesson& lesson, std::string_view quantity, std::string_view key) {
  const Definition* definition = findDefinition(lesson, quantity);
  const Operation* operation = definition ? operationOf(*definition) : nullptr;
  if (operation != nullptr)
    for (const Attribute& each : operation->attributes)
      if (each.name == key) return &each;
  return nullptr;
}

std::optional<int> handDecimals(const Lesson& lesson, const std::string& name) {
  if (name == "decimals") return lesson.hand.decimals;
  if (name == "update") return lesson.hand.update;
  const auto it = lesson.hand.operations.find(name);
  return it == lesson.hand.operations.end() ? std::nullopt : std::optional(it->second);
}

std::string ownCell(const Lesson& lesson, const Edit& edit) {
  const Value* value = findValue(lesson, edit.name);
  if (value == nullptr || edit.item >= value->each.size() || edit.cell < 0 ||
      edit.cell >= elementCount(value->each[edit.item].shape))
    return "";
  const auto cell = static_cast<std::size_t>(edit.cell);
  if (value->cells[edit.item].empty()) return shortest(value->each[edit.item].data[cell]);
  const Span where = value->cells[edit.item][cell];
  return lesson.source.text.substr(where.begin, where.end - where.begin);
}

bool names(const Lesson& lesson, std::string_view name) {
  return findValue(lesson, name) != nullptr || findDefinition(lesson, name) != nullptr;
}

}  // namespace

std::string ownText(const Lesson& lesson, const Edit& edit) {
  switch (edit.kind) {
    case EditKind::cell:
      return ownCell(lesson, edit);
    case EditKind::setting: {
      const std::optional<HyperParameter> setting = findSetting(lesson, edit.name);
      if (!setting) return "";
      const std::string given =
          argumentText(lesson, *lesson.training.optimizer, writtenSettingName(lesson, setting->name));
      return given.empty() ? shortest(setting->initial) : given;
    }
    case EditKind::iterations:
      return std::to_string(lesson.training.iterations);
    case EditKind::attribute: {
      const Attribute* attribute = findAttribute(lesson, edit.name, edit.key);
      if (attribute == nullptr) return "";
      const std::string given = argumentText(lesson, findDefinition(lesson, edit.name)->expression, edit.key);
      if (!given.empty() || attribute->required) return given;
      return attribute->kind == AttributeKind::choice
                 ? attribute->choices[static_cast<std::size_t>(attribute->initial)]
                 : shortest(attribute->initial);
    }
    case EditKind::convention:
      for (const Convention& each : lesson.conventions)
        if (each.name == edit.name) return each.choice;
      if (const ConventionInfo* known = findConvention(edit.name)) return known->choices[known->initial];
      return "";
    case EditKind::runs:
      return runsText(lesson);
    case EditKind::hand:
      break;
  }
  const auto places = handDecimals(lesson, edit.name);
  return places ? std::to_string(*places) : "";
}

Edits settingsOf(const Lesson& lesson) {
  Edits out;
  const auto add = [&](Edit edit) {
    edit.text = ownText(lesson, edit);
    out.push_back(std::move(edit));
  };
  const std::vector<HyperParameter> settings = optimizerSettings(lesson, true);
  if (!settings.empty() && !lesson.training.parameters.empty()) {
    // Of several runs the settings stand in their own calls.
    if (lesson.runs.empty())
      for (const HyperParameter& each : settings) add({.kind = EditKind::setting, .name = each.name});
    add({.kind = EditKind::iterations});
  }
  for (const Definition& definition : lesson.graph)
    if (const Operation* operation = operationOf(definition))
      for (const Attribute& each : operation->attributes)
        if (each.kind != AttributeKind::choice)
          add({.kind = EditKind::attribute, .name = definition.name, .key = each.name});
  if (lesson.hand.decimals) add({.kind = EditKind::hand, .name = "decimals"});
  if (lesson.hand.update) add({.kind = EditKind::hand, .name = "update"});
  for (const auto& [name, places] : lesson.hand.operations) add({.kind = EditKind::hand, .name = name});
  return out;
}

namespace {

struct EditParser {
  const Lesson& lesson;
  std::string_view text;
  Problems& problems;

  std::optional<Edit> fail(Span where, std::string message, std::string expected, std::string hint = "") {
    problems.push_back({where, std::move(message), std::move(expected),
                        std::string(text.substr(where.begin, where.end - where.begin)), std::move(hint)});
    return std::nullopt;
  }
  std::optional<Edit> parse();
  std::optional<Edit> cell(const Value& value, std::size_t at, std::size_t equals);
  std::optional<Edit> setting(std::string_view name, std::size_t equals);
  std::optional<Edit> unknown(std::string_view name);
};

// "[0,1]", "[0]@3", "" of a scalar; between the name and '='.
std::optional<Edit> EditParser::cell(const Value& value, std::size_t at, std::size_t equals) {
  const Shape& shape = value.each.front().shape;
  const Span where{at, equals};
  const std::string example =
      "an index such as " + value.name + cellText(Index(shape.size(), 0)) +
      (value.each.size() > 1 ? "@1, of a tensor of shape " : ", of a tensor of shape ") +
      gradwalk::text(shape);
  Edit edit{.kind = EditKind::cell, .name = value.name};
  Problems ignored;
  Tokens tokens(text.substr(at, equals - at), at, ignored);
  Index index;
  const auto number = [&]() -> std::optional<std::int64_t> {
    const Token token = tokens.take();
    if (token.kind != TokenKind::number || token.value < 0 || token.value > 1e9 ||
        token.value != std::floor(token.value))
      return std::nullopt;
    return static_cast<std::int64_t>(token.value);
  };
  if (tokens.peek().is('[')) {
    tokens.take();
    while (!tokens.peek().is(']')) {
      const auto n = number();
      if (!n) return fail(where, "this is no cell", example);
      index.push_back(*n);
      if (tokens.peek().is(',')) tokens.take();
    }
    tokens.take();
  }
  if (tokens.peek().is('@')) {
    tokens.take();
    const auto n = number();
    if (!n || *n < 1 || *n > static_cast<std::int64_t>(value.each.size()))
      return fail(where, "'" + value.name + "' has no such value in turn",
                  "from @1 to @" + std::to_string(value.each.size()));
    edit.item = static_cast<std::size_t>(*n) - 1;
  } else if (value.each.size() > 1) {
    return fail(where, "'" + value.name + "' has one value for each iteration", example);
  }
  if (tokens.peek().kind != TokenKind::end || index.size() != shape.size())
    return fail(where, "this is no cell", example);
  for (std::size_t k = 0; k < index.size(); ++k)
    if (index[k] >= shape[k]) return fail(where, "'" + value.name + "' has no such cell", example);
  edit.cell = flatIndex(shape, index);
  return edit;
}

std::optional<Edit> EditParser::unknown(std::string_view name) {
  std::vector<std::string> known;
  for (const Value& value : lesson.values) known.push_back(value.name);
  for (const Edit& each : settingsOf(lesson)) {
    std::string word = editText(lesson, each);
    known.push_back(word.substr(0, word.find('=')));
  }
  return fail({0, name.size()}, "nothing that can be set is called '" + std::string(name) + "'",
              listed(known), didYouMean(name, known));
}

std::optional<Edit> EditParser::setting(std::string_view name, std::size_t equals) {
  const std::size_t dot = name.find('.');
  const std::string_view before = dot == std::string_view::npos ? "" : name.substr(0, dot);
  const std::string word(dot == std::string_view::npos ? name : name.substr(dot + 1));
  Edit edit{.name = word};
  if (name == "runs" && lesson.training.optimizer) return Edit{.kind = EditKind::runs};
  if (before.empty() || before == "train") {
    edit.kind = word == "iterations" ? EditKind::iterations : EditKind::setting;
    if (edit.kind == EditKind::iterations) edit.name.clear();
    if (edit.kind == EditKind::iterations) return edit;
    const auto setting = findSetting(lesson, word);
    if (setting && !lesson.runs.empty())
      return fail({0, equals}, "the lesson has several runs, each with a " + word + " of its own",
                  "runs=" + runsText(lesson), "change it there, in the run that is meant");
    if (setting) {
      edit.name = setting->name;
      return edit;
    }
  }
  if ((before.empty() || before == "conventions") && findConvention(word) != nullptr) {
    edit.kind = EditKind::convention;
    return edit;
  }
  if (before == "hand" && (word == "decimals" || word == "update" || findDefinition(lesson, word))) {
    edit.kind = EditKind::hand;
    return edit;
  }
  if (findAttribute(lesson, before, word) != nullptr) {
    edit.kind = EditKind::attribute;
    edit.name = before;
    edit.key = word;
    return edit;
  }
  return unknown(text.substr(0, equals));
}

std::optional<Edit> EditParser::parse() {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return fail({0, text.size()}, "this sets nothing", "NAME=NUMBER, as in K[0,1]=2 or learning_rate=0.5");
  const std::string_view left = text.substr(0, equals);
  const std::string_view name = left.substr(0, std::min(left.find_first_of("[@"), left.size()));
  const Value* value = findValue(lesson, name);
  std::optional<Edit> edit = value != nullptr ? cell(*value, name.size(), equals) : setting(left, equals);
  if (!edit) return std::nullopt;
  edit->text = text.substr(equals + 1);
  if (auto problem = editProblem(*edit, {equals + 1, text.size()})) {
    problems.push_back(std::move(*problem));
    return std::nullopt;
  }
  return edit;
}

}  // namespace

std::optional<Edit> parseEdit(const Lesson& lesson, std::string_view text, Problems& problems) {
  return EditParser{lesson, text, problems}.parse();
}

std::string editText(const Lesson& lesson, const Edit& edit) {
  const auto plain = [&](const std::string& table, const std::string& name) {
    return (names(lesson, name) ? table + "." + name : name) + "=" + edit.text;
  };
  switch (edit.kind) {
    case EditKind::cell: {
      const Value* value = findValue(lesson, edit.name);
      const bool turns = value != nullptr && value->each.size() > 1;
      const Shape shape = value != nullptr ? value->each.front().shape : Shape{};
      return edit.name + (shape.empty() ? "" : cellText(unravel(shape, edit.cell))) +
             (turns ? "@" + std::to_string(edit.item + 1) : "") + "=" + edit.text;
    }
    case EditKind::setting:
      return plain("train", edit.name);
    case EditKind::iterations:
      return plain("train", "iterations");
    case EditKind::attribute:
      return edit.name + "." + edit.key + "=" + edit.text;
    case EditKind::convention:
      return "conventions." + edit.name + "=" + edit.text;
    case EditKind::runs:
      return "runs=" + edit.text;
    case EditKind::hand:
      break;
  }
  return "hand." + edit.name + "=" + edit.text;
}

std::vector<std::string> editArguments(const Lesson& lesson, const Edits& edits) {
  std::vector<std::string> out;
  for (const Edit& edit : edits) {
    out.emplace_back("--set");
    out.push_back(editText(lesson, edit));
  }
  return out;
}

}  // namespace gradwalk
