#include "app/sitting.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "app/commands/moving.h"
#include "app/keys.h"
#include "app/lab_runs.h"
#include "app/lab_words.h"
#include "app/ui_text.h"
#include "trace/explain.h"
#include "trace/hand_effect.h"

namespace gradwalk {

namespace {

constexpr int smallerAttempts = 4;
constexpr double smallerWords = 0.85;

bool hasCells(const Scene& scene) {
  return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                     [](const ShapeOf& shape) { return idOf(shape).starts_with("cell:"); });
}

// A step led out of the part of the strip that somebody had moved to.
bool stripLost(const Trace& trace, const AppState& state, const Scene& scene) {
  const Step* step = stepAt(trace, state.cursor);
  if (!state.strip.first || step == nullptr) return false;
  const int card = stripCard(trace.program(), *step);
  return card >= 0 && find(scene, "strip:" + symbol(trace.program(), card)) == nullptr;
}

// What the panels may show of a lesson.
void teachLesson(UiFonts& fonts, const OpenLesson& open, Language language) {
  fonts.require(open.lesson.title.in(language));
  fonts.require(open.lesson.name);
  const Program& program = open.program;
  for (std::size_t id = 0; id < program.quantities.size(); ++id) {
    fonts.require(program.quantities[id].name);
    fonts.require(symbol(program, static_cast<int>(id)));
  }
  for (const Step& step : program.steps) {
    fonts.require(step.name);
    fonts.require(step.operation);
  }
  if (program.surface.exists() || !open.lesson.runs.empty())
    for (const std::string& words : ruleWords(language)) fonts.require(words);
  for (const ConventionEffect& effect : conventionsOf(program, open.lesson)) {
    fonts.require(effect.convention->name);
    fonts.require(in(effect.convention->title, language));
    fonts.require(in(effect.convention->what, language));
    for (const ConventionChoice& choice : effect.choices) {
      fonts.require(choice.name);
      fonts.require(in(choice.title, language));
    }
  }
  for (const Check& check : open.checks) {
    fonts.require(check.printed->of);
    fonts.require(check.printed->why.in(language));
    fonts.require(check.reason);
    for (const PrintedCell& cell : check.printed->cells) fonts.require(cell);
    for (const PrintedCell& cell : check.printed->right) fonts.require(cell);
  }
}

// What was typed or found while editing, which no table of words has.
std::string editingWords(const AppState& state) {
  const Editing& editing = state.editing;
  std::string words = editing.problem + editing.noticeWords + editing.saveName + editing.saveProblem +
                      state.telling.words + "•✗";
  words += state.curves.field + state.curves.problem + "∞–";
  for (const CurveQuantity& each : state.curves.quantities) words += each.text;
  if (editing.field) words += editing.field->edit.text + editing.field->problem;
  words += state.predicting.guess;
  if (state.predicting.grade) words += state.predicting.grade->sentence;
  return words;
}

// What the panel of runs says.
std::string runWords(const AppState& state) {
  if (!hasRuns(state)) return "";
  std::string words;
  for (const RunText& run : askedRuns(state)) words += nameOf(run) + run.call;
  if (state.sideTab != SideTab::runs) return words;
  for (const LabLine& line : labLines(state)) words += line.words;
  return words;
}

// What the panel of conventions says, which no table of words has either.
std::string conventionWords(const AppState& state) {
  if (state.sideTab != SideTab::conventions) return "";
  std::string words;
  if (state.switches.effects)
    for (const ConventionEffect& effect : state.switches.effects->conventions)
      for (const ConventionChoice& choice : effect.choices) {
        words += choice.problem;
        if (!choice.difference) continue;
        for (const std::string& line : differenceLines(*choice.difference, state.language)) words += line;
      }
  for (const std::int64_t cells : {1, 2})
    for (const std::int64_t differing : {0, 1})
      words += handEffectWords({.cells = cells, .compared = 1, .differing = differing}, state.language);
  return words;
}

}  // namespace

Sitting::Sitting(const Fonts& fonts, SittingOptions options)
    : fonts_(&fonts),
      runner_(std::move(options.journals)),
      memory_(std::move(options.memory)),
      clipboard_(std::move(options.clipboard)),
      sets_(std::move(options.sets)),
      hand_(options.hand) {
  remember(options);
  state_.startAt = std::move(options.startAt);
  if (options.lesson.empty()) {
    state_.picker = true;
  } else {
    state_.wanted = std::move(options.lesson);
  }
  advance(0.0);
}

