// gradwalk descend: CSV that reads back as the same doubles, pictures, messages in the words typed.
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"

using namespace gradwalk;

namespace {

const std::vector<std::string> bowl = {"descend", "--f", "x^2/20+y^2", "--start=-7,2", "--steps", "30"};

Ran descend(std::vector<std::string> more) {
  std::vector<std::string> words = bowl;
  words.insert(words.end(), more.begin(), more.end());
  return runProgram(words);
}

std::vector<std::vector<std::string>> rows(const std::string& csv) {
  std::vector<std::vector<std::string>> out;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    out.emplace_back();
    std::istringstream cells(line + ",");
    for (std::string cell; std::getline(cells, cell, ',');) out.back().push_back(cell);
  }
  return out;
}

bool says(const Ran& ran, const std::string& words) {
  CAPTURE(ran.err);
  return ran.code == 2 && ran.out.empty() && ran.err.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("descend: CSV of every step of every run, the start first") {
  const Ran ran = descend({"--run", "adam learning_rate=0.3", "--run", "sgd learning_rate=0.95", "--csv"});
  CHECK(ran.code == 0);
  CHECK(ran.err.empty());
  const auto table = rows(ran.out);
  REQUIRE(table.size() == 1 + 2 * 31);
  CHECK(ran.out.starts_with("run,step,x,y,f,"));
  CHECK(table[1][0] == "adam");
  CHECK(table[1][1] == "0");
  CHECK(table[1][2] == "-7");
  CHECK(table[1][3] == "2");
  CHECK(std::stod(table[1][4]) == 49.0 / 20 + 4);
  CHECK(std::stod(table[31][2]) == doctest::Approx(0.136014617326).epsilon(1e-11));
  // Gradient descent by hand, in the same order of operations: the digits are those of the doubles.
  double x = -7.0, y = 2.0;
  for (int k = 0; k < 30; ++k) {
    const double gx = 1.0 / 20 * (2 * x), gy = 2 * y;
    x -= 0.95 * gx;
    y -= 0.95 * gy;
  }
  CHECK(table[62][0] == "sgd");
  CHECK(std::stod(table[62][2]) == doctest::Approx(x).epsilon(1e-15));
  CHECK(std::stod(table[62][3]) == doctest::Approx(y).epsilon(1e-15));
  CHECK(table[62][5].empty());  // no state of its own
}

TEST_CASE("descend: JSON with gradients, steps taken and effective rates") {
  const Ran ran = descend({"--run", "Slow: sgd learning_rate=0.1", "--json"});
  CHECK(ran.code == 0);
  const auto json = nlohmann::json::parse(ran.out);
  REQUIRE(json.size() == 1);
  CHECK(json[0]["run"] == "Slow");
  CHECK(json[0]["optimizer"] == "sgd(learning_rate=0.1)");
  REQUIRE(json[0]["steps"].size() == 31);
  CHECK(json[0]["steps"][1]["gradient"][1] == 4.0);
  CHECK(json[0]["steps"][1]["taken"][1].get<double>() == doctest::Approx(-0.4).epsilon(1e-15));
  CHECK(json[0]["steps"][1]["effective_rate"][0].get<double>() == doctest::Approx(0.1).epsilon(1e-12));
}

TEST_CASE("descend: a run that is lost is told, with its true numbers") {
  const Ran ran = descend({"--run", "sgd learning_rate=1e200"});
  CHECK(ran.code == 0);
  CHECK(ran.out.find("not finite from step 1 on: x = 7e+199, y = -4e+200, f = inf") != std::string::npos);
  const Ran csv = descend({"--run", "sgd learning_rate=1e200", "--csv"});
  CHECK(csv.out.find(",inf") != std::string::npos);
}

TEST_CASE("descend: pictures and files") {
  for (const char* file : {"descend.svg", "descend.png", "descend.csv", "descend.json"}) {
    const Ran ran =
        descend({"--run", "momentum learning_rate=0.1", "--run", "adagrad learning_rate=1.5 convention=003",
                 "-o", file, "--size", "800x600", "--lang", "ko", "--apart"});
    CAPTURE(ran.err);
    CHECK(ran.code == 0);
    CHECK(ran.out.empty());
    CHECK(std::filesystem::file_size(file) > 100);
  }
  const std::string svg = readAll("descend.svg");
  CHECK(svg.find("momentum") != std::string::npos);
  CHECK(svg.find("adagrad") != std::string::npos);
  CHECK(descend({"--run", "sgd", "-o", "descend.txt"}).code == 2);
  CHECK(descend({"--run", "sgd", "-o", "no-such-folder/descend.svg"}).code == 3);
  CHECK(descend({"--run", "sgd", "-o", "descend.svg", "--size", "8"}).code == 2);
}

TEST_CASE("descend: names of runs are escaped in pictures") {
  const Ran ran = descend({"--run", "<b>&: sgd learning_rate=0.1", "-o", "escaped.svg"});
  CHECK(ran.code == 0);
  CHECK(readAll("escaped.svg").find("&lt;b&gt;&amp;") != std::string::npos);
}

TEST_CASE("descend: what is wrong is shown in the words that were typed") {
  CHECK(says(descend({}), "there is no run"));
  CHECK(says(descend({"--run", "sgd learning_rat=1"}), "did you mean learning_rate?"));
  CHECK(says(descend({"--run", "sdg"}), "did you mean sgd?"));
  CHECK(says(descend({"--run", "sgd convention=017"}), "convention"));
  CHECK(says(descend({"--run", "momentum momentum=1.5"}), "momentum"));
  CHECK(says(runProgram({"descend", "--run", "sgd"}), "descend needs a surface"));
  CHECK(says(runProgram({"descend", "cnn"}), "cnn is no descent"));
  CHECK(says(runProgram({"descend", "--f", "x^2+y^2", "--start=1", "--run", "sgd"}), "--start does not fit"));
  CHECK(says(runProgram({"descend", "--f", "x^2+y^2", "--start=1,inf", "--run", "sgd"}),
             "--start does not fit"));
  CHECK(says(runProgram({"descend", "--f", "x^2+zz", "--run", "sgd"}), "--f:1:5"));
  CHECK(says(runProgram({"descend", "--f", "x^2+", "--run", "sgd"}), "--f:1:"));
  CHECK(says(runProgram({"descend", "--f", "x^2+\"y\"", "--run", "sgd"}), "--f cannot be read"));
  CHECK(says(runProgram({"descend", "--f", "sim(x)+y", "--run", "sgd"}), "sin"));
  CHECK(says(runProgram({"descend", "--f", std::string(100'000, '('), "--run", "sgd"}), "--f"));
  CHECK(runProgram({"descend", "--f", "x^2+y^2", "--run", "sgd", "--steps", "0"}).code == 2);
  CHECK(runProgram({"descend", "--f", "0/0*x+y", "--run", "sgd"}).code == 0);
}
