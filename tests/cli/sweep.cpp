// gradwalk sweep and the curves of gradwalk descend, against single runs.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "cli/program.h"

using namespace gradwalk;

namespace {

using Words = std::vector<std::string>;

Ran bowl(const std::string& command, const std::string& run, Words more) {
  Words words{command, "--f", "x^2/20 + y^2", "--start=-7,2", "--run", run};
  words.insert(words.end(), more.begin(), more.end());
  return runProgram(words);
}

std::vector<Words> csvRows(const std::string& csv) {
  std::vector<Words> out;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    Words cells;
    std::string cell;
    for (const char c : line + ",")
      if (c == ',') {
        cells.push_back(cell);
        cell.clear();
      } else {
        cell += c;
      }
    out.push_back(std::move(cells));
  }
  return out;
}

}  // namespace

TEST_CASE("sweep: every loss of the CSV is that of a single descent with these settings") {
  const Ran ran = bowl("sweep", "momentum learning_rate=0.1",
                       {"--over", "learning_rate=0.01:1.5:4:log", "--over", "momentum=0:0.9:3", "--csv"});
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  const std::vector<Words> rows = csvRows(ran.out);
  REQUIRE(rows.size() == 13);
  CHECK(rows[0] == Words{"learning_rate", "momentum", "loss", "steps"});
  for (std::size_t k = 1; k < rows.size(); ++k) {
    REQUIRE(rows[k].size() == 4);
    CHECK(rows[k][3].empty());
    const Ran single = bowl("descend", "momentum learning_rate=" + rows[k][0] + " momentum=" + rows[k][1], {"--csv"});
    const std::vector<Words> steps = csvRows(single.out);
    REQUIRE(steps.size() == 32);
    CHECK(steps.back()[1] == "30");
    CHECK(rows[k][2] == steps.back()[4]);
  }
}

TEST_CASE("sweep: steps to a tolerance are those of the single descent") {
  const Ran ran = bowl("sweep", "sgd learning_rate=0.1",
                       {"--over", "learning_rate=0.5:1.5:5", "--tolerance", "0.2", "--csv", "--steps", "40"});
  const std::vector<Words> rows = csvRows(ran.out);
  REQUIRE(rows.size() == 6);
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const std::vector<Words> steps =
        csvRows(bowl("descend", "sgd learning_rate=" + rows[k][0], {"--csv", "--steps", "40"}).out);
    std::string first;
    for (std::size_t at = 1; at < steps.size() && first.empty(); ++at)
      if (std::stod(steps[at][4]) < 0.2) first = steps[at][1];
    CHECK(rows[k][2] == first);
    CHECK(rows[k][1] == steps.back()[4]);
  }
}

