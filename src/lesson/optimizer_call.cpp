#include "lesson/optimizer_call.h"

#include <algorithm>

#include "maths/digits.h"
#include "optim/conventions.h"

namespace gradwalk {
namespace {

std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

template <class List>
std::vector<std::string> namesOf(const List& list) {
  std::vector<std::string> out;
  for (const auto& each : list) out.push_back(each.name);
  return out;
}

const ExpressionNode* rootOf(const Lesson& lesson) {
  return lesson.training.optimizer ? &lesson.training.optimizer->node(lesson.training.optimizer->root)
                                   : nullptr;
}

bool hasOwn(const Optimizer& optimizer, std::string_view name) {
  return std::any_of(optimizer.hyperParameters.begin(), optimizer.hyperParameters.end(),
                     [&](const HyperParameter& each) { return each.name == name; });
}

class Reading {
 public:
  Reading(const Lesson& lesson, Problems& problems)
      : lesson_(lesson), problems_(problems), e_(*lesson.training.optimizer), root_(*rootOf(lesson)) {}

  std::optional<ChosenOptimizer> read();

 private:
  std::nullopt_t fail(Span where, std::string message, std::string expected, std::string found,
                      std::string hint) {
    problems_.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
    return std::nullopt;
  }
  const ExpressionNode& valueOf(const ExpressionNode& argument) const {
    return e_.node(argument.children[0]);
  }
  // A word as it is written: 003 reads as a number.
  std::string written(const ExpressionNode& node) const {
    if (node.where.end > lesson_.source.text.size()) return node.text;  // a lesson without a text
    std::string text = lesson_.source.text.substr(node.where.begin, node.where.end - node.where.begin);
    if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front())
      text = text.substr(1, text.size() - 2);
    return node.kind == ExpressionKind::word ? node.text : text;
  }
  bool findRule();
  bool readWords();
  bool readChoice(const ExpressionNode& argument);
  bool readSetting(const ExpressionNode& argument);
  bool unknown(const ExpressionNode& argument);
  void settle();

