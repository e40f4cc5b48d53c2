#include <algorithm>

#include "lesson/builder.h"
#include "lesson/conventions.h"
#include "maths/digits.h"

namespace gradwalk {

int Program::find(std::string_view quantity) const {
  const auto it = byName.find(quantity);
  return it == byName.end() ? -1 : it->second;
}

int Builder::addQuantity(Quantity quantity) {
  const int id = static_cast<int>(program.quantities.size());
  elements += elementCount(quantity.shape);
  program.byName.emplace(quantity.name, id);
  program.quantities.push_back(std::move(quantity));
  return id;
}

int Builder::addConstant(const std::string& text, double value, const std::string& symbol) {
  if (const int known = program.find(text); known >= 0) return known;
  return addQuantity({.name = text, .kind = QuantityKind::constant, .constant = value, .symbol = symbol});
}

void Builder::problem(Span where, std::string message, std::string expected, std::string found,
                      std::string hint) {
  problems.push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
}

std::map<std::string, double> Builder::initialAttributes(const Operation& operation) const {
  std::map<std::string, double> out;
  for (const Attribute& attribute : operation.attributes) {
    double value = attribute.initial;
    if (attribute.convention)
      for (const Convention& convention : lesson.conventions)
        if (convention.name == attribute.name) {
          const auto it = std::find(attribute.choices.begin(), attribute.choices.end(), convention.choice);
          if (it != attribute.choices.end()) value = static_cast<double>(it - attribute.choices.begin());
        }
    out[attribute.name] = value;
  }
  return out;
}

std::vector<std::string> knownNames(const Builder& builder) {
  std::vector<std::string> names;
  for (const Value& value : builder.lesson.values) names.push_back(value.name);
  for (const Definition& definition : builder.lesson.graph) names.push_back(definition.name);
  return names;
}

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

void checkConventions(Builder& builder) {
  std::vector<std::string> names;
  for (const ConventionInfo& known : conventionMenu()) names.push_back(known.name);
  for (const Convention& convention : builder.lesson.conventions) {
    const ConventionInfo* const known = findConvention(convention.name);
    if (known == nullptr) {
      const std::string near = didYouMean(convention.name, names);
      builder.problem(convention.where, "there is no convention '" + convention.name + "'",
                      "one of " + joined(names), convention.name, near);
    } else if (choiceOf(*known, convention.choice) < 0) {
      builder.problem(convention.where, "the convention '" + convention.name + "' has no such choice",
                      joined(known->choices), convention.choice,
                      didYouMean(convention.choice, known->choices));
    }
  }
}

void addValues(Builder& builder) {
  const auto& parameters = builder.lesson.training.parameters;
  for (std::size_t k = 0; k < builder.lesson.values.size(); ++k) {
    const Value& value = builder.lesson.values[k];
    const bool updated = std::any_of(parameters.begin(), parameters.end(),
                                     [&](const auto& parameter) { return parameter.first == value.name; });
    builder.addQuantity({.name = value.name,
                         .shape = value.each.front().shape,
                         .kind = updated ? QuantityKind::parameter : QuantityKind::input,
                         .valueIndex = static_cast<int>(k)});
    if (updated && value.each.size() > 1)
      builder.problem(value.nameWhere, "the parameter '" + value.name + "' has a value for each iteration",
                      "one value, which the optimizer then updates",
                      std::to_string(value.each.size()) + " values",
                      "take it out of parameters, or give one value");
  }
}

void checkInputNames(Builder& builder, const std::vector<std::pair<std::string, Span>>& names,
                     const std::string& list) {
  std::vector<std::string> values;
  for (const Value& value : builder.lesson.values) values.push_back(value.name);
  std::set<std::string> seen;
  for (const auto& [name, where] : names) {
    if (std::find(values.begin(), values.end(), name) == values.end())
      builder.problem(where, "'" + name + "' in " + list + " is not one of the values",
                      "a name from [values]", name, didYouMean(name, values));
    else if (!seen.insert(name).second)
      builder.problem(where, "'" + name + "' stands twice in " + list, "each name once", name, "");
  }
}

void resolveLoss(Builder& builder) {
  const Training& training = builder.lesson.training;
  if (training.loss.empty()) {
    if (!training.parameters.empty())
      builder.problem(training.parameters.front().second, "parameters are listed but there is no loss",
                      "loss = \"…\" under [train]", "no loss", "name the quantity that is to become small");
    return;
  }
  if (builder.broken.contains(training.loss)) return;
  const int id = builder.program.find(training.loss);
  std::vector<std::string> names;
  for (const Definition& definition : builder.lesson.graph) names.push_back(definition.name);
  if (id < 0 || builder.program.quantities[static_cast<std::size_t>(id)].kind != QuantityKind::result) {
    builder.problem(training.lossWhere, "the loss '" + training.loss + "' is not computed in the graph",
                    "a name from [graph]", training.loss, didYouMean(training.loss, names));
    return;
  }
  const Shape& shape = builder.program.quantities[static_cast<std::size_t>(id)].shape;
  if (elementCount(shape) != 1 || !shape.empty()) {
    builder.problem(training.lossWhere, "the loss must be one number", "a scalar", "shape " + text(shape),
                    "sum it, or end the graph with cross_entropy or squared_error");
    return;
  }
  builder.program.loss = id;
}

}  // namespace

std::optional<Program> checkLesson(const Lesson& lesson, Problems& problems) {
  const std::size_t before = problems.size();
  Builder builder{lesson, problems};
  checkConventions(builder);
  addValues(builder);
  buildAhead(builder);
  const std::vector<Node> nodes = buildForward(builder);
  checkInputNames(builder, lesson.training.parameters, "parameters");
  checkInputNames(builder, lesson.training.gradients, "gradients");
  resolveLoss(builder);
  if (problems.size() == before) resolveSurface(builder);
  if (problems.size() > before) return std::nullopt;

  builder.program.iterations = lesson.training.iterations;
  buildBackward(builder, nodes);
  buildUpdate(builder);
  buildStop(builder);
  builder.program.closing = lesson.training.closing && builder.program.updateSteps > 0;
  if (builder.elements * static_cast<std::int64_t>(sizeof(double)) > maxTraceBytes)
    builder.problem(lesson.graph.empty() ? Span{} : lesson.graph.front().nameWhere,
                    "one iteration of this lesson needs more memory than allowed", "at most 1024 MiB",
                    std::to_string(builder.elements * 8 / (1 << 20)) + " MiB", "use smaller tensors");
  // A backward pass costs about twice its forward pass.
  const double passes = builder.program.iterations * (builder.program.backwardSteps > 0 ? 3.0 : 1.0);
  if (problems.size() == before && builder.products * passes > maxProducts)
    builder.problem(lesson.graph.front().nameWhere, "this lesson would run too long",
                    "at most " + significant(maxProducts, 3) + " products in all iterations together",
                    "about " + significant(builder.products * passes, 3),
                    passes > 1.0 ? "use smaller tensors or fewer iterations" : "use smaller tensors");
  if (problems.size() > before) return std::nullopt;
  return std::move(builder.program);
}

}  // namespace gradwalk
