// What holds for every operation, now and later. The cases come from the reference
// tables, so an operation that is added is tested here without a line in this file.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "maths/random.h"
#include "ops/run_operation.h"
#include "reference/table.h"

using namespace gradwalk;

namespace {

double bitsOf(const TermTree& tree, std::int32_t id) {
  return evaluate(tree, id, [](const TermNode& leaf) { return leaf.value; });
}

// Bit for bit; the sign of what is no number has no meaning and is the compiler's choice.
bool sameDouble(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || sameBits({{}, {a}}, {{}, {b}});
}

// Every cell of a line, recorded: the value stands in the tensor bit for bit, and
// evaluating the record gives it again.
void checkRecords(const std::vector<Line>& lines, const std::deque<Tensor>& values,
                  const Reader<Term>& reader, TermTree& tree) {
  for (std::size_t l = 0; l < lines.size(); ++l)
    for (std::size_t i = 0; i < values[l].data.size(); ++i) {
      tree.nodes.clear();
      tree.children.clear();
      const Term cell = lines[l].cells.term(reader, static_cast<std::int64_t>(i));
      CAPTURE(lines[l].name);
      CAPTURE(i);
      CHECK(sameDouble(tree.node(cell.id).value, values[l].data[i]));
      CHECK(sameDouble(bitsOf(tree, cell.id), values[l].data[i]));
    }
}

void checkRecords(const Operation& operation, const OpCall& call, const std::vector<Tensor>& inputs,
                  const Tensor& dy) {
  const OperationRun<double> run(operation, call, inputs, &dy);
  TermTree tree;
  const Reader<Term> reader = recorder(run, inputs, dy, tree);
  checkRecords(run.forwardLines, run.forward, reader, tree);
  checkRecords(run.backwardLines, run.backward, reader, tree);
}

// The kink of this name at which the inputs stand, by the names in Operation::kinks.
std::string kinkAt(const Operation& operation, const OpCall& call, const std::vector<Tensor>& inputs) {
  for (const std::string& kink : operation.kinks) {
    std::vector<double> x = inputs[0].data;
    std::sort(x.begin(), x.end());
    bool there = false;
    if (kink == "x = 0") {
      there = std::find(x.begin(), x.end(), 0.0) != x.end();
    } else if (kink == "a = b") {
      there = std::any_of(x.begin(), x.end(), [&](double a) {
        return std::find(inputs[1].data.begin(), inputs[1].data.end(), a) != inputs[1].data.end();
      });
    } else if (kink == "tie") {
      there = std::adjacent_find(x.begin(), x.end()) != x.end();
    } else if (kink == "clipped") {
      for (std::size_t k = 0; k < inputs.size() && call.integer("clip") == 1; ++k)
        if (operation.arguments[k].name == "p")
          there = std::any_of(inputs[k].data.begin(), inputs[k].data.end(),
                              [](double p) { return p <= 1e-12 || p >= 1.0 - 1e-12; });
    } else {
      FAIL("no way is known to tell whether inputs stand at the kink '" << kink << "'");
    }
    if (there) return kink;
  }
  return "";
}

const Fusion& fusionOf(const Operation& operation) {
  for (const Fusion& fusion : fusions())
    if (fusion.fused == operation.name) return fusion;
  FAIL(operation.name << " has an inner input but no fusion makes it");
  return fusions()[0];
}

std::vector<TensorOf<Dual>> asDuals(const std::vector<Tensor>& inputs) {
  std::vector<TensorOf<Dual>> out;
  for (const Tensor& input : inputs) {
    out.push_back({input.shape, {}});
    for (const double x : input.data) out.back().data.push_back({x, 0.0});
  }
  return out;
}

// A fused operation's inner input follows input 0 through its producer.
void fillInner(const Operation& operation, std::vector<TensorOf<Dual>>& inputs) {
  if (operation.viaInput < 0) return;
  const Operation& producer = *findOperation(fusionOf(operation).producer);
  const OpCall call{.shapes = {inputs[0].shape}, .attributes = initialAttributes(producer)};
  const OperationRun<Dual> run(producer, call, {inputs[0]});
  inputs[static_cast<std::size_t>(operation.viaInput)] = run.forward.back();
}

// The backward rule against Σ dy·∂y/∂x with exact derivatives, one input cell at a time.
void checkDerivatives(const Operation& operation, const OpCall& call, std::vector<Tensor> inputs,
                      const Tensor& dy) {
  std::vector<TensorOf<Dual>> duals = asDuals(inputs);
  fillInner(operation, duals);
  for (std::size_t k = 0; k < inputs.size(); ++k)
    for (std::size_t i = 0; i < inputs[k].data.size(); ++i) inputs[k].data[i] = duals[k].data[i].value;
  const OperationRun<double> run(operation, call, inputs, &dy);
  std::set<int> found;
  for (std::size_t l = 0; l < run.backwardLines.size(); ++l) {
    const Line& line = run.backwardLines[l];
    if (line.gradientOf < 0) continue;
    const auto of = static_cast<std::size_t>(line.gradientOf);
    CAPTURE(line.name);
    CHECK_MESSAGE(found.insert(line.gradientOf).second, "two lines make the gradient of one input");
    REQUIRE(line.shape == inputs[of].shape);
    for (std::size_t i = 0; i < inputs[of].data.size(); ++i) {
      std::vector<TensorOf<Dual>> direction = asDuals(inputs);
      direction[of].data[i].derivative = 1.0;
      fillInner(operation, direction);
      const OperationRun<Dual> moved(operation, call, direction);
      double exact = 0.0, most = largestTerm(run, line, inputs, dy, static_cast<std::int64_t>(i));
      for (std::size_t o = 0; o < dy.data.size(); ++o) {
        const double term = dy.data[o] * moved.forward.back().data[o].derivative;
        exact += term;
        most = std::max(most, std::fabs(term));
      }
      CAPTURE(i);
      CHECK(std::fabs(run.backward[l].data[i] - exact) <= 1e-12 * most);
    }
  }
  for (std::size_t k = 0; k < inputs.size(); ++k)
    CHECK_MESSAGE(found.contains(static_cast<int>(k)) == call.wants(k),
                  "gradient of input " << k << " of " << operation.name);
}

// Inputs near those of the table, where no two are equal and none is 0.
std::vector<Tensor> near(const Operation& operation, std::vector<Tensor> inputs, std::uint64_t seed) {
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    if (!operation.arguments[k].differentiable) continue;
    const RandomKey key = randomKey(seed, k, operation.name);
    for (std::size_t i = 0; i < inputs[k].data.size(); ++i) {
      double& x = inputs[k].data[i];
      const double factor = 0.4 + 0.6 * uniform(key, i);
      x = x == 0.0 ? factor : x * factor;
    }
  }
  return inputs;
}

