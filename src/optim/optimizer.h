// An optimizer: how a parameter moves, given its gradient.
//
// Like an operation, short lists of named lines (see ops/operation.h), each a step that can
// be entered. One update goes through them in this order:
//
//     ahead    before the forward pass, for each parameter: where to take the gradient.
//              Usually none; Nesterov's x̃ = x − γ·v. The last line is that point.
//     once     once an update, numbers: Adam's 1 − β₁ᵗ and 1 − β₂ᵗ.
//     lines    after the gradients, for each parameter. The last line is the new parameter;
//              a line with `state` ≥ 0 is the new value of that state.
//
// Slots (r.input(k, …)) of
//
//     ahead    x, hyper-parameters, states
//     once     t (the number of the update, from 1), hyper-parameters
//     lines    x, g, hyper-parameters, states (as they were before this update), lines of once
//
//     OptimizerCall call{{3, 3}, choicesOf(adam())};
//     adam().lines(call);   // m, v, m_hat, v_hat, rate, step, y
//
// What may be written differently is a *fine convention* (optim/conventions.h): `choices`
// says which form of the lines is meant.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ops/operation.h"
#include "optim/setting.h"

namespace gradwalk {

struct OptimizerCall {
  Shape shape;
  std::map<std::string, int> choices = {};  // fine convention → the position of its choice

  bool is(const std::string& convention, int choice) const { return choices.at(convention) == choice; }
};

// A set of choices under one name, that of where they come from: convention=003.
struct Preset {
  std::string name;  // "pytorch", "000", "002", "003", "book"
  std::map<std::string, std::string> choices = {};
  std::map<std::string, double> settings = {};
};

struct Optimizer {
  std::string name;  // "adam"
  Text title;
  Text what;
  std::vector<HyperParameter> hyperParameters;
  std::vector<std::string> states = {};       // names: "m", "v"; all start at 0
  std::vector<std::string> conventions = {};  // the fine conventions that it follows
  std::vector<Preset> presets = {};           // the first one holds unless another is asked for
  std::vector<Line> (*ahead)(const OptimizerCall& call) = nullptr;  // nullptr: none
  std::vector<Line> (*once)(const OptimizerCall& call) = nullptr;
  std::vector<Line> (*lines)(const OptimizerCall& call) = nullptr;
  std::string formula;  // of the usual choices, in one line
};

std::span<const Optimizer> optimizers();
const Optimizer* findOptimizer(std::string_view name);
const Preset* findPreset(const Optimizer& optimizer, std::string_view name);

// PyTorch's choices, or a preset's, for each convention that the rule follows.
std::map<std::string, int> choicesOf(const Optimizer& optimizer, const Preset* preset = nullptr);

// The lines of a call; empty where the rule has none.
std::vector<Line> aheadLines(const Optimizer& optimizer, const OptimizerCall& call);
std::vector<Line> onceLines(const Optimizer& optimizer, const OptimizerCall& call);

}  // namespace gradwalk
