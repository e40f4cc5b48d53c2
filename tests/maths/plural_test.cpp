#include <doctest/doctest.h>

#include "maths/language.h"

using namespace gradwalk;

TEST_CASE("say: a number chooses between one and many") {
  const char* pattern = "{n} {n?product is|products are} summed";
  CHECK(say(pattern, {{"n", "1"}}) == "1 product is summed");
  CHECK(say(pattern, {{"n", "9"}}) == "9 products are summed");
  CHECK(say(pattern, {{"n", "0"}}) == "0 products are summed");
}

TEST_CASE("say: none may be told apart from one and many") {
  const char* pattern = "in {n?no window|one window|{n} windows of {x}}, once";
  CHECK(say(pattern, {{"n", "0"}, {"x", "X"}}) == "in no window, once");
  CHECK(say(pattern, {{"n", "1"}, {"x", "X"}}) == "in one window, once");
  CHECK(say(pattern, {{"n", "4"}, {"x", "X"}}) == "in 4 windows of X, once");
  CHECK(say("{n?nothing|one|many}", {{"n", "0"}}) == "nothing");
  CHECK(say("{n?nothing|one|many}", {{"n", "1"}}) == "one");
  CHECK(say("{n?nothing|one|many}", {{"n", "12"}}) == "many");
  CHECK(say("창 {n?없음|하나|여럿}", {{"n", "1"}}) == "창 하나");
  CHECK(say(pattern, {{"m", "1"}}) == pattern);
}

TEST_CASE("say: a choice with one side is that side, and an unknown number leaves it standing") {
  CHECK(say("{n?always}", {{"n", "3"}}) == "always");
  CHECK(say("{n?|s}", {{"n", "1"}}).empty());
  CHECK(say("{n?|s}", {{"n", "2"}}) == "s");
  CHECK(say("{n?a|b", {{"n", "2"}}) == "{n?a|b");
  CHECK(say("{n?{n}|{m|은}}", {{"n", "2"}, {"m", "K"}}) == "K는");
  CHECK(say("{k?a|b}", {{"n", "2"}}) == "{k?a|b}");
}