  const Lesson& lesson_;
  Problems& problems_;
  const Expression& e_;
  const ExpressionNode& root_;
  ChosenOptimizer out_;
  const Preset* preset_ = nullptr;
  std::map<std::string, int> own_;       // choices that the call gives
  std::map<std::string, double> given_;  // numbers that the call gives
};

bool Reading::findRule() {
  const std::vector<std::string> names = namesOf(optimizers());
  const bool named = root_.kind == ExpressionKind::call || root_.kind == ExpressionKind::name;
  out_.optimizer = named ? findOptimizer(root_.text) : nullptr;
  if (out_.optimizer != nullptr) return true;
  fail(root_.where, named ? "no optimizer is called " + inQuotes(root_.text) : "this is not an optimizer",
       listed(names), named ? root_.text : "an expression", named ? didYouMean(root_.text, names) : "");
  return false;
}

// schedule=… and convention=…, on which the other arguments depend.
bool Reading::readWords() {
  out_.schedule = findSchedule("constant");
  preset_ = &out_.optimizer->presets.front();
  if (root_.kind != ExpressionKind::call) return true;
  std::set<std::string> given;
  for (const std::int32_t child : root_.children) {
    const ExpressionNode& argument = e_.node(child);
    if (argument.kind != ExpressionKind::keyword) continue;
    if (!given.insert(std::string(fullSettingName(argument.text))).second)
      return fail(argument.where, argument.text + " is given twice", "each setting once", argument.text, ""),
             false;
    const std::string word = written(valueOf(argument));
    if (argument.text == "schedule") {
      out_.schedule = findSchedule(word);
      if (out_.schedule == nullptr)
        return fail(valueOf(argument).where, "no schedule is called " + inQuotes(word),
                    listed(namesOf(schedules())), word, didYouMean(word, namesOf(schedules()))),
               false;
    } else if (argument.text == "convention") {
      preset_ = findPreset(*out_.optimizer, word);
      const std::vector<std::string> names = namesOf(out_.optimizer->presets);
      if (preset_ == nullptr)
        return fail(valueOf(argument).where,
                    out_.optimizer->name + " has no conventions called " + inQuotes(word), listed(names),
                    word, didYouMean(word, names)),
               false;
    }
  }
  return true;
}

bool Reading::unknown(const ExpressionNode& argument) {
  std::vector<std::string> names;
  for (const HyperParameter& each : optimizerSettings(lesson_)) names.push_back(each.name);
  names.insert(names.end(), out_.optimizer->conventions.begin(), out_.optimizer->conventions.end());
  names.emplace_back("convention");
  names.emplace_back("schedule");
  std::string hint = didYouMean(argument.text, names);
  if (argument.kind == ExpressionKind::keyword)
    for (const Schedule& each : schedules())
      for (const HyperParameter& setting : each.settings)
        if (hint.empty() && setting.name == argument.text)
          hint = argument.text + " belongs to schedule=" + each.name;
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name + "=…";
  fail(argument.where, out_.optimizer->name + " has no such setting", list,
       argument.text.empty() ? "a value without a name" : argument.text, hint);
  return false;
}

bool Reading::readChoice(const ExpressionNode& argument) {
  const Attribute& convention = *findOptimizerConvention(argument.text);
  const std::string word = written(valueOf(argument));
  const auto at = std::find(convention.choices.begin(), convention.choices.end(), word);
  if (at == convention.choices.end()) {
    fail(valueOf(argument).where, out_.optimizer->name + " has no such choice for " + convention.name,
         listed(convention.choices), word, didYouMean(word, convention.choices));
    return false;
  }
  own_[convention.name] = static_cast<int>(at - convention.choices.begin());
  return true;
}

bool Reading::readSetting(const ExpressionNode& argument) {
  if (argument.kind != ExpressionKind::keyword) return unknown(argument);
  if (argument.text == "schedule" || argument.text == "convention") return true;
  const std::vector<std::string>& conventions = out_.optimizer->conventions;
  if (std::find(conventions.begin(), conventions.end(), argument.text) != conventions.end())
    return readChoice(argument);
  const std::vector<HyperParameter> known = optimizerSettings(lesson_);
  const auto setting = std::find_if(known.begin(), known.end(), [&](const HyperParameter& each) {
    return each.name == fullSettingName(argument.text);
  });
  if (setting == known.end()) return unknown(argument);
  const ExpressionNode* value = &valueOf(argument);
  double number = value->value;
  if (value->kind == ExpressionKind::unary) {
    value = &e_.node(value->children[0]);
    number = -value->value;
  }
  if (value->kind != ExpressionKind::number || !fits(*setting, number)) {
    fail(valueOf(argument).where, argument.text + " does not fit", boundsOf(*setting),
         value->kind == ExpressionKind::number ? shortest(number) : "something else", "");
    return false;
  }
  given_[setting->name] = number;
  return true;
}

// Everything that the call leaves open.
void Reading::settle() {
  const Optimizer& rule = *out_.optimizer;
  const bool asked = preset_ != &rule.presets.front() ||
                     (root_.kind == ExpressionKind::call &&
                      std::any_of(root_.children.begin(), root_.children.end(),
                                  [&](std::int32_t child) { return e_.node(child).text == "convention"; }));
  out_.choices = choicesOf(rule, preset_);
  for (auto& [name, choice] : out_.choices) {
    if (const auto own = own_.find(name); own != own_.end()) {
      choice = own->second;
      continue;
    }
    if (asked) continue;
    out_.followed.insert(name);
    const std::vector<std::string>& choices = findOptimizerConvention(name)->choices;
    for (const Convention& each : lesson_.conventions)
      if (const auto at = std::find(choices.begin(), choices.end(), each.choice);
          each.name == name && at != choices.end())
        choice = static_cast<int>(at - choices.begin());
  }
  for (const HyperParameter& each : rule.hyperParameters) out_.settings[each.name] = each.initial;
  for (const auto& [name, value] : preset_->settings) out_.settings[name] = value;
  for (const HyperParameter& each : out_.schedule->settings) out_.settings[each.name] = each.initial;
  for (const auto& [name, value] : given_) out_.settings[name] = value;
  for (const Treatment& each : treatments())
    if (!hasOwn(rule, each.setting.name) && given_.contains(each.setting.name) &&
        (given_[each.setting.name] > 0.0 || each.clips))
      out_.treatments.push_back(&each);
}

std::optional<ChosenOptimizer> Reading::read() {
  if (!findRule() || !readWords()) return std::nullopt;
  if (root_.kind == ExpressionKind::call)
    for (const std::int32_t child : root_.children)
      if (!readSetting(e_.node(child))) return std::nullopt;
  for (const HyperParameter& each : out_.schedule->settings)
    if (each.required && !given_.contains(each.name))
      return fail(root_.where, "the schedule " + out_.schedule->name + " needs " + inQuotes(each.name),
                  each.name + "=…", "no " + each.name, "see gradwalk help " + out_.schedule->name);
  settle();
  // The rate of an update is known after its forward pass, and with v in gradients the point
  // ahead would need it before.
  const auto is = [&](const char* name, int choice) {
    return out_.choices.contains(name) && out_.choices.at(name) == choice;
  };
  if (out_.schedule->lines != nullptr && is("nesterov_point", pointLookAhead) &&
      is("momentum_form", formGradient))
    return fail(root_.where, "a scheduled rate comes too late for the point ahead",
                "momentum_form=step or velocity, or schedule=constant", "momentum_form=gradient",
                "convention=003 has v in steps");
  return std::move(out_);
}

}  // namespace

