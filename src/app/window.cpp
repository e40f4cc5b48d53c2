#include "app/window.h"

#include <fmt/format.h>

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/System/Err.hpp>
#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <utility>

#include "app/display_probe.h"
#include "app/edit_save.h"
#include "app/imgui_context.h"
#include "app/imgui_sfml.h"
#include "app/interface.h"
#include "app/motion.h"
#include "app/report.h"
#include "app/scene_painter.h"
#include "app/x11_window.h"

namespace gradwalk {
namespace {

constexpr int noDisplay = 3;
constexpr unsigned usualWidth = 1280, usualHeight = 800, leastWindowWidth = 640, leastWindowHeight = 480;
constexpr double shareOfScreen = 0.85;
constexpr int settlingFrames = 3;  // a panel may need a second and a third frame for its size
constexpr auto lessonPatience = std::chrono::milliseconds(30);

// As it was left, unless a test says otherwise; never larger than the screen.
sf::VideoMode firstSize(const ReportOptions& report, const WindowPlace& before) {
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  const auto part = [](unsigned whole) { return static_cast<unsigned>(shareOfScreen * whole); };
  unsigned width = std::max(usualWidth, part(screen.width)),
           height = std::max(usualHeight, part(screen.height));
  if (before.width > 0) width = static_cast<unsigned>(before.width);
  if (before.height > 0) height = static_cast<unsigned>(before.height);
  if (report.width > 0) width = report.width;
  if (report.height > 0) height = report.height;
  return {std::min(width, screen.width), std::min(height, screen.height)};
}

// A window with everything in it. The order matters: SFML's pointers must outlive
// the window, and what lives in OpenGL must go before it.
class Screen {
 public:
  Screen(const DisplayReport& display, const Fonts& fonts, SittingOptions options, ReportOptions report);

  void run();

 private:
  void time();
  void takeEvents();
  void frame(float seconds);
  void drawCanvas(double seconds);
  void drawCurve();
  void follow();
  void notePlace();
  void showFullScreen(bool on);
  bool settled() const;
  bool finished();

