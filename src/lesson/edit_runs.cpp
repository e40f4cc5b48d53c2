#include "lesson/edit_runs.h"

#include <algorithm>

#include "lesson/read_tree.h"
#include "lesson/runs.h"
#include "maths/digits.h"

namespace gradwalk {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

// A line of the text with its end.
std::string_view lineAt(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return text.substr(at, end == std::string_view::npos ? end : end - at + 1);
}

bool isBlankOrComment(std::string_view line) {
  const std::string words = trimmed(line);
  return words.empty() || words.front() == '#';
}

// Takes every [[run]] out, keeps comments behind the last entry of each; gives back where the
// first of them stood, or the end.
std::size_t takeRunsOut(std::string& text) {
  std::string out;
  std::size_t first = std::string::npos;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = lineAt(text, at);
    if (!trimmed(line).starts_with("[[run]]")) {
      out += line;
      at += line.size();
      continue;
    }
    if (first == std::string::npos) first = out.size();
    at += line.size();
    std::string kept;
    while (at < text.size()) {
      const std::string_view next = lineAt(text, at);
      if (trimmed(next).starts_with("[")) break;
      if (isBlankOrComment(next))
        kept += next;
      else
        kept.clear();
      at += next.size();
    }
    if (trimmed(kept).empty()) kept.clear();
    out += kept;
  }
  text = std::move(out);
  return first == std::string::npos ? text.size() : first;
}

// optimizer = … under [train], with its line.
bool takeOptimizerOut(std::string& text, Problems& problems) {
  const auto tree = readTree(text, problems);
  if (!tree) return false;
  const TomlEntry* train = tree->find(tree->root(), "train");
  if (train == nullptr || tree->node(train->node).kind != TomlKind::table) return true;
  const TomlEntry* optimizer = tree->find(tree->node(train->node), "optimizer");
  if (optimizer == nullptr) return true;
  std::size_t begin = optimizer->where.begin, end = tree->node(optimizer->node).where.end;
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  end = std::min(text.find('\n', end), text.size() - 1) + 1;
  text.erase(begin, end - begin);
  return true;
}

// Where the value of a setting stands in a call; empty where it is not given.
Span settingSpan(const std::string& call, const std::string& name) {
  Problems ignored;
  const auto e = parseExpression(call, 0, ignored);
  if (!e || e->node(e->root).kind != ExpressionKind::call) return {0, 0};
  for (const std::int32_t child : e->node(e->root).children) {
    const ExpressionNode& argument = e->node(child);
    if (argument.kind == ExpressionKind::keyword && argument.text == name)
      return e->node(argument.children[0]).where;
  }
  return {0, 0};
}

}  // namespace

std::vector<RunText> runTexts(const Lesson& lesson) {
  std::vector<RunText> out;
  for (std::size_t run = 0; run < runCount(lesson); ++run) {
    RunText each{runName(lesson, run), runCall(lesson, run), ""};
    if (each.call.empty()) continue;
    if (each.name == each.call.substr(0, each.call.find('('))) each.name.clear();
    if (run < lesson.runs.size() && lesson.runs[run].start)
      each.start = shortest((*lesson.runs[run].start)[0]) + "," + shortest((*lesson.runs[run].start)[1]);
    out.push_back(std::move(each));
  }
  return out;
}

std::string runsText(const std::vector<RunText>& runs) {
  std::string out;
  for (const RunText& run : runs)
    out += (out.empty() ? "" : "; ") + (run.name.empty() ? "" : run.name + ": ") + run.call +
           (run.start.empty() ? "" : " @ " + run.start);
  return out;
}

std::string runsText(const Lesson& lesson) { return runsText(runTexts(lesson)); }

std::optional<std::vector<RunText>> parseRuns(std::string_view text, Problems& problems) {
  std::vector<RunText> out;
  const std::string example = "NAME: OPTIMIZER(SETTING=…), parted by ;";
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    const std::string_view part = text.substr(at, end - at);
    const Span where{at, end};
    at = end + 1;
    if (trimmed(part).empty()) continue;
    if (part.find_first_of("\"\\\n\r") != std::string_view::npos) {
      problems.push_back(
          {where, "a run cannot hold quotes, backslashes or line ends", example, std::string(part), ""});
      return std::nullopt;
    }
    RunText run;
    std::string_view rest = part;
    const std::size_t colon = rest.find(':');
    if (colon != std::string_view::npos) {
      run.name = trimmed(rest.substr(0, colon));
      rest.remove_prefix(colon + 1);
    }
    const std::size_t sign = rest.rfind('@');
    if (sign != std::string_view::npos) {
      run.start = trimmed(rest.substr(sign + 1));
      rest = rest.substr(0, sign);
    }
    run.call = trimmed(rest);
    if (run.call.empty()) {
      problems.push_back({where, "this run has no optimizer", example, std::string(part), ""});
      return std::nullopt;
    }
    out.push_back(std::move(run));
  }
  if (!out.empty()) return out;
  problems.push_back({{0, text.size()}, "there is no run", example, "nothing", ""});
  return std::nullopt;
}

bool putRuns(std::string& text, std::string_view runs, Problems& problems) {
  const auto parts = parseRuns(runs, problems);
  if (!parts || !takeOptimizerOut(text, problems)) return false;
  const std::size_t at = takeRunsOut(text);
  std::string out = at > 0 && text[at - 1] != '\n' ? "\n" : "";
  for (const RunText& run : *parts) {
    out += "[[run]]\n";
    if (!run.name.empty()) out += "name = \"" + run.name + "\"\n";
    out += "optimizer = \"" + run.call + "\"\n";
    if (!run.start.empty()) out += "start = [" + run.start + "]\n";
    out += "\n";
  }
  if (at == text.size()) out.pop_back();
  text.insert(at, out);
  return true;
}

std::string settingIn(const std::string& call, const std::string& name) {
  const Span where = settingSpan(call, name);
  return call.substr(where.begin, where.end - where.begin);
}

std::string withSetting(const std::string& call, const std::string& name, const std::string& value) {
  const Span where = settingSpan(call, name);
  if (where.end > where.begin) {
    std::string out = call;
    return out.replace(where.begin, where.end - where.begin, value);
  }
  const std::size_t close = call.rfind(')');
  if (close == std::string::npos) return call + "(" + name + "=" + value + ")";
  const bool empty = trimmed(call.substr(call.find('(') + 1, close - call.find('(') - 1)).empty();
  std::string out = call;
  return out.insert(close, (empty ? "" : ", ") + name + "=" + value);
}

}  // namespace gradwalk