TEST_CASE("sweep: what is said, in both languages") {
  const Words over{"--over", "learning_rate=0.5:1.5:5"};
  const Ran en = bowl("sweep", "sgd", over);
  CHECK(en.code == 0);
  CHECK(en.out == R"(learning_rate: 5 values from 0.5 to 1.5
5 settings, 30 updates each, f = 6.45 at the start
best: learning_rate = 0.75: f = 0.022786102607415034
2 of 5 diverge: 0 not finite, 2 above the loss at the start
from learning_rate = 1.25 on every setting diverges
  learning_rate = 0.5: good; f = 0.11287100751803258
  learning_rate = 0.75: good; f = 0.022786102607415034
  learning_rate = 1: high: stays above; f = 4.0044026752347905
  learning_rate = 1.25: too high: diverges; f = 1.470738748677329e+11
  learning_rate = 1.5: too high: diverges; f = 4.611686018427388e+18
)");
  Words korean = over;
  korean.insert(korean.end(), {"--lang", "ko"});
  CHECK(bowl("sweep", "sgd", korean).out == R"(learning_rate: 0.5부터 1.5까지 값 5개
설정 5개, 각각 갱신 30번, 처음에 f = 6.45
가장 좋은 설정: learning_rate = 0.75: f = 0.022786102607415034
5개 가운데 2개가 발산한다: 유한하지 않음 0개, 처음 손실보다 큼 2개
learning_rate = 1.25부터는 모든 설정이 발산한다
  learning_rate = 0.5: 알맞음; f = 0.11287100751803258
  learning_rate = 0.75: 알맞음; f = 0.022786102607415034
  learning_rate = 1: 큼: 덜 내려간다; f = 4.0044026752347905
  learning_rate = 1.25: 너무 큼: 발산한다; f = 1.470738748677329e+11
  learning_rate = 1.5: 너무 큼: 발산한다; f = 4.611686018427388e+18
)");
  const Ran two = bowl("sweep", "momentum learning_rate=0.1",
                       {"--over", "learning_rate=0.01:1:8:log", "--over", "momentum=0:0.9:7", "--grid", "3x3",
                        "--random", "9", "--seed", "4", "--tolerance", "0.1"});
  CHECK(two.out == R"(learning_rate: 8 values from 0.01 to 1, logarithmic
momentum: 7 values from 0 to 0.9
56 settings, 30 updates each, f = 6.45 at the start
best: learning_rate = 1, momentum = 0.75: 6 steps to f < 0.1, f = 0.0006425354271330193
0 of 56 diverge: 0 not finite, 0 above the loss at the start
grid search, 9 samples: learning_rate = 1, momentum = 0.45: 8 steps to f < 0.1, f = 3.122699819976658e-07
random search, 9 samples: learning_rate = 0.32257825703221765, momentum = 0.49897058462408833: 24 steps to f < 0.1, f = 0.03881013416784797
)");
}

TEST_CASE("sweep: rates are named by what they do") {
  const Ran ran = bowl("sweep", "sgd", {"--rates", "1,0.01,0.95,1.25"});
  CHECK(ran.code == 0);
  CHECK(ran.out.find("  learning_rate = 0.01: too low: slow; f = ") != std::string::npos);
  CHECK(ran.out.find("  learning_rate = 0.95: good; f = 0.0133") != std::string::npos);
  CHECK(ran.out.find("  learning_rate = 1: high: stays above; f = 4.00") != std::string::npos);
  CHECK(ran.out.find("  learning_rate = 1.25: too high: diverges; f = ") != std::string::npos);
}

TEST_CASE("sweep: JSON has the best, the samples and the losses") {
  const Ran ran = bowl("sweep", "momentum",
                       {"--over", "learning_rate=0.01:1:4:log", "--over", "momentum=0:0.9:3", "--grid", "2x2",
                        "--random", "3", "--seed", "9", "--json"});
  CHECK(ran.code == 0);
  for (const std::string part : {"\"updates\": 30", "\"start_loss\": 6.45", "\"best\"", "\"grid\"", "\"random\"",
                           "\"seed\": 9", "\"momentum\": 0.45"})
    CHECK_MESSAGE(ran.out.find(part) != std::string::npos, part);
  CHECK(bowl("sweep", "sgd", {"--rates", "0.1,0.2", "--json"}).out.find("\"losses\"") != std::string::npos);
}

TEST_CASE("sweep: a lesson's run is swept; which of several must be said") {
  const Ran cnn = runProgram({"sweep", "cnn", "--over", "learning_rate=0.01:1:3:log"});
  CHECK(cnn.code == 0);
  CHECK(cnn.out.find("3 settings, 1 update each, L = ") != std::string::npos);
  writeAll("two.toml",
           "format = 1\n[lesson]\ntitle = { en = \"Two\", ko = \"둘\" }\n[values]\nx = -7\ny = 2\n[graph]\n"
           "f = \"x^2/20 + y^2\"\n[train]\nloss = \"f\"\nparameters = [\"x\", \"y\"]\niterations = 30\n"
           "[surface]\n[[run]]\nname = \"A\"\noptimizer = \"sgd(learning_rate=0.95)\"\n"
           "[[run]]\nname = \"B\"\noptimizer = \"momentum(learning_rate=0.1)\"\n");
  const Ran which = runProgram({"sweep", "two.toml", "--over", "momentum=0:0.9:3"});
  CHECK(which.code == 2);
  CHECK(which.err.find("expected: --follow with one of A, B") != std::string::npos);
  const Ran good = runProgram({"sweep", "two.toml", "--over", "momentum=0:0.9:3", "--follow", "B", "--csv"});
  CHECK(good.code == 0);
  CHECK(good.out.starts_with("momentum,loss,steps\n0,"));
  CHECK(runProgram({"sweep", "two.toml", "--over", "momentum=0:0.9:3", "--follow", "C"}).code == 2);
}

