// An operation: its arguments, its attributes, and its short lists of named lines.
//
// One file an operation, one line in ops/menu.cpp. Everything else (reading a
// lesson, running, explaining, help, tests) reads this plain value.
//
//     const Operation& relu();             // declared in ops/menu.h
//     OpCall call{...shapes, attributes};  // filled by the checker
//     relu().forward(call);                // {Line "y": max(0, x)}
//     relu().backward(call);               // {Line "dx": 1(x > 0)·dy}
//
// A line makes one tensor; each of its cells is given by a template over the
// number type (see maths/reader.h). Lines of one pass are computed in order and
// may read the lines before them. The last forward line is the output.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "maths/language.h"
#include "maths/reader.h"

namespace gradwalk {

// Type-erased cells of a line: the same function run with each number type.
struct Cells {
  std::function<void(const Reader<double>&, Tensor&)> values;        // fills every cell
  std::function<void(const Reader<Dual>&, TensorOf<Dual>&)> duals;   // fills every cell
  std::function<Term(const Reader<Term>&, std::int64_t cell)> term;  // records one cell
  // Of the first `count` cells, those that read what the reader watches.
  std::function<std::vector<std::int64_t>(const Reader<Touch>&, std::int64_t count)> touched;
};

template <class F>
Cells cells(F f) {
  const auto fill = [f](const auto& r, auto& out) {
    const auto count = static_cast<std::int64_t>(out.data.size());
    for (std::int64_t i = 0; i < count; ++i) out.data[static_cast<std::size_t>(i)] = f(r, i);
  };
  const auto touched = [f](const Reader<Touch>& r, std::int64_t count) {
    std::vector<std::int64_t> found;
    for (std::int64_t i = 0; i < count; ++i)
      if (f(r, i).touched) found.push_back(i);
    return found;
  };
  return {fill, fill, [f](const Reader<Term>& r, std::int64_t i) { return f(r, i); }, touched};
}

// Placeholder values of a cell's sentence; the standard ones ({y}, {cell}, {n},
// the argument names) are added by the explainer.
using CellWords = std::function<Words(std::int64_t cell)>;

struct Line {
  std::string name;  // last segment of the path: "e", "y", "dx"
  Shape shape;
  std::string formula;  // general, over argument names: "y[i] = max(0, x[i])"
  Cells cells;
  Text whole;               // sentence about the whole line
  Text cell;                // sentence about one cell
  CellWords words = {};     // extra placeholders of `cell`
  int gradientOf = -1;      // backward lines: the input that this is the gradient of
  int state = -1;           // an optimizer's lines: the state that this is the new value of
  std::string symbol = {};  // how formulas write it where that is not its name: "c₁"
};

// What an argument is to its operation, as far as a person may do something wrong with it
// (see trace/mistake.h).
enum class ArgumentKind {
  other,
  kernel,  // lies on an image; its last two axes are rows and columns
  matrix,  // multiplied row by column
  bias,    // added
  factor,  // multiplied cell by cell; of zeros and ones it is a mask
  scalar,  // one number that multiplies or divides every cell
  target   // what the prediction is compared with
};

struct Argument {
  std::string name;  // "x"
  Text what;         // "input, [N,][C,]H×W"
  bool optional = false;
  bool differentiable = true;  // a target or a mask is not
  ArgumentKind kind = ArgumentKind::other;
};

// Which gradients an operation lets through on the way back, where not all.
enum class Gate {
  open,
  positive,  // those of cells that were above 0
  largest    // those of the largest cell of each window
};

enum class AttributeKind { integer, real, choice };

struct Attribute {
  std::string name;
  AttributeKind kind = AttributeKind::integer;
  double initial = 0.0;  // for a choice: index into choices
  Text what;
  double least = 0.0, most = 1e6;
  std::vector<std::string> choices = {};
  bool convention = false;  // also settable for a whole lesson, under [conventions]
  bool required = false;
  Text title = {};                      // of a convention: "Ties in max pooling"
  std::vector<Text> choiceTitles = {};  // of each choice: "first cell only"
};

// One use of an operation, with everything that its lines depend on.
struct OpCall {
  std::vector<Shape> shapes;                 // of the arguments given
  std::map<std::string, double> attributes;  // every attribute, defaults filled in
  std::vector<bool> wanted = {};             // backward: which gradients are asked for
  bool outputIsLoss = false;                 // backward: dy is the 1 that the walk starts with

  bool has(std::size_t argument) const { return argument < shapes.size(); }
  std::int64_t integer(const std::string& name) const {
    return static_cast<std::int64_t>(attributes.at(name));
  }
  double real(const std::string& name) const { return attributes.at(name); }
  bool wants(std::size_t argument) const { return argument < wanted.size() && wanted[argument]; }
};

// Why the shapes or attributes of a call do not fit, in words for the author.
struct Misfit {
  int argument = -1;      // which argument is at fault, or −1
  std::string attribute;  // or which attribute
  std::string expected, found, hint;
};

// A small case done by hand: shown in the help, asserted in the tests.
struct WorkedExample {
  std::vector<Tensor> inputs;
  std::map<std::string, double> attributes = {};
  Tensor output;
  Tensor dy;                                     // a gradient arriving at the output
  std::vector<std::optional<Tensor>> gradients;  // expected per input; nullopt: none
};

struct Operation {
  std::string name;
  Text title;  // "2-D convolution"
  Text what;   // one or two sentences for the help page
  std::vector<Argument> arguments;
  std::vector<Attribute> attributes = {};
  std::function<std::optional<Misfit>(const OpCall&)> check = {};  // empty: any shapes fit
  std::function<std::vector<Line>(const OpCall&)> forward;
  std::function<std::vector<Line>(const OpCall&)> backward;
  WorkedExample example;
  // Products of one forward pass, where they are more than a few for each cell of the
  // result; bounds how long a lesson may run.
  std::function<double(const OpCall&)> products = {};
  std::vector<std::string> kinks = {};  // where the derivative is a convention, by name
  // The sign that a lesson may write instead: '+', '-', '*', '/', '^', '@'. Of several
  // operations with one sign, the first whose shapes fit is meant.
  char infix = '\0';
  bool commutes = false;  // the infix form may be written either way round
  // A fused operation: the gradient of input 0 is taken through this input, which
  // is itself computed from input 0.
  int viaInput = -1;
  Gate gate = Gate::open;
  // Why a value of an argument does not fit, where it is known before the lesson runs and
  // its numbers matter (row numbers); empty: any numbers fit.
  std::function<std::optional<Misfit>(const OpCall&, std::size_t argument, const Tensor& value)> checkValues =
      {};

  const Argument* argument(std::size_t k) const { return k < arguments.size() ? &arguments[k] : nullptr; }
};

}  // namespace gradwalk
