#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

using namespace gradwalk;
using Json = nlohmann::json;

namespace {

bool contains(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

// Compares with a file beside the tests; GRADWALK_APPROVE=1 writes it instead.
void checkGolden(const std::string& name, const std::string& text) {
  const auto path = std::filesystem::path(GRADWALK_SOURCE_DIR) / "tests" / "cli" / "golden" / name;
  if (std::getenv("GRADWALK_APPROVE") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    writeAll(path, text);
  }
  CHECK_MESSAGE(readAll(path) == text, "differs from " << path.string());
}

}  // namespace

TEST_CASE("command line: without a command or a display the default lesson is stepped as text") {
  const Ran ran = runProgram({});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "1/forward/Z\n"));
  CHECK(contains(ran.out, "1/update/K\n"));
  CHECK(contains(ran.out, "after/forward/L\n"));
  CHECK(contains(ran.err, "No window:"));
}

TEST_CASE("command line: open without a display is a sentence and exit 3") {
  const Ran ran = runProgram({"open", "cnn"});
  CHECK(ran.code == 3);
  CHECK(ran.out.empty());
  CHECK_FALSE(ran.err.empty());
}

TEST_CASE("command line: open says first what is wrong with the lesson or the step") {
  CHECK(runProgram({"open", "nothing"}).code == 2);
  const Ran ran = runProgram({"open", "cnn", "--step", "forward/Q"});
  CHECK(ran.code == 2);
  CHECK(contains(ran.err, "no place called 'Q'"));
}

TEST_CASE("command line: mistakes are exit 2 with a hint") {
  const Ran misspelt = runProgram({"chek"});
  CHECK(misspelt.code == 2);
  CHECK(contains(misspelt.err, "did you mean check?"));
  const Ran lesson = runProgram({"cnn"});
  CHECK(lesson.code == 2);
  CHECK(contains(lesson.err, "gradwalk open cnn"));
  CHECK(runProgram({"--nonsense"}).code == 2);
  CHECK(runProgram({"print", "cnn", "--level", "atom"}).code == 2);
  CHECK(runProgram({"print", "cnn", "--hand", "99"}).code == 2);
  CHECK(runProgram({"print"}).code == 2);
  CHECK(runProgram({"print", "cnn", "--steps", "5..2"}).code == 2);
  CHECK(runProgram({"print", "cnn", "--steps", "1..99"}).code == 2);
}

TEST_CASE("command line: every command has a help page, and there is a version") {
  for (const char* command : {"open", "list", "check", "print", "values", "render", "new", "help"})
    CHECK(runProgram({command, "--help"}).code == 0);
  CHECK(runProgram({"--version"}).out.starts_with("gradwalk "));
}

TEST_CASE("list: lessons in teaching order, in either language") {
  const std::string out = runProgram({"list"}).out;
  CHECK(out.find("conv ") < out.find("pool"));
  CHECK(out.find("softmax") < out.find("cnn"));
  CHECK(contains(runProgram({"list", "--lang", "ko"}).out, "드롭아웃"));
}

TEST_CASE("print: every term of ∂L/∂K[0,0] names the input cell and the gradient it is multiplied by") {
  const Ran ran = runProgram({"print", "cnn", "--level", "term", "--steps", "1/backward/Z..1/backward/Z"});
  REQUIRE(ran.code == 0);
  CHECK(contains(ran.out, "1/backward/Z/grad.K[0,0]/2\n"));
  CHECK(contains(ran.out, "X[1,0]·∂L/∂Z[1,0]"));
  CHECK(contains(ran.out, "3·(-0.000018458)"));
}

TEST_CASE("print: JSON carries path, sentence, symbols, numbers, result and relation") {
  const Ran ran = runProgram({"print", "softmax", "--level", "cell", "--json"});
  REQUIRE(ran.code == 0);
  const Json steps = Json::parse(ran.out);
  REQUIRE(steps.size() == 8);
  for (const Json& step : steps)
    for (const char* key : {"path", "sentence", "symbols", "numbers", "result", "latex", "relation"})
      CHECK(step.contains(key));
  CHECK(steps[0]["path"] == "1/forward/p/p.e[0]");
  CHECK(steps[0]["numbers"] == "exp(1.5)");
  CHECK(steps[0]["result"] == "4.4817");
  CHECK(steps[0]["relation"] == "=");
}

