#include "app/window.h"

#include <fmt/format.h>

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/System/Err.hpp>
#include <SFML/System/Sleep.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "app/display_probe.h"
#include "app/event_queue.h"
#include "app/hover.h"
#include "app/imgui_context.h"
#include "app/imgui_sfml.h"
#include "app/panels/panel.h"
#include "app/report.h"
#include "app/scene_painter.h"
#include "app/session.h"
#include "app/style.h"
#include "app/x11_window.h"

namespace gradwalk {
namespace {

constexpr int noDisplay = 3;
constexpr unsigned usualWidth = 1280, usualHeight = 800, leastWindowWidth = 640, leastWindowHeight = 480;
constexpr double shareOfScreen = 0.85;
constexpr int settlingFrames = 3;  // a panel may need a second and a third frame for its size
constexpr auto lessonPatience = std::chrono::milliseconds(30);

sf::VideoMode firstSize(const ReportOptions& report) {
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  const auto part = [](unsigned whole) { return static_cast<unsigned>(shareOfScreen * whole); };
  unsigned width = std::max(usualWidth, part(screen.width)),
           height = std::max(usualHeight, part(screen.height));
  if (report.width > 0) width = report.width;
  if (report.height > 0) height = report.height;
  return {std::min(width, screen.width), std::min(height, screen.height)};
}

// A window with everything in it. The order matters: SFML's pointers must outlive
// the window, and what lives in OpenGL must go before it.
class Screen {
 public:
  Screen(const DisplayReport& display, const Fonts& fonts, SessionOptions options, ReportOptions report);

  void run();

 private:
  void takeEvents();
  void takeKeys(const std::vector<KeyPress>& keys);
  void frame(float seconds);
  void drawPanels(const Layout& layout);
  void drawCanvas(const Layout& layout, const Scene& scene, bool changed);
  void follow();
  void showFullScreen(bool on);
  bool finished();

