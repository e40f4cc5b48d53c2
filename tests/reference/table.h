// Reads the reference tables beside this file (see README.md).
//
//     for (const ReferenceCase& row : referenceCases(conv2d()))
//       row.output;   // what PyTorch computed from row.call and row.inputs
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ops/operation.h"

namespace gradwalk {

struct ReferenceCase {
  std::string name;
  OpCall call;  // shapes and all attributes; every gradient is wanted that may be
  std::vector<Tensor> inputs;
  Tensor output, dy;
  std::vector<std::optional<Tensor>> gradients;
};

struct ReferencePath {
  std::string name;
  std::map<std::string, double> settings;
  Tensor start;
  std::vector<Tensor> gradients, path;
};

inline std::filesystem::path referenceFolder() {
  return std::filesystem::path(GRADWALK_SOURCE_DIR) / "tests/reference";
}

inline nlohmann::json referenceTable(const std::string& name) {
  const std::filesystem::path path = referenceFolder() / (name + ".json");
  std::ifstream file(path);
  if (!file) return {};
  return nlohmann::json::parse(file);
}

inline Tensor tensorFrom(const nlohmann::json& value) {
  return {value.at("shape").get<Shape>(), value.at("data").get<std::vector<double>>()};
}

// Every attribute of an operation as it is when a lesson says nothing.
inline std::map<std::string, double> initialAttributes(const Operation& operation) {
  std::map<std::string, double> out;
  for (const Attribute& attribute : operation.attributes) out[attribute.name] = attribute.initial;
  return out;
}

// A call with these inputs; every input's gradient is wanted that may be.
inline OpCall callFor(const Operation& operation, const std::vector<Tensor>& inputs,
                      const std::map<std::string, double>& attributes) {
  OpCall call{.shapes = {}, .attributes = initialAttributes(operation)};
  for (const auto& [name, value] : attributes) call.attributes[name] = value;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    call.shapes.push_back(inputs[k].shape);
    call.wanted.push_back(operation.arguments[k].differentiable);
  }
  return call;
}

// A number, or the position of a word among the choices.
inline double attributeFrom(const Attribute& attribute, const nlohmann::json& value) {
  if (value.is_number()) return value.get<double>();
  const auto word = value.get<std::string>();
  for (std::size_t k = 0; k < attribute.choices.size(); ++k)
    if (attribute.choices[k] == word) return static_cast<double>(k);
  FAIL("no choice " << word << " for " << attribute.name);
  return 0.0;
}

inline std::vector<ReferenceCase> referenceCases(const Operation& operation) {
  std::vector<ReferenceCase> cases;
  const nlohmann::json table = referenceTable(operation.name);
  if (table.is_null()) return cases;
  for (const nlohmann::json& row : table.at("cases")) {
    ReferenceCase one;
    one.name = row.at("name").get<std::string>();
    for (const nlohmann::json& input : row.at("inputs")) one.inputs.push_back(tensorFrom(input));
    std::map<std::string, double> attributes;
    for (const Attribute& attribute : operation.attributes)
      if (row.at("attributes").contains(attribute.name))
        attributes[attribute.name] = attributeFrom(attribute, row.at("attributes").at(attribute.name));
    REQUIRE(attributes.size() == row.at("attributes").size());
    REQUIRE(one.inputs.size() <= operation.arguments.size());
    one.call = callFor(operation, one.inputs, attributes);
    one.output = tensorFrom(row.at("output"));
    one.dy = tensorFrom(row.at("dy"));
    for (const nlohmann::json& gradient : row.at("gradients"))
      one.gradients.push_back(gradient.is_null() ? std::nullopt
                                                 : std::optional<Tensor>(tensorFrom(gradient)));
    cases.push_back(std::move(one));
  }
  return cases;
}

inline std::vector<ReferencePath> referencePaths(const std::string& optimizer) {
  std::vector<ReferencePath> paths;
  const nlohmann::json table = referenceTable(optimizer);
  if (table.is_null()) return paths;
  for (const nlohmann::json& row : table.at("cases")) {
    ReferencePath one;
    one.name = row.at("name").get<std::string>();
    one.settings = row.at("settings").get<std::map<std::string, double>>();
    one.start = tensorFrom(row.at("start"));
    for (const nlohmann::json& gradient : row.at("gradients")) one.gradients.push_back(tensorFrom(gradient));
    for (const nlohmann::json& point : row.at("path")) one.path.push_back(tensorFrom(point));
    paths.push_back(std::move(one));
  }
  return paths;
}

}  // namespace gradwalk