// What the options say goes before what was remembered.
void Sitting::remember(SittingOptions& options) {
  const Remembered& before = memory_.before();
  state_.language = options.language.value_or(before.language.value_or(Language::en));
  state_.textScale =
      std::clamp(options.textScale.value_or(before.textScale.value_or(1.0)), leastScale, mostScale);
  state_.dark = options.dark.value_or(before.dark.value_or(false));
  state_.reduceMotion = before.reduceMotion.value_or(options.lessMotion);
  state_.placed = before.window.value_or(WindowPlace{});
  memory_.begin(state_);
  if (before.last && options.startAt.empty()) {
    std::error_code error;
    const bool same = std::filesystem::equivalent(before.last->lesson, options.lesson, error) && !error;
    if (options.resume && std::filesystem::is_regular_file(before.last->lesson, error)) {
      options.lesson = before.last->lesson;
      lastPlace_ = before.last->place;
    } else if (same && options.sets.empty()) {
      lastPlace_ = before.last->place;
    }
    if (!lastPlace_.empty()) lastRun_ = before.last->run;
  }
  for (const BrokenFile& each : memory_.broken()) {
    const Text& words = text(each.aside.empty() ? Ui::memoryUnreadable : Ui::memoryBroken);
    tell(state_, say(words, state_.language, {{"file", each.file}, {"aside", each.aside}}), true);
  }
}

// Where the lesson was left, or as near to it as there still is; with the edits, if any were
// made then.
bool Sitting::returnToLast() {
  if (lastPlace_.empty() || !state_.open || !state_.reading.empty() || state_.editing.computing) return false;
  if (const std::string run = std::exchange(lastRun_, {}); !run.empty()) {
    perform(state_, FollowRun{run});
    if (state_.editing.computing) return true;
  }
  const std::string place = std::exchange(lastPlace_, {});
  const Cursor cursor = nearest(*state_.trace(), place);
  if (!cursor.atStart()) perform(state_, SetLevel{levelOf(cursor)});
  perform(state_, SeekPlace{cursor});
  return true;
}

bool Sitting::advance(double seconds) {
  bool changed = false;
  if (state_.wanted) {
    const std::filesystem::path path = *std::exchange(state_.wanted, std::nullopt);
    state_.reading = path.stem().string();
    loader_.start([path](const Stop& stop) { return loadLesson(path, &stop); });
    changed = true;
  }
  if (std::optional<LoadResult> loaded = loader_.take()) {
    opened(std::move(*loaded));
    changed = true;
  }
  if (runner_.advance(state_, seconds)) {
    key_.reset();
    changed = true;
  }
  changed = returnToLast() || changed;
  memory_.advance(state_, seconds);
  changed = advanceTelling(state_, seconds) || changed;
  if (!state_.reading.empty()) {
    const bool waited = longRead(state_);
    state_.readingFor += seconds;
    changed = changed || waited != longRead(state_);
  }
  changed = refreshLab(state_) || changed;
  changed = refreshAsking(state_) || changed;
  changed = gradients_.advance(state_) || changed;
  changed = curves_.advance(state_) || changed;
  changed = runCurves_.advance(state_) || changed;
  changed = sweeps_.advance(state_) || changed;
  changed = conventions_.advance(state_) || changed;
  changed = advanceSearch(state_) || changed;
  changed = takeLessons() || changed;
  settlePredicting(state_);
  return tick(state_, seconds) || changed;
}

void Sitting::settle(std::chrono::milliseconds time) {
  if (std::optional<LoadResult> loaded = loader_.takeWithin(time)) opened(std::move(*loaded));
}

void Sitting::opened(LoadResult loaded) {
  key_.reset();
  const bool good = loaded.result.open != nullptr;
  // A place may be there only with the edits.
  const std::string startAt = good && !sets_.empty() ? std::exchange(state_.startAt, {}) : "";
  const std::filesystem::path file = loaded.path;
  receive(state_, std::move(loaded));
  if (!good) {
    runner_.failed(state_, file);
    return;
  }
  if (const int places = std::exchange(hand_, -1); places >= 0) {
    state_.hand = true;
    state_.handPlaces = places;
    runByHand(state_);
  }
  runner_.opened(state_);
  Edits edits;
  for (const std::string& set : std::exchange(sets_, {})) {
    Problems problems;
    if (auto edit = parseEdit(state_.open->lesson, set, problems)) setEdit(edits, std::move(*edit));
  }
  if (edits.empty()) return;
  changeEdits(state_, std::move(edits));
  settleEdits(state_);
  if (!startAt.empty()) perform(state_, SeekText{startAt});
}