bool bothSay(const Text& text) { return text.en[0] != '\0' && text.ko[0] != '\0'; }

bool hasHangul(const char* text) {
  for (const char* c = text; *c != '\0'; ++c)
    if (static_cast<unsigned char>(*c) >= 0xEA && static_cast<unsigned char>(*c) <= 0xED) return true;
  return false;
}

void checkSentences(const Operation& operation, const std::vector<Line>& lines) {
  std::set<std::string> names;
  for (const Line& line : lines) {
    CAPTURE(operation.name);
    CAPTURE(line.name);
    CHECK(names.insert(line.name).second);
    CHECK_FALSE(line.formula.empty());
    for (const Text& text : {line.whole, line.cell}) {
      CHECK(bothSay(text));
      CHECK(hasHangul(text.ko));
      CHECK_FALSE(hasHangul(text.en));
      CHECK_MESSAGE(text.en[std::string(text.en).size() - 1] != '.',
                    "a sentence has no full stop at its end");
      CHECK_MESSAGE(text.ko[std::string(text.ko).size() - 1] != '.',
                    "a sentence has no full stop at its end");
    }
  }
}

}  // namespace

TEST_CASE("every operation: the worked example is right") {
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    const WorkedExample& example = operation.example;
    const OpCall call = callFor(operation, example.inputs, example.attributes);
    if (operation.check) REQUIRE_FALSE(operation.check(call).has_value());
    REQUIRE(example.gradients.size() == example.inputs.size());
    const OperationRun<double> run(operation, call, example.inputs, &example.dy);
    CHECK(run.forward.back() == example.output);
    std::size_t formed = 0;
    for (std::size_t l = 0; l < run.backwardLines.size(); ++l) {
      if (run.backwardLines[l].gradientOf < 0) continue;
      const auto of = static_cast<std::size_t>(run.backwardLines[l].gradientOf);
      ++formed;
      REQUIRE(example.gradients[of].has_value());
      CHECK(run.backward[l] == *example.gradients[of]);
    }
    CHECK(static_cast<std::ptrdiff_t>(formed) == std::count_if(example.gradients.begin(),
                                                               example.gradients.end(),
                                                               [](const auto& g) { return g.has_value(); }));
  }
}

