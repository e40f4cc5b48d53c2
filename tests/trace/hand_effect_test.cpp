#include "trace/hand_effect.h"

#include <doctest/doctest.h>

#include <limits>

#include "lesson/library.h"
#include "trace/open_lesson.h"

using namespace gradwalk;

TEST_CASE("hand effect: the exact number stands beside the one by hand where they differ at its digits") {
  CHECK(exactFigure(0.005, 0.0049915939) == "0.0049916");
  CHECK(exactFigure(5.6, 5.6) == "");
  CHECK(exactFigure(0.125, 0.12499999999999999) == "");  // the noise of doubles
  CHECK(exactFigure(1.000006, 1.000005537) == "");       // seven digits by hand, the same at seven
  CHECK(exactFigure(1.00001, 1.000005537) == "");        // and the same at six
  CHECK(exactFigure(1.00006, 1.000005537) == "1.00001");
  CHECK(exactFigure(0, 0.00001) == "0.00001");
  CHECK(exactFigure(2, 2.00004) == "");  // at five digits
  CHECK(exactFigure(2, 2.0004) == "2.0004");
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  CHECK(exactFigure(nan, nan) == "");
  CHECK(exactFigure(inf, 3) == "3");
}

TEST_CASE("hand effect: how many cells of a line differ, and where most") {
  const auto open = std::move(openLesson(*findLesson("cnn")).open);
  REQUIRE(open);
  const Trace hand = runByHand(*open, 3);
  Problem problem;
  const auto at = [&](const char* where) { return *seek(open->trace, where, problem); };
  // exp(5.6) = 270.42640743 is written 270.426, which is right in all its digits;
  // exp(−5.3) = 0.0049915939 is written 0.005.
  const HandEffect e = handEffect(hand, open->trace, at("p.e"));
  CHECK(e.cells == 2);
  CHECK(e.differing == 1);
  CHECK(e.where == "p.e[1]");
  CHECK(e.largest == doctest::Approx(8.4060e-6).epsilon(1e-4));
  CHECK(handEffectWords(e, Language::en) ==
        "1 of 2 cells differs from full precision; most p.e[1]: 0.005, exactly 0.0049916 (by 0.0000084)");
  // The whole operation: e, their sum and p.
  const HandEffect whole = handEffect(hand, open->trace, at("p"));
  CHECK(whole.cells == 5);
  CHECK(handEffect(hand, open->trace, at("Z")).differing == 0);
  CHECK(handEffectWords(handEffect(hand, open->trace, at("Z")), Language::en) ==
        "No cell differs from full precision at the digits shown");
  CHECK(handEffect(hand, open->trace, {}).cells == 0);
  CHECK(handEffectWords({}, Language::en).empty());
  const HandEffect first = handEffect(hand, open->trace, at("p"), 1);
  CHECK(first.compared == 1);
  CHECK(handEffectWords(first, Language::ko).starts_with("앞의 1칸"));
}
