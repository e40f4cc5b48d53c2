#include "app/display_probe.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

namespace gradwalk {
namespace {

// DISPLAY for the length of a test.
class WithDisplay {
 public:
  explicit WithDisplay(const char* value) {
    if (const char* now = std::getenv("DISPLAY")) before_ = now;
    value == nullptr ? unsetenv("DISPLAY") : setenv("DISPLAY", value, 1);
  }
  ~WithDisplay() { before_.empty() ? unsetenv("DISPLAY") : setenv("DISPLAY", before_.c_str(), 1); }

 private:
  std::string before_;
};

TEST_CASE("display: none is set") {
  const WithDisplay display(nullptr);
  const DisplayReport report = probeDisplay();
  CHECK(report.fault == DisplayFault::unset);
  CHECK(report.sentence(Language::en).find("DISPLAY is not set") != std::string::npos);
  CHECK(report.sentence(Language::ko).find("DISPLAY가 설정되지") != std::string::npos);
}

TEST_CASE("display: one is set and nothing answers there") {
  const WithDisplay display(":4321");
  const DisplayReport report = probeDisplay();
  CHECK(report.fault == DisplayFault::silent);
  CHECK(report.sentence(Language::en).find(":4321 does not answer") != std::string::npos);
  CHECK(report.sentence(Language::ko).find(":4321") != std::string::npos);
}

TEST_CASE("display: every fault is said in both languages, no fault in none") {
  DisplayReport report;
  CHECK(report.sentence(Language::en).empty());
  report.display = ":7";
  report.depth = 8;
  for (const DisplayFault fault :
       {DisplayFault::unset, DisplayFault::silent, DisplayFault::noOpenGL, DisplayFault::fewColors,
        DisplayFault::noVisual, DisplayFault::noContext}) {
    report.fault = fault;
    for (const Language language : {Language::en, Language::ko}) {
      const std::string sentence = report.sentence(language);
      CHECK(sentence.find("xvfb-run") != std::string::npos);
      CHECK(sentence.find('{') == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace gradwalk