TEST_CASE("every operation: has a reference table with a row for each choice of each convention") {
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    const std::vector<ReferenceCase> rows = referenceCases(operation);
    CHECK_MESSAGE(rows.size() >= 3, "tests/reference/" << operation.name << ".json is missing or short");
    for (const Attribute& attribute : operation.attributes)
      for (std::size_t choice = 0; choice < attribute.choices.size(); ++choice)
        CHECK_MESSAGE(std::any_of(rows.begin(), rows.end(),
                                  [&](const ReferenceCase& row) {
                                    return row.call.integer(attribute.name) ==
                                           static_cast<std::int64_t>(choice);
                                  }),
                      "no row with " << attribute.name << "=" << attribute.choices[choice]);
    const bool optional = std::any_of(operation.arguments.begin(), operation.arguments.end(),
                                      [](const Argument& argument) { return argument.optional; });
    if (optional)
      CHECK_MESSAGE(std::any_of(rows.begin(), rows.end(),
                                [&](const ReferenceCase& row) {
                                  return row.inputs.size() < operation.arguments.size();
                                }),
                    "no row without the optional argument");
  }
}

TEST_CASE("every operation: the rows of its table fit its own check") {
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      CAPTURE(operation.name);
      CAPTURE(row.name);
      if (operation.check) CHECK_FALSE(operation.check(row.call).has_value());
      const std::vector<Line> lines = operation.forward(row.call);
      REQUIRE_FALSE(lines.empty());
      CHECK(lines.size() <= static_cast<std::size_t>(maxLines));
      CHECK(lines.back().shape == row.output.shape);
      CHECK(operation.backward(row.call).size() <= static_cast<std::size_t>(maxLines));
    }
}

TEST_CASE("every operation: the explanation's value is the value, bit for bit") {
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    const WorkedExample& example = operation.example;
    checkRecords(operation, callFor(operation, example.inputs, example.attributes), example.inputs,
                 example.dy);
    for (const ReferenceCase& row : referenceCases(operation)) {
      CAPTURE(row.name);
      checkRecords(operation, row.call, row.inputs, row.dy);
      checkRecords(operation, row.call, near(operation, row.inputs, 1), row.dy);
      OpCall loss = row.call;
      loss.outputIsLoss = true;
      checkRecords(operation, loss, row.inputs, row.dy);
    }
  }
}

TEST_CASE("every operation: values that are not finite are recorded as they are") {
  const double infinity = std::numeric_limits<double>::infinity();
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      CAPTURE(operation.name);
      CAPTURE(row.name);
      for (const double bad : {infinity, -infinity, std::numeric_limits<double>::quiet_NaN(), -0.0}) {
        std::vector<Tensor> inputs = row.inputs;
        for (Tensor& input : inputs) input.data.front() = bad;
        checkRecords(operation, row.call, inputs, row.dy);
      }
    }
}

