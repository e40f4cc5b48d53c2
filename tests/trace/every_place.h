// Lessons around single operations, made from the reference tables, and a walk over every
// place of a trace.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "maths/digits.h"
#include "ops/menu.h"
#include "reference/table.h"
#include "trace/drafts.h"
#include "trace/explain.h"

namespace gradwalk {

// "conv2d(A, B, C, stride=2)" with the row's inputs as A, B, C. Where it is differentiable its
// inputs are parameters. `onward`: the loss is not the operation's own output.
inline LessonDraft draftAround(const Operation& operation, const ReferenceCase& row, bool onward) {
  LessonDraft draft;
  std::string call;
  std::vector<std::string> parameters;
  for (std::size_t k = 0; k < row.inputs.size(); ++k) {
    const std::string name(1, static_cast<char>('A' + k));
    draft.value(name, row.inputs[k]);
    call += (k > 0 ? ", " : "") + name;
    if (operation.arguments[k].differentiable) parameters.push_back(name);
  }
  for (const Attribute& attribute : operation.attributes) {
    const auto value = row.call.integer(attribute.name);
    call += ", " + attribute.name + "=" +
            (attribute.choices.empty() ? std::to_string(value)
                                       : attribute.choices[static_cast<std::size_t>(value)]);
  }
  draft.line("Y", operation.name + "(" + call + ")");
  std::string loss = "Y";
  if (!row.output.shape.empty()) {
    draft.line("M", "Y * Y");
    loss = "M";
    draft.line("L", "sum(M)");
    loss = "L";
  } else if (onward) {
    draft.line("L", "Y * -3");
    loss = "L";
  }
  if (parameters.empty())
    draft.loss(loss);
  else
    draft.train(loss, parameters, "sgd(learning_rate=0.125)");
  return draft;
}

// Every row of every table, twice where the operation may be the loss itself.
inline void forEachRow(const std::function<void(const std::string& name, const LessonDraft& draft)>& visit) {
  for (const Operation& operation : operations())
    for (const ReferenceCase& row : referenceCases(operation)) {
      visit(operation.name + ", " + row.name, draftAround(operation, row, false));
      if (row.output.shape.empty())
        visit(operation.name + ", " + row.name + ", not the loss itself", draftAround(operation, row, true));
    }
}

// How many significant digits a printed figure shows: 0.0012300 five, 120 three.
inline int significantDigits(const std::string& figure) {
  int count = 0;
  for (const char c : figure.substr(0, figure.find('e')))
    if (c >= '0' && c <= '9' && (count > 0 || c != '0')) ++count;
  return std::max(count, 1);
}

// Whether a worked-out value, rounded to the places of a printed result, is that result.
inline bool readsAs(double value, const std::string& result) {
  const double clean = roundSignificant(value, 15);  // the last bits are not a student's
  if (result == "nan") return std::isnan(value);
  if (result == "inf" || result == "-inf") return std::isinf(value) && (value < 0) == (result[0] == '-');
  const double shown = *printedValue(result);
  // A short figure is the whole result: 5 means 5.0000.
  return roundTo(clean, printedPlaces(result)) == shown &&
         (significantDigits(result) >= defaultDigits || roundSignificant(clean, defaultDigits) == shown);
}

// Operations, lines, cells and terms.
inline void forEachPlace(const Trace& trace, const std::function<void(const Cursor&)>& visit) {
  for (const Level level : {Level::operation, Level::line, Level::term}) {
    Cursor at;
    for (;;) {
      const Cursor on = next(trace, at, level);
      if (on == at) break;
      at = on;
      visit(at);
      if (at.term == 0) visit({at.pass, at.step, at.line, at.cell, -1});
    }
  }
}

}  // namespace gradwalk