  const DisplayReport* display_;
  Interface interface_;  // first, so that the lesson is read while the window opens
  ReportOptions report_;
  Cursors cursors_;
  sf::RenderWindow window_;
  ImguiContext context_;
  ImguiSfml imgui_;
  ScenePainter painter_, curvePainter_;
  Motion motion_;
  Placement placement_, curvePlacement_;
  bool sceneIsNew_ = true, curveIsNew_ = true;
  bool fullScreen_ = false, placeNoted_ = false;
  std::string title_;
  sf::Vector2u windowedSize_;
  int frames_ = 0, framesWanted_ = settlingFrames;
};

Screen::Screen(const DisplayReport& display, const Fonts& fonts, SittingOptions options, ReportOptions report)
    : display_(&display),
      interface_(fonts, std::move(options)),
      report_(std::move(report)),
      // Default settings give a compatibility profile, which SFML draws with.
      window_(firstSize(report_, interface_.state().placed), "Gradwalk", sf::Style::Default,
              sf::ContextSettings(0, 0, 0)),
      imgui_(window_, cursors_),
      painter_(fonts),
      curvePainter_(fonts) {
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  if (const WindowPlace& before = interface_.state().placed; before.width > 0)
    window_.setPosition({before.x, before.y});
  const sf::Vector2i at = window_.getPosition();
  const sf::Vector2u size = window_.getSize();
  if (at.x < 0 || at.y < 0 || at.x + static_cast<int>(size.x) > static_cast<int>(screen.width) ||
      at.y + static_cast<int>(size.y) > static_cast<int>(screen.height)) {
    window_.setPosition({0, 0});
  }
  window_.setFramerateLimit(60);
  setMinimumSize(display, window_.getSystemHandle(), static_cast<int>(leastWindowWidth),
                 static_cast<int>(leastWindowHeight));
  interface_.sitting().settle(lessonPatience);
}

void Screen::takeEvents() {
  sf::Event event;
  while (window_.pollEvent(event)) {
    framesWanted_ = settlingFrames;
    if (event.type == sf::Event::Closed) {
      interface_.sitting().state().quit = true;
    } else if (event.type == sf::Event::Resized) {
      const auto width = static_cast<float>(event.size.width), height = static_cast<float>(event.size.height);
      window_.setView(sf::View({0.0F, 0.0F, width, height}));
    } else {
      interface_.queue().push(event);
    }
  }
}

void Screen::frame(float seconds) {
  const sf::Vector2u size = window_.getSize();
  interface_.begin(static_cast<float>(size.x), static_cast<float>(size.y));
  follow();
  imgui_.newFrame(interface_.fonts(), seconds);
  // What a panel asked for shows in the next frame, which must not be long in coming.
  if (interface_.panels()) framesWanted_ = settlingFrames;
  drawCanvas(static_cast<double>(seconds));
  imgui_.render();
  ++frames_;
}

void Screen::drawCanvas(double seconds) {
  // A change behind a blanked screen is still one when the screen comes back.
  sceneIsNew_ = sceneIsNew_ || interface_.sceneChanged();
  if (interface_.state().blank) {
    window_.clear(sf::Color::Black);
    return;
  }
  const Theme& theme = interface_.theme();
  const Area& canvas = interface_.layout().canvas;
  const Placement placement{canvas.x, canvas.y, interface_.sceneScale()};
  const bool changed = std::exchange(sceneIsNew_, false), moving = motion_.moving();
  if (changed) {
    const AppState& state = interface_.state();
    motion_.start(interface_.scene(), slideSeconds(state.speed, state.reduceMotion));
  } else if (moving) {
    motion_.advance(seconds);
  }
  if (changed || moving || placement != placement_) painter_.prepare(motion_.shown(), theme, placement);
  if (motion_.moving()) framesWanted_ = settlingFrames;
  placement_ = placement;
  const Rgb paper = theme[motion_.shown().background];
  window_.clear({paper.red, paper.green, paper.blue});
  painter_.draw(window_);
  drawCurve();
}

void Screen::drawCurve() {
  curveIsNew_ = curveIsNew_ || interface_.curveChanged();
  const CurvePicture* curve = interface_.curve();
  if (curve == nullptr) return;
  const Area& area = interface_.layout().curve;
  const Placement placement{area.x, area.y, 1.0F};
  if (std::exchange(curveIsNew_, false) || placement != curvePlacement_)
    curvePainter_.prepare(curve->scene, interface_.theme(), placement);
  curvePlacement_ = placement;
  curvePainter_.draw(window_);
}

// The window itself: its title and whether it fills the screen.
void Screen::follow() {
  if (std::string title = windowTitle(interface_.state()); title != title_) {
    window_.setTitle(sf::String::fromUtf8(title.begin(), title.end()));
    title_ = std::move(title);
  }
  if (interface_.state().fullScreen != fullScreen_) showFullScreen(interface_.state().fullScreen);
}

// Where the window stands when it does not fill the screen; asked once it rests, because the
// display has to be asked.
void Screen::notePlace() {
  if (std::exchange(placeNoted_, true) || fullScreen_) return;
  const sf::Vector2i at = window_.getPosition();
  const sf::Vector2u size = window_.getSize();
  interface_.sitting().state().placed = {at.x, at.y, static_cast<int>(size.x), static_cast<int>(size.y)};
}

void Screen::showFullScreen(bool on) {
  fullScreen_ = on;
  if (askFullScreen(*display_, window_.getSystemHandle(), on)) return;
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  if (on) windowedSize_ = window_.getSize();
  window_.setPosition({0, 0});
  window_.setSize(on ? sf::Vector2u(screen.width, screen.height) : windowedSize_);
}

bool Screen::settled() const {
  const AppState& state = interface_.state();
  return framesWanted_ <= 0 && !interface_.queue().waiting() && state.reading.empty() &&
         !state.gradients.working;
}

// A test asked for so many frames, and for a picture of the last, which shows the
// lesson at rest.
bool Screen::finished() {
  if (interface_.state().quit) return true;
  if (report_.frames == 0 || frames_ < report_.frames) return false;
  if (report_.screenshot.empty()) return true;
  if (!settled()) return false;
  sf::Texture picture;
  const sf::Vector2u size = window_.getSize();
  if (picture.create(size.x, size.y)) picture.update(window_);
  if (!picture.copyToImage().saveToFile(report_.screenshot)) {
    fmt::print(stderr, "gradwalk: {} cannot be written\n", report_.screenshot);
  }
  return true;
}

// As fast as they come: a step, its frame, until the buffers were swapped.
void Screen::time() {
  constexpr float usual = 1.0F / 60.0F;
  window_.setFramerateLimit(0);
  interface_.sitting().settle(std::chrono::seconds(10));
  for (int k = 0; k < settlingFrames; ++k, window_.display()) frame(usual);
  std::ofstream out(report_.times);
  for (int k = 0; k < report_.frames; ++k) {
    takeEvents();
    const AppState& state = interface_.state();
    Commands commands;
    if (placeNumber(state) == placeCount(state))
      commands.push_back(ToStart{});
    else
      commands.push_back(Walk{+1});
    sf::Clock clock;
    const std::clock_t used = std::clock();
    interface_.sitting().obey(commands);
    frame(usual);
    window_.display();
    out << static_cast<double>(clock.getElapsedTime().asMicroseconds()) / 1000.0 << " "
        << static_cast<double>(std::clock() - used) * 1000.0 / CLOCKS_PER_SEC << "\n";
  }
}

void Screen::run() {
  if (!report_.times.empty()) return time();
  sf::Clock clock;
  while (window_.isOpen()) {
    takeEvents();
    const float seconds = clock.restart().asSeconds();
    if (interface_.sitting().advance(static_cast<double>(seconds))) framesWanted_ = settlingFrames;
    if (settled() && report_.frames > 0) framesWanted_ = 1;  // a test is waiting for its frames
    if (interface_.state().quit) break;
    if (framesWanted_ <= 0 && !interface_.queue().waiting()) {
      notePlace();
      // At rest nothing is drawn; a key is answered within a few milliseconds.
      sf::sleep(sf::milliseconds(5));
      continue;
    }
    --framesWanted_;
    placeNoted_ = false;
    frame(seconds);
    if (finished()) break;
    window_.display();
    writeReport(report_, interface_.state(), interface_.places(), frames_, window_.getSize().x,
                window_.getSize().y);
  }
  interface_.sitting().keep();
}

// Asked once in a process.
const DisplayReport& theDisplay() {
  static const DisplayReport report = probeDisplay();
  return report;
}

}  // namespace

std::string windowObstacle(Language language) { return theDisplay().sentence(language); }

int openWindow(const WindowOptions& options) {
  const DisplayReport& display = theDisplay();
  if (!display.usable()) {
    fmt::print(stderr, "{}\n", display.sentence(options.language.value_or(Language::en)));
    return noDisplay;
  }
  std::string problem;
  const std::optional<Fonts> fonts = Fonts::load(problem);
  if (!fonts) {
    fmt::print(stderr, "gradwalk: {}\n", problem);
    return noDisplay;
  }
  // Input methods and window titles speak the user's character set; numbers stay as
  // they are.
  std::setlocale(LC_CTYPE, "");
  // SFML's remarks (no vertical synchronisation, say) are nothing to a user.
  std::ostringstream remarks;
  std::streambuf* const before = sf::err().rdbuf(remarks.rdbuf());
  {
    SittingOptions sitting{.lesson = options.lesson,
                           .startAt = options.step,
                           .language = options.language,
                           .textScale = options.scale,
                           .dark = options.dark,
                           .sets = options.sets,
                           .hand = options.hand,
                           .journals = journalFolder(),
                           .resume = options.resume,
                           .lessMotion = wantsLessMotion(configFolder()),
                           .clipboard = xclip};
    ReportOptions report = reportOptions(options.screenshot);
    // A picture for a test or a document depends on nobody's habits.
    if (report.frames == 0) sitting.memory = usualFolders();
    Screen screen(display, *fonts, std::move(sitting), std::move(report));
    screen.run();
  }
  sf::err().rdbuf(before);
  return 0;
}

}  // namespace gradwalk