std::optional<ChosenOptimizer> chooseOptimizer(const Lesson& lesson, Problems& problems) {
  const Training& training = lesson.training;
  if (!training.optimizer) {
    problems.push_back({training.parameters.front().second, "parameters are listed but there is no optimizer",
                        "optimizer = \"sgd(learning_rate=0.1)\" under [train]", "no optimizer", ""});
    return std::nullopt;
  }
  return Reading(lesson, problems).read();
}

std::vector<HyperParameter> optimizerSettings(const Lesson& lesson, bool always) {
  const ExpressionNode* root = rootOf(lesson);
  const bool named =
      root != nullptr && (root->kind == ExpressionKind::call || root->kind == ExpressionKind::name);
  const Optimizer* rule = named ? findOptimizer(root->text) : nullptr;
  if (rule == nullptr) return {};
  const Expression& e = *lesson.training.optimizer;
  const auto given = [&](const std::string& name) {
    return std::any_of(root->children.begin(), root->children.end(), [&](std::int32_t child) {
      return e.node(child).kind == ExpressionKind::keyword && fullSettingName(e.node(child).text) == name;
    });
  };
  std::vector<HyperParameter> out = rule->hyperParameters;
  // A preset has numbers of its own.
  for (const std::int32_t child : root->children) {
    const ExpressionNode& argument = e.node(child);
    if (argument.kind != ExpressionKind::keyword || argument.text != "convention") continue;
    const Span where = e.node(argument.children[0]).where;
    if (const Preset* preset = findPreset(
            *rule, std::string_view(lesson.source.text).substr(where.begin, where.end - where.begin)))
      for (HyperParameter& each : out)
        if (const auto own = preset->settings.find(each.name); own != preset->settings.end())
          each.initial = own->second;
  }
  for (const Treatment& each : treatments())
    if (!hasOwn(*rule, each.setting.name) && (!always || given(each.setting.name)))
      out.push_back(each.setting);
  for (const std::int32_t child : root->children) {
    const ExpressionNode& argument = e.node(child);
    if (argument.kind != ExpressionKind::keyword || argument.text != "schedule") continue;
    if (const Schedule* schedule = findSchedule(e.node(argument.children[0]).text))
      out.insert(out.end(), schedule->settings.begin(), schedule->settings.end());
  }
  return out;
}

std::string writtenSettingName(const Lesson& lesson, const std::string& name) {
  if (const ExpressionNode* root = rootOf(lesson))
    for (const std::int32_t child : root->children) {
      const ExpressionNode& argument = lesson.training.optimizer->node(child);
      if (argument.kind == ExpressionKind::keyword && fullSettingName(argument.text) == name)
        return argument.text;
    }
  return name;
}

}  // namespace gradwalk