TEST_CASE("print: hand arithmetic rounds every stored cell") {
  const std::string out = runProgram({"print", "cnn", "--hand", "5", "--steps", "1/backward/z"}).out;
  CHECK(contains(out, "[[-0.00022, 0.00022]]"));
}

TEST_CASE("print: the text of each shipped lesson is as approved") {
  for (const char* lesson :
       {"conv", "pool", "softmax", "cross-entropy", "cnn", "dropout", "contrast", "dropout-contrast"})
    for (const char* language : {"en", "ko"}) {
      const Ran ran = runProgram({"print", lesson, "--lang", language});
      CHECK(ran.code == 0);
      checkGolden(std::string("print-") + lesson + "-" + language + ".txt", ran.out);
    }
}

TEST_CASE("values: every quantity of the last iteration, with digits that read back the same double") {
  const Ran ran = runProgram({"values", "cnn"});
  REQUIRE(ran.code == 0);
  const Json values = Json::parse(ran.out);
  CHECK(values["Z"] == Json::parse("[[5.0,7.0],[11.0,10.0]]"));
  CHECK(values["p"][0].get<double>() == doctest::Approx(0.999981542107).epsilon(1e-11));
  CHECK(values["grad.K"][0][0].get<double>() == 3 * values["grad.Z"][1][0].get<double>());
  CHECK(values["new.b_conv"].get<double>() == doctest::Approx(1.000001845789).epsilon(1e-12));
  CHECK(values["after.L"].get<double>() == doctest::Approx(1.84487309525e-05).epsilon(1e-10));
  CHECK_FALSE(values.contains("sgd.learning_rate"));
}

TEST_CASE("help: an operation's formula, shapes and worked example; a misspelt one gets a hint") {
  const Ran ran = runProgram({"help", "conv2d"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "conv2d(x, k, [b], stride=1, padding=0, kernel=correlation)"));
  CHECK(contains(ran.out, "→ [[8, 10], [14, 16]]"));
  const Ran wrong = runProgram({"help", "conv2"});
  CHECK(wrong.code == 2);
  CHECK(contains(wrong.err, "did you mean conv2d?"));
}

TEST_CASE("render: SVG and PNG without a display; what cannot be written is said") {
  CHECK(runProgram({"render", "cnn", "--step", "1", "-o", "one.svg"}).code == 0);
  CHECK(contains(readAll("one.svg"), "<svg"));
  CHECK(runProgram(
            {"render", "cnn", "--step", "grad.K[0,0]", "-o", "two.png", "--size", "800x600", "--lang", "ko"})
            .code == 0);
  CHECK(readAll("two.png").starts_with("\x89PNG"));
  CHECK(runProgram({"render", "cnn", "--step", "1", "-o", "one.gif"}).code == 2);
  CHECK(runProgram({"render", "cnn", "--step", "1", "-o", "one.png", "--size", "0x0"}).code == 2);
  CHECK(runProgram({"render", "cnn", "--step", "99", "-o", "one.png"}).code == 2);
  CHECK(runProgram({"render", "cnn", "--step", "1", "-o", "no-such-folder/one.png"}).code == 3);
}

TEST_CASE("new: writes a lesson that runs, and never overwrites one") {
  std::filesystem::remove("mine.toml");
  CHECK(runProgram({"new", "mine"}).code == 0);
  CHECK(runProgram({"check", "mine.toml"}).code == 0);
  const std::string text = readAll("mine.toml");
  CHECK(runProgram({"new", "mine"}).code == 2);
  CHECK(readAll("mine.toml") == text);
  CHECK(runProgram({"new", "../bad name"}).code == 2);
}

