// The words that `render --strip` takes.
#include "scene/strip_view.h"

#include <doctest/doctest.h>

using namespace gradwalk;

TEST_CASE("strip view: its words read back as the same view") {
  for (const StripView& view : {StripView{}, StripView{.zoom = 1.44},
                                StripView{.zoom = 1.0 / 1.2, .first = 5}, StripView{.fit = true}}) {
    const auto read = readStripWords(stripWords(view));
    REQUIRE(read);
    CHECK(read->fit == view.fit);
    CHECK(read->first == view.first);
    CHECK(read->zoom == view.zoom);
  }
  CHECK(stripWords({.zoom = 1.44, .first = 5}) == "1.44@5");
  CHECK(stripWords({.fit = true}) == "fit");
}

TEST_CASE("strip view: words that are no view are refused") {
  for (const char* words : {"", "9", "0.1", "nan", "2@", "2@x", "2@-1", "2@1.5", "@3", "fit it"}) {
    CAPTURE(words);
    CHECK_FALSE(readStripWords(words));
  }
}
