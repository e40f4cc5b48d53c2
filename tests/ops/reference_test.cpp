// Forward and backward results against those of PyTorch (tests/reference).
#include <doctest/doctest.h>

#include <set>

#include "ops/run_operation.h"
#include "reference/table.h"

using namespace gradwalk;

namespace {

void checkTensor(const OperationRun<double>& run, const Line& line, const Tensor& found,
                 const Tensor& expected, const ReferenceCase& row) {
  REQUIRE(found.shape == expected.shape);
  for (std::size_t i = 0; i < found.data.size(); ++i) {
    const double most = largestTerm(run, line, row.inputs, row.dy, static_cast<std::int64_t>(i));
    CAPTURE(line.name);
    CAPTURE(i);
    CAPTURE(found.data[i]);
    CAPTURE(expected.data[i]);
    CHECK(std::fabs(found.data[i] - expected.data[i]) <= 1e-12 * std::max(most, std::fabs(expected.data[i])));
  }
}

}  // namespace

TEST_CASE("reference: every row of every table is reproduced, forward and backward") {
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      CAPTURE(operation.name);
      CAPTURE(row.name);
      const OperationRun<double> run(operation, row.call, row.inputs, &row.dy);
      checkTensor(run, run.forwardLines.back(), run.forward.back(), row.output, row);
      std::set<std::size_t> formed;
      for (std::size_t l = 0; l < run.backwardLines.size(); ++l) {
        if (run.backwardLines[l].gradientOf < 0) continue;
        const auto of = static_cast<std::size_t>(run.backwardLines[l].gradientOf);
        formed.insert(of);
        REQUIRE(row.gradients[of].has_value());
        checkTensor(run, run.backwardLines[l], run.backward[l], *row.gradients[of], row);
      }
      for (std::size_t k = 0; k < row.gradients.size(); ++k)
        CHECK(row.gradients[k].has_value() == formed.contains(k));
    }
}

TEST_CASE("reference: every table has its script, and belongs to something") {
  for (const auto& entry : std::filesystem::directory_iterator(referenceFolder())) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = entry.path().stem().string();
    CAPTURE(name);
    CHECK(std::filesystem::exists(referenceFolder() / (name + ".py")));
    const nlohmann::json table = referenceTable(name);
    if (table.contains("operation")) {
      CHECK(table.at("operation") == name);
      CHECK(findOperation(name) != nullptr);
    } else if (table.contains("optimizer")) {
      CHECK(table.at("optimizer") == name);
    } else {
      CHECK(table.at("part") == name);  // of the program that is neither
    }
  }
}