TEST_CASE("sweep: exit 2 and a hint for what cannot be tried") {
  const auto said = [](Words more) {
    const Ran ran = bowl("sweep", "sgd", std::move(more));
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    return ran.err;
  };
  const auto has = [&](Words more, const std::string& words) {
    const std::string err = said(std::move(more));
    CHECK_MESSAGE(err.find(words) != std::string::npos, err);
  };
  has({"--over", "learning_rat=0.1:1"}, "did you mean learning_rate?");
  has({"--over", "learning_rate=1:0.1"}, "the range is empty");
  has({"--over", "learning_rate=0:1:8:log"}, "a logarithmic range is above 0");
  has({"--over", "learning_rate=1:2:5000"}, "from 1 to 4096");
  has({"--over", "learning_rate=0.1:1:4096", "--over", "weight_decay=0.1:1:4096"}, "too many settings");
  has({"--over", "learning_rate"}, "learning_rate=0.001:1:64:log");
  has({"--over", "learning_rate=-1:1"}, "learning_rate does not fit");
  has({}, "sweep needs one or two settings");
  has({"--over", "learning_rate=0.1:1", "--rates", "1"}, "both");
  has({"--rates", "1,x"}, "--rates does not fit");
  has({"--over", "learning_rate=0.1:1", "--grid", "5x5"}, "--over, twice");
  has({"--over", "learning_rate=0.1:1", "--grid", "5"}, "the grid of samples does not fit");
  has({"--over", "learning_rate=0.1:1:64", "-o", "sweep.svg"}, "at most 24");
  has({"--over", "learning_rate=0.1:1:8", "-o", "sweep.txt"}, "the kind of file is not known");
  CHECK(runProgram({"sweep", "conv", "--over", "learning_rate=0.1:1"}).code == 2);
}

TEST_CASE("sweep: pictures and tables go to files; descend draws curves") {
  const Words over{"--over", "learning_rate=0.01:3:16:log", "--over", "momentum=0:0.95:16", "--grid", "5x5",
                   "--random", "25", "--dark", "--lang", "ko"};
  for (const char* file : {"sweep.svg", "sweep.png", "sweep.csv", "sweep.json"}) {
    Words more = over;
    more.insert(more.end(), {"-o", file});
    const Ran ran = bowl("sweep", "momentum", more);
    CHECK(ran.code == 0);
    CHECK(ran.out.empty());
    CHECK(std::filesystem::file_size(file) > 200);
  }
  CHECK(readAll("sweep.svg").find("무작위 탐색") != std::string::npos);
  CHECK(bowl("sweep", "sgd", {"--rates", "0.01,0.1,0.95,1.1", "-o", "rates.svg"}).code == 0);
  CHECK(readAll("rates.svg").find("too high: diverges") != std::string::npos);
  const Ran curves = bowl("descend", "sgd learning_rate=0.95",
                          {"--run", "fast: sgd learning_rate=1.1", "--curves", "-o", "curves.svg", "--at", "12"});
  CHECK(curves.code == 0);
  const std::string svg = readAll("curves.svg");
  CHECK(svg.find("at step 30") != std::string::npos);
  CHECK(svg.find("curve:1") != std::string::npos);
  CHECK(bowl("descend", "sgd learning_rate=0.95", {"--curves", "--log", "-o", "curves.png", "--dark"}).code == 0);
}