TEST_CASE("every operation: the backward rule is the exact derivative") {
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      CAPTURE(operation.name);
      CAPTURE(row.name);
      const std::string kink = kinkAt(operation, row.call, row.inputs);
      if (kink.empty())
        checkDerivatives(operation, row.call, row.inputs, row.dy);
      else
        MESSAGE(operation.name << ", " << row.name << ": stands at the kink '" << kink
                               << "', no derivative there");
      for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const std::vector<Tensor> inputs = near(operation, row.inputs, seed);
        REQUIRE(kinkAt(operation, row.call, inputs).empty());
        checkDerivatives(operation, row.call, inputs, row.dy);
      }
    }
}

TEST_CASE("every operation: as the loss itself, with dy = 1, the backward rule is the exact derivative") {
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      if (!row.output.shape.empty()) continue;
      CAPTURE(operation.name);
      CAPTURE(row.name);
      OpCall call = row.call;
      call.outputIsLoss = true;
      checkDerivatives(operation, call, near(operation, row.inputs, 5), {{}, {1.0}});
    }
}

TEST_CASE("every operation: forms exactly the gradients that are asked for, with the same values") {
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      const OperationRun<double> all(operation, row.call, row.inputs, &row.dy);
      for (std::size_t only = 0; only < row.inputs.size(); ++only) {
        if (row.inputs.size() == 1 || !row.call.wants(only)) continue;
        CAPTURE(operation.name);
        CAPTURE(row.name);
        CAPTURE(only);
        OpCall call = row.call;
        call.wanted.assign(row.inputs.size(), false);
        call.wanted[only] = true;
        const OperationRun<double> run(operation, call, row.inputs, &row.dy);
        std::size_t formed = 0;
        for (std::size_t l = 0; l < run.backwardLines.size(); ++l) {
          if (run.backwardLines[l].gradientOf < 0) continue;
          ++formed;
          CHECK(run.backwardLines[l].gradientOf == static_cast<int>(only));
          for (std::size_t k = 0; k < all.backwardLines.size(); ++k)
            if (all.backwardLines[k].gradientOf == static_cast<int>(only))
              CHECK(sameBits(all.backward[k], run.backward[l]));
        }
        CHECK(formed == 1);
      }
    }
}

TEST_CASE("every operation: speaks both languages, on every line of every case") {
  for (const Operation& operation : operations()) {
    CAPTURE(operation.name);
    CHECK(bothSay(operation.title));
    CHECK(bothSay(operation.what));
    CHECK(hasHangul(operation.what.ko));
    for (const Argument& argument : operation.arguments) CHECK(bothSay(argument.what));
    for (const Attribute& attribute : operation.attributes) CHECK(bothSay(attribute.what));
    for (const ReferenceCase& row : referenceCases(operation)) {
      CAPTURE(row.name);
      checkSentences(operation, operation.forward(row.call));
      checkSentences(operation, operation.backward(row.call));
    }
  }
}

TEST_CASE("every operation: a line inside its backward pass is not called like one of its forward pass") {
  // Both are written p.a in formulas.
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation))
      for (const Line& back : operation.backward(row.call))
        for (const Line& line : operation.forward(row.call))
          if (back.gradientOf < 0) CHECK(back.name != line.name);
}

TEST_CASE("menu: names are distinct, and a convention means the same wherever it is") {
  std::set<std::string> names;
  std::map<std::string, std::vector<std::string>> conventions;
  for (const Operation& operation : operations()) {
    CHECK(names.insert(operation.name).second);
    CHECK(findOperation(operation.name) == &operation);
    CHECK(operation.arguments.size() <= static_cast<std::size_t>(maxInputs));
    for (const Attribute& attribute : operation.attributes)
      if (attribute.convention) {
        CHECK(attribute.kind == AttributeKind::choice);
        const auto [it, added] = conventions.emplace(attribute.name, attribute.choices);
        CHECK((added || it->second == attribute.choices));
      }
  }
  CHECK(findOperation("no such") == nullptr);
  for (const Fusion& fusion : fusions()) {
    CHECK(findOperation(fusion.producer) != nullptr);
    CHECK(findOperation(fusion.consumer) != nullptr);
    REQUIRE(findOperation(fusion.fused) != nullptr);
    CHECK(findOperation(fusion.fused)->viaInput >= 0);
  }
}
