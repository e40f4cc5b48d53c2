#include "app/copying.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "app/commands/copy.h"
#include "app/commands/hand.h"
#include "app/ui_text.h"
#include "lesson/library.h"
#include "maths/digits.h"
#include "paint/png.h"
#include "scene/utf8.h"
#include "trace/notation.h"

namespace gradwalk {
namespace {

namespace fs = std::filesystem;

std::optional<Explanation> explained(const AppState& state) {
  const Trace* trace = state.trace();
  if (trace == nullptr || state.editing.computing || state.cursor.atStart()) return std::nullopt;
  return explain(*trace, state.cursor, state.language,
                 {ExplainOptions{}.mostTerms, state.wholeSums, askedPlace(state)});
}

bool isPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_-./=+,:@").find(c) != std::string_view::npos;
}

std::string quoted(const std::string& word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), isPlain)) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// A shipped lesson by its name, any other by its whole path.
std::string lessonWord(const OpenLesson& open) {
  std::error_code error;
  const std::string name = open.path.stem().string();
  if (const auto found = findLesson(name); found && fs::equivalent(*found, open.path, error)) return name;
  const fs::path whole = fs::absolute(open.path, error);
  return (error ? open.path : whole).string();
}

// As much of it as a notice has room for, on one line.
std::string shortened(const std::string& words) {
  constexpr std::size_t most = 70;
  std::u32string codes = codePoints(words);
  if (codes.size() > most) codes = codes.substr(0, most) + U"…";
  return utf8(codes);
}

std::string pictureName(const AppState& state) {
  std::string name = state.open->path.stem().string() + "-" + path(*state.trace(), state.cursor);
  for (char& c : name)
    if (!isPlain(c) || c == '/' || c == ':' || c == '=') c = '-';
  while (name.ends_with('-')) name.pop_back();
  return name + ".png";
}

}  // namespace

Copied copyTo(const Clipboard& clipboard, CopyWhat what, const CopyContext& context) {
  const AppState& state = context.state;
  const Language language = state.language;
  const auto refuse = [language](Ui word) { return Copied{false, label(word, language)}; };
  if (state.editing.computing || state.trace() == nullptr) return refuse(Ui::copyNothing);
  std::string bytes, shown, problem;
  switch (what) {
    case CopyWhat::number:
      bytes = shown = numberToCopy(state);
      break;
    case CopyWhat::line:
      bytes = shown = lineToCopy(state);
      break;
    case CopyWhat::latex:
      bytes = shown = latexToCopy(state);
      break;
    case CopyWhat::picture:
      bytes = png(context.scene, context.theme, context.fonts, problem);
      shown = label(Ui::copyPicture, language);
      break;
    case CopyWhat::command:
      bytes = shown = shellLine(renderArguments(state, context.options));
      break;
  }
  if (bytes.empty()) return refuse(Ui::copyNothing);
  const ClipKind kind = what == CopyWhat::picture ? ClipKind::png : ClipKind::text;
  switch (clipboard ? clipboard(kind, bytes) : ClipFault::failed) {
    case ClipFault::missing:
      return refuse(Ui::copyMissing);
    case ClipFault::failed:
      return refuse(Ui::copyFailed);
    case ClipFault::none:
      break;
  }
  return {true, say(text(Ui::copied), language, {{"what", shortened(shown)}})};
}

std::optional<CellPlace> numberMeant(const AppState& state) {
  const Trace* trace = state.trace();
  if (trace == nullptr || state.editing.computing) return std::nullopt;
  if (const auto asked = askedCell(state)) return asked;
  return writtenAt(*trace, state.cursor);
}

std::string numberToCopy(const AppState& state) {
  const Trace* trace = state.trace();
  const auto& what = state.copying.number;
  if (trace == nullptr || !what || state.editing.computing || isHidden(state, *what)) return "";
  if (what->quantity < 0 || static_cast<std::size_t>(what->quantity) >= trace->program().quantities.size() ||
      what->pass < 1 || what->pass > trace->passes())
    return "";
  const Tensor& values = trace->value(what->pass, what->quantity);
  if (what->cell < 0 || static_cast<std::size_t>(what->cell) >= values.data.size()) return "";
  return shortest(values.data[static_cast<std::size_t>(what->cell)]);
}

std::string lineToCopy(const AppState& state) {
  const auto said = explained(state);
  return said && !said->symbols.empty() ? lineText(*said) : "";
}

std::string latexToCopy(const AppState& state) {
  const auto said = explained(state);
  return said && !said->symbols.empty() ? latex(*said) : "";
}

std::vector<std::string> renderArguments(const AppState& state, const SceneOptions& options) {
  if (state.trace() == nullptr || state.editing.computing) return {};
  // `render` draws lesson screens, and of several runs the first.
  if (labShown(state) || state.open->lesson.followed != 0) return {};
  const auto side = [](double length) { return std::to_string(std::lround(length)); };
  std::vector<std::string> words{"gradwalk", "render", lessonWord(*state.open)};
  const auto option = [&words](const char* name, std::string value) {
    words.emplace_back(name);
    words.push_back(std::move(value));
  };
  option("--step", path(*state.trace(), state.cursor));
  option("--as", state.presenting.on ? "presented" : "canvas");
  option("--size", side(options.width) + "x" + side(options.height));
  option("--scale", shortest(options.textScale));
  option("--lang", state.language == Language::ko ? "ko" : "en");
  if (state.dark) words.emplace_back("--dark");
  if (state.wholeSums) words.emplace_back("--whole-sums");
  if (options.strip && options.stripView != StripView{}) option("--strip", stripWords(options.stripView));
  if (state.hand && lessonsHand(state)) words.emplace_back("--own-hand");
  if (state.hand && !lessonsHand(state)) option("--hand", std::to_string(handDecimals(state)));
  for (const Edit& edit : state.open->edits) option("--set", editText(ownLesson(state).lesson, edit));
  option("-o", pictureName(state));
  return words;
}

std::string shellLine(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + quoted(word);
  return line;
}

void apply(AppState& state, const OpenCopyMenu& open) {
  Copying& copying = state.copying;
  copying.menu = !copying.menu && state.trace() != nullptr;
  copying.number = open.under ? open.under : numberMeant(state);
  if (copying.menu) state.help = state.picker = state.goTo = false;
}

void apply(AppState& state, const Copy& copy) {
  Copying& copying = state.copying;
  if (copy.number) copying.number = copy.number;
  copying.wanted = copy.what;
  copying.menu = false;
}

}  // namespace gradwalk