TEST_CASE("a new lesson: 5×5 image, two kernels, stride 2, padding 1, two dense layers, three iterations") {
  writeAll("own.toml", R"LESSON(format = 1
[lesson]
title = { en = "Two kernels", ko = "커널 두 개" }
about = { en = "A 5×5 image, two kernels, two dense layers.", ko = "5×5 이미지, 커널 두 개, 완전연결층 두 개." }
[values]
X = "range([5, 5], start=-12)"
K = "normal([2, 1, 3, 3], std=0.2, seed=1)"
b_conv = [0.1, -0.1]
W1 = "normal([18, 4], std=0.3, seed=2)"
b1 = "zeros([4])"
W2 = "normal([4, 3], std=0.3, seed=3)"
b2 = "zeros([3])"
target = [0, 1, 0]
[graph]
Z = "conv2d(X, K, b_conv, stride=2, padding=1)"
A = "relu(Z)"
F = "flatten(A)"
h = "relu(dense(F, W1, b1))"
z = "dense(h, W2, b2)"
p = "softmax(z)"
L = "cross_entropy(p, target)"
[train]
loss = "L"
parameters = ["K", "b_conv", "W1", "b1", "W2", "b2"]
optimizer = "sgd(learning_rate=0.05)"
iterations = 3
closing = true
)LESSON");
  CHECK(runProgram({"check", "own.toml"}).code == 0);
  const Ran ran = runProgram({"values", "own.toml"});
  REQUIRE(ran.code == 0);
  const Json values = Json::parse(ran.out);
  CHECK(values["Z"].size() == 2);
  CHECK(values["Z"][0].size() == 3);
  CHECK(values["grad.K"].size() == 2);
  CHECK(values["after.L"].get<double>() < values["L"].get<double>());
  CHECK(runProgram({"render", "own.toml", "--step", "3/backward/Z/grad.K[1,0,2,2]", "-o", "own.png"}).code ==
        0);
}

TEST_CASE("command line: --set changes numbers of a lesson for one run") {
  // By hand: Z of the 4×4 image gains X[i,j+1] with K[0,1] = 1 more … here K[0,1] = 2.
  const Ran ran = runProgram({"print", "cnn", "--set", "K[0,1]=2", "--steps", "1"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "[[9, 7], [13, 12]]"));
  const Json values =
      Json::parse(runProgram({"values", "cnn", "--set", "learning_rate=0", "--set", "b_conv=2"}).out);
  CHECK(values["new.b_conv"] == 2.0);
  CHECK(values["Z"] == Json::parse("[[6, 8], [12, 11]]"));
  CHECK(runProgram({"render", "cnn", "--set", "K[0,1]=2", "-o", "set.svg", "--step", "1"}).code == 0);
  CHECK(contains(readAll("set.svg"), "13"));
  const Ran check = runProgram({"check", "cnn", "--set", "K[0,1]=2"});
  CHECK(check.code == 1);
  CHECK_FALSE(contains(check.out, "53 of 53"));
}

TEST_CASE("command line: a --set that fits nothing says what there is to set") {
  const Ran name = runProgram({"print", "cnn", "--set", "learning_rat=1"});
  CHECK(name.code == 2);
  CHECK(contains(name.err, "--set:1:1: error: nothing that can be set is called 'learning_rat'"));
  CHECK(contains(name.err, "did you mean learning_rate?"));
  CHECK(runProgram({"values", "cnn", "--set", "K[3,0]=1"}).code == 2);
  const Ran range = runProgram({"print", "cnn", "--set", "learning_rate=-1"});
  CHECK(range.code == 2);
  CHECK(contains(range.err, "learning_rate does not fit"));
  CHECK(runProgram({"check", "--set", "learning_rate=1"}).code == 2);
}

TEST_CASE("render: as the window shows it there is no title, in front of a class no strip either") {
  const auto svgOf = [](std::vector<std::string> more) {
    std::vector<std::string> words{"render", "cnn", "--step", "Z[1,0]", "-o", "as.svg"};
    words.insert(words.end(), more.begin(), more.end());
    REQUIRE(runProgram(words).code == 0);
    return readAll("as.svg");
  };
  const std::string page = svgOf({}), canvas = svgOf({"--as", "canvas"}),
                    presented = svgOf({"--as", "presented"});
  CHECK(svgOf({"--as", "page"}) == page);
  CHECK(contains(page, "The 4×4 CNN"));
  CHECK_FALSE(contains(canvas, "The 4×4 CNN"));
  CHECK(contains(canvas, "softmax"));
  CHECK_FALSE(contains(presented, "softmax"));
  CHECK(runProgram({"render", "cnn", "-o", "as.svg", "--as", "poster"}).code == 2);
}

TEST_CASE("render: a lesson's own hand arithmetic is asked for only where there is one") {
  const Ran none = runProgram({"render", "pool", "--step", "1", "-o", "own.svg", "--own-hand"});
  CHECK(none.code == 2);
  CHECK(contains(none.err, "declares no hand arithmetic"));
  CHECK(runProgram({"render", "cnn", "-o", "own.svg", "--own-hand", "--hand", "3"}).code == 2);
}