  const DisplayReport* display_;
  Session session_;  // first, so that the lesson is read while the window opens
  ReportOptions report_;
  Cursors cursors_;
  sf::RenderWindow window_;
  ImguiContext context_;
  ImguiSfml imgui_;
  UiFonts uiFonts_;
  ScenePainter painter_;
  EventQueue queue_;
  Commands commands_;
  std::map<std::string, Area> places_;
  std::optional<HoveredCell> hovered_;
  Placement placement_;
  bool fullScreen_ = false, dark_ = false;
  float styledEm_ = 0.0F;
  std::string title_;
  sf::Vector2u windowedSize_;
  int frames_ = 0, framesWanted_ = settlingFrames;
};

Screen::Screen(const DisplayReport& display, const Fonts& fonts, SessionOptions options, ReportOptions report)
    : display_(&display),
      session_(fonts, std::move(options)),
      report_(std::move(report)),
      // Default settings give a compatibility profile, which SFML draws with.
      window_(firstSize(report_), "Gradwalk", sf::Style::Default, sf::ContextSettings(0, 0, 0)),
      imgui_(window_, cursors_),
      uiFonts_(fonts, 16.0F),
      painter_(fonts) {
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  const sf::Vector2i at = window_.getPosition();
  const sf::Vector2u size = window_.getSize();
  if (at.x < 0 || at.y < 0 || at.x + static_cast<int>(size.x) > static_cast<int>(screen.width) ||
      at.y + static_cast<int>(size.y) > static_cast<int>(screen.height)) {
    window_.setPosition({0, 0});
  }
  window_.setFramerateLimit(60);
  setMinimumSize(display, window_.getSystemHandle(), static_cast<int>(leastWindowWidth),
                 static_cast<int>(leastWindowHeight));
  session_.settle(lessonPatience);
}

void Screen::takeEvents() {
  sf::Event event;
  while (window_.pollEvent(event)) {
    framesWanted_ = settlingFrames;
    if (event.type == sf::Event::Closed) {
      session_.state().quit = true;
    } else if (event.type == sf::Event::Resized) {
      const auto width = static_cast<float>(event.size.width), height = static_cast<float>(event.size.height);
      window_.setView(sf::View({0.0F, 0.0F, width, height}));
    } else {
      queue_.push(event);
    }
  }
}

void Screen::takeKeys(const std::vector<KeyPress>& keys) {
  const AppState& state = session_.state();
  for (const KeyPress& key : keys) {
    const KeyMode mode = ImGui::GetIO().WantTextInput ? KeyMode::text
                         : state.picker               ? KeyMode::picker
                                                      : KeyMode::lesson;
    if (std::optional<Command> command = commandFor(key, mode)) commands_.push_back(*command);
  }
}

void Screen::drawPanels(const Layout& layout) {
  const AppState& state = session_.state();
  const Theme& theme = state.dark ? darkTheme() : lightTheme();
  if (styledEm_ != layout.em || dark_ != state.dark) {
    applyStyle(ImGui::GetStyle(), theme, layout.em);
    styledEm_ = layout.em;
    dark_ = state.dark;
  }
  places_.clear();
  const PanelContext panel{state, layout, theme, uiFonts_, commands_, &places_};
  allPanels(panel);
  tooltipPanel(panel, hovered_ ? hoverWords(state, *hovered_) : "");
  if (hovered_ && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::GetIO().WantCaptureMouse) {
    if (const std::optional<Cursor> where = placeOf(state, *hovered_)) {
      if (levelOf(*where) > state.level) commands_.push_back(SetLevel{Level::cell});
      commands_.push_back(SeekPlace{*where});
    }
  }
}

void Screen::drawCanvas(const Layout& layout, const Scene& scene, bool changed) {
  const Theme& theme = session_.state().dark ? darkTheme() : lightTheme();
  // A scene is never made smaller than a least size: in a tiny window it is scaled.
  const float scale = std::min({1.0F, layout.canvas.width / static_cast<float>(scene.width),
                                layout.canvas.height / static_cast<float>(scene.height)});
  const Placement placement{layout.canvas.x, layout.canvas.y, scale};
  if (changed || placement != placement_) painter_.prepare(scene, theme, placement);
  placement_ = placement;
  const Rgb paper = theme[scene.background];
  window_.clear({paper.red, paper.green, paper.blue});
  painter_.draw(window_);
}

void Screen::frame(float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  takeKeys(queue_.apply(io));
  for (const char32_t code : queue_.takeTyped()) uiFonts_.require(code);
  session_.obey(commands_);
  if (session_.advance(0.0)) framesWanted_ = settlingFrames;
  follow();

  const AppState& state = session_.state();
  const sf::Vector2u size = window_.getSize();
  const Layout layout = layoutOf(state, static_cast<float>(size.x), static_cast<float>(size.y));
  uiFonts_.setSize(layout.em);
  session_.teach(uiFonts_);
  bool changed = false;
  const Scene& scene = session_.scene(layout, changed);
  hovered_.reset();
  if (layout.canvas.contains(io.MousePos.x, io.MousePos.y)) {
    hovered_ =
        hoveredCell(scene, {static_cast<double>((io.MousePos.x - layout.canvas.x) / placement_.scale),
                            static_cast<double>((io.MousePos.y - layout.canvas.y) / placement_.scale)});
  }
  imgui_.newFrame(uiFonts_, seconds);
  if (state.blank) {
    window_.clear(sf::Color::Black);
  } else {
    drawPanels(layout);
    drawCanvas(layout, scene, changed);
  }
  // What a panel asked for shows in the next frame, which must not be long in coming.
  if (!commands_.empty()) framesWanted_ = settlingFrames;
  session_.obey(commands_);
  imgui_.render();
  ++frames_;
}

// The window itself: its title and whether it fills the screen.
void Screen::follow() {
  if (std::string title = windowTitle(session_.state()); title != title_) {
    window_.setTitle(sf::String::fromUtf8(title.begin(), title.end()));
    title_ = std::move(title);
  }
  if (session_.state().fullScreen != fullScreen_) showFullScreen(session_.state().fullScreen);
}

void Screen::showFullScreen(bool on) {
  fullScreen_ = on;
  if (askFullScreen(*display_, window_.getSystemHandle(), on)) return;
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  if (on) windowedSize_ = window_.getSize();
  window_.setPosition({0, 0});
  window_.setSize(on ? sf::Vector2u(screen.width, screen.height) : windowedSize_);
}

bool Screen::finished() {
  const bool settled = framesWanted_ <= 0 && !queue_.waiting() && !session_.state().loading;
  if (report_.frames > 0 && frames_ >= report_.frames && (settled || report_.screenshot.empty())) {
    if (!report_.screenshot.empty()) {
      sf::Texture picture;
      const sf::Vector2u size = window_.getSize();
      if (picture.create(size.x, size.y)) {
        picture.update(window_);
        if (!picture.copyToImage().saveToFile(report_.screenshot)) {
          fmt::print(stderr, "gradwalk: {} cannot be written\n", report_.screenshot);
        }
      }
    }
    return true;
  }
  return session_.state().quit;
}

void Screen::run() {
  sf::Clock clock;
  while (window_.isOpen()) {
    takeEvents();
    const float seconds = clock.restart().asSeconds();
    if (session_.advance(static_cast<double>(seconds))) framesWanted_ = settlingFrames;
    if (framesWanted_ <= 0 && !queue_.waiting()) {
      // At rest nothing is drawn; a key is answered within a few milliseconds.
      if (finished()) break;
      sf::sleep(sf::milliseconds(5));
      continue;
    }
    --framesWanted_;
    frame(seconds);
    if (finished()) break;
    window_.display();
    writeReport(report_, session_.state(), places_, frames_, window_.getSize().x, window_.getSize().y);
  }
  window_.close();
}

std::string obstacle(Language language) { return probeDisplay().sentence(language); }

int open(const WindowRequest& request) {
  const DisplayReport display = probeDisplay();
  if (!display.usable()) {
    fmt::print(stderr, "{}\n", display.sentence(request.language));
    return noDisplay;
  }
  std::string problem;
  const std::optional<Fonts> fonts = Fonts::load(problem);
  if (!fonts) {
    fmt::print(stderr, "gradwalk: {}\n", problem);
    return noDisplay;
  }
  // SFML's remarks (no vertical synchronisation, say) are nothing to a user.
  std::ostringstream remarks;
  std::streambuf* const before = sf::err().rdbuf(remarks.rdbuf());
  {
    SessionOptions options{request.lesson, request.step, request.language, 1.0, false};
    Screen screen(display, *fonts, std::move(options), reportOptions(request.screenshot));
    screen.run();
  }
  sf::err().rdbuf(before);
  return 0;
}

}  // namespace

Window theWindow() { return {obstacle, open}; }

}  // namespace gradwalk