// The picker's list is read on a worker once the lesson itself is there.
bool Sitting::takeLessons() {
  if (listed_ || !state_.reading.empty()) return false;
  if (!lessons_.valid()) {
    lessons_ = std::async(std::launch::async, listLessons);
    return false;
  }
  if (lessons_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  state_.lessons = lessons_.get();
  listed_ = true;
  return true;
}

void Sitting::resize(float width, float height) {
  state_.width = width;
  state_.height = height;
}

void Sitting::obey(Commands& commands) {
  if (commands.empty()) return;
  lastPlace_.clear();
  lastRun_.clear();  // whoever does something is where they want to be
  performAll(state_, commands);
  commands.clear();
}

// The map of the lab, the runs beside it where there is room, the words of the step below.
void Sitting::drawLab(const SceneOptions& options) {
  composed_ = options;
  const Lab& lab = *state_.lab.lab;
  if (groundOf_ != &lab || groundVersion_ != state_.lab.version) ground_ = {};
  groundOf_ = &lab;
  groundVersion_ = state_.lab.version;
  LabView view = composeLabView(*state_.open, lab, *state_.trace(), state_.cursor,
                                labOptions(state_, options), *fonts_, &ground_);
  scene_ = std::move(view.scene);
  if (view.axes.plot.width > 0.0 && view.axes.plot.height > 0.0) map_ = view.axes;
  state_.lab.table = find(scene_, "run:0") != nullptr;
}

const Scene& Sitting::scene(const Layout& layout, bool& changed) {
  if (sweepOnCanvas(state_)) {
    key_.reset();
    map_.reset();
    return sweepScene_.view(state_, layout, *fonts_, changed).scene;
  }
  sweepScene_.forget();
  SceneOptions options = sceneOptions(state_, layout);
  const Key key{state_.trace(),     state_.cursor,
                options.width,      options.height,
                options.textScale,  state_.language,
                state_.dark,        state_.editing.computing,
                state_.wholeSums,   state_.presenting.on,
                state_.strip,       handDecimals(state_),
                options.asked,      labShown(state_) ? state_.lab.lab.get() : nullptr,
                state_.lab.version, state_.lab.arrows};
  const bool moved = key_ && key_->cursor != key.cursor;
  changed = key_ != key;
  if (!changed) return scene_;
  key_ = key;
  map_.reset();
  state_.lab.table = false;
  // What is not computed is not shown, nor what was there before.
  if (key.trace == nullptr || key.computing || !layout.canvasShown) {
    scene_ = Scene{options.width, options.height, Ink::paper, {}};
  } else if (key.lab != nullptr) {
    drawLab(options);
  } else {
    const auto draw = [&] {
      composed_ = options;
      scene_ = state_.presenting.on ? composePresented(*key.trace, state_.cursor, composed_, *fonts_)
                                    : compose(*key.trace, state_.cursor, composed_, *fonts_);
    };
    draw();
    if (moved && stripLost(*key.trace, state_, scene_)) {
      state_.strip.first.reset();
      options.stripView = key_->strip = state_.strip;
      draw();
    }
    // Where no tensor fits beside words of this size, smaller words are better than an
    // empty stage.
    for (int i = 0; i < smallerAttempts && !hasCells(scene_); ++i) {
      composed_.textScale = options.textScale * std::pow(smallerWords, i + 1);
      scene_ = compose(*key.trace, state_.cursor, composed_, *fonts_);
    }
  }
  return scene_;
}

void Sitting::teach(UiFonts& fonts) {
  const Taught now{state_.open.get(),
                   state_.language,
                   state_.help,
                   state_.picker && listed_,
                   state_.problems,
                   state_.goToProblem + state_.searching.sentence,
                   "",
                   editingWords(state_) + conventionWords(state_) + sweepVocabulary(state_) + runWords(state_)};
  if (taught_ == now) return;
  taught_ = now;
  const Language language = state_.language;
  for (const UiText& each : uiTexts()) fonts.require(in(each.text, language));
  fonts.require("한국어▾▸✓✗…¼½×−→←↑↓·≈√∂′ΣΔ|");  // the language's own name, and the panels' signs
  if (state_.help) {
    for (const KeyHelp& line : keyHelp()) {
      fonts.require(in(line.keys, language));
      fonts.require(in(line.what, language));
    }
  }
  if (state_.picker) {
    for (const LessonEntry& entry : state_.lessons) {
      fonts.require(entry.name);
      fonts.require(entry.title.in(language));
    }
  }
  if (!state_.problems.empty()) {
    fonts.requireMono();
    fonts.require(state_.problems);
    fonts.require(state_.problemsOf);
  }
  fonts.require(state_.goToProblem);
  fonts.require(state_.searching.sentence);
  fonts.require(now.editing);
  fonts.require(state_.reading);
  if (state_.open) teachLesson(fonts, *state_.open, language);
}

}  // namespace gradwalk
