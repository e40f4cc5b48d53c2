// A lesson as its file describes it: plain data, read but not yet checked.
//
//     Problems problems;
//     std::optional<Lesson> lesson = readLesson({"cnn.toml", text}, problems);
//
// The format is documented for teachers in lessons/README.md. Every part keeps
// the span it was read from, so that a problem found later can still point there.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lesson/diagnostic.h"
#include "lesson/expression.h"
#include "maths/language.h"
#include "maths/tensor.h"

namespace gradwalk {

// [values]: an input or a parameter.
struct Value {
  std::string name;
  std::vector<Tensor> each;              // one tensor, or one for each iteration in turn
  std::vector<std::vector<Span>> cells;  // where each number stands, empty for a generator
  Span where, nameWhere;
};

// [graph]: Z = "conv2d(X, K, b, stride=1)".
struct Definition {
  std::string name;
  Expression expression;
  Span where, nameWhere;
};

struct Convention {
  std::string name, choice;
  Span where;
};

// [train]
struct Training {
  std::string loss;  // empty: nothing is differentiated
  Span lossWhere;
  std::vector<std::pair<std::string, Span>> parameters;
  std::vector<std::pair<std::string, Span>> gradients;  // further inputs whose gradient is wanted
  std::optional<Expression> optimizer;                  // sgd(learning_rate=0.1)
  int iterations = 1;
  Span iterationsWhere;
  std::optional<Expression> stop;  // gradient_norm(1e-6), patience(5), patience(5, J)
  bool closing = false;            // one more forward pass with the updated parameters
};

// [hand]: hand arithmetic; decimals to which each stored cell is rounded.
struct HandArithmetic {
  std::optional<int> decimals;            // everywhere else
  std::optional<int> update;              // in the update phase
  std::map<std::string, int> operations;  // by the name of the quantity that the operation makes
};

// [surface]: the loss as a landscape over two parameters of one number each.
struct Surface {
  std::string x, y;                // parameters, on the axes
  double left = 0.0, right = 0.0;  // x_range
  double bottom = 0.0, top = 0.0;  // y_range
  std::string height;              // the quantity drawn; the loss unless given
  std::vector<double> levels;      // of the isolines; empty: chosen
  Span where, xWhere, yWhere, heightWhere;
};

// [[run]]: the lesson once more with an optimizer, and perhaps a start, of its own.
struct LessonRun {
  std::string name;
  Expression optimizer;
  std::optional<std::array<double, 2>> start;  // where the surface's two parameters begin
  Span where, startWhere;
};

enum class Verdict { exact, rounds, truncates, hand, erratum };

// One printed cell: the digits as the document shows them. Empty: this cell is
// not printed, or is declared by another entry.
using PrintedCell = std::string;

// [[printed]]: what a document prints, and what became of it.
struct Printed {
  std::string run;  // of which run; empty: the first or only one
  Span runWhere;
  std::string of;  // "Z", "p.e[0]", "1/backward/z/grad.F[0]/1", "after.L"
  Span ofWhere;
  Shape shape;
  std::vector<PrintedCell> cells;  // row-major
  Verdict declared = Verdict::exact;
  std::vector<Index> deviating;       // declared cells that are the weakest; empty: not stated
  std::vector<PrintedCell> right;     // erratum: what should stand there, shape as `cells`
  std::optional<Expression> mistake;  // erratum: what was computed instead
  Bilingual why;
  std::string at;  // where in the document: "section 5, update"
  Span where;
};

struct Lesson {
  std::string name;  // file name without .toml
  int order = 1000;  // place in the list of lessons
  Bilingual title, about;
  std::string document, section;  // "004", "5"
  std::vector<Value> values;
  std::vector<Definition> graph;
  Training training;
  std::optional<Surface> surface;
  std::vector<LessonRun> runs;
  std::size_t followed = 0;  // of `runs`, the one whose optimizer and start are in force
  std::vector<Convention> conventions;
  HandArithmetic hand;
  std::vector<Printed> printed;
  std::map<std::string, Bilingual> notes;  // [notes]: a sentence for a step, by quantity name
  Source source;
};

// One table of limits, each with its message.
inline constexpr std::size_t maxLessonBytes = 4 * 1024 * 1024;
inline constexpr std::int64_t maxTensorElements = std::int64_t{1} << 24;
inline constexpr std::int64_t maxTraceBytes = std::int64_t{1} << 30;
inline constexpr int maxIterations = 1'000'000;
inline constexpr double maxProducts = 2e10;  // of all iterations together, about a minute or two
inline constexpr std::size_t maxDefinitions = 4096;
inline constexpr std::size_t maxRuns = 24;

// Parses and reads; nullopt when anything was added to `problems`: the first
// syntax error, or every semantic problem found in reading.
std::optional<Lesson> readLesson(Source source, Problems& problems);

// Reads the file first. A missing file, a folder or one that is too large is a
// problem without a position.
std::optional<Lesson> readLessonFile(const std::filesystem::path& path, Source& source, Problems& problems);

const char* name(Verdict verdict);  // "exact", "rounds", …

}  // namespace gradwalk
