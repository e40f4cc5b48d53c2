// A run of a program: every value of every line, kept or recomputed on demand.
//
//     Trace trace(program, lesson);             // runs
//     trace.value(1, quantity).data;             // in iteration 1
//     trace.value(2, quantity)                   // iterations count from 1
//
// Iteration `iterations + 1` is the closing forward pass, where a lesson asks for
// one. Iterations are kept within a memory budget; beyond it only what an
// iteration starts from is kept, and the rest is recomputed bit for bit.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lesson/program.h"

namespace gradwalk {

// Rounds each stored cell of a step to `decimals`, as a person would; see
// HandArithmetic. Empty: full precision.
struct Rounding {
  HandArithmetic rule;
  bool active = false;
  // So many iterations, as many as the run of full precision has; 0: as the lesson says.
  int iterations = 0;
};

class Trace {
 public:
  static constexpr std::int64_t usualBudget = 256 << 20;

  // Both must outlive the trace. Once `stop` is set the run is given up, between two lines:
  // the trace is then not whole and must not be asked for anything.
  Trace(const Program& program, const Lesson& lesson, Rounding rounding = {},
        std::int64_t budgetBytes = usualBudget, const std::atomic<bool>* stop = nullptr);

  const Program& program() const { return *program_; }
  const Lesson& lesson() const { return *lesson_; }
  bool rounded() const { return rounding_.active; }
  // To how many decimals the cells of a step are rounded; nullopt: to none.
  std::optional<int> decimalsOf(const Step& step) const;
  // What is stored of a computed cell of a step.
  double stored(const Step& step, double computed) const;

  // How many were run: those of the program, unless its rule to stop ended the run before.
  int iterations() const { return iterations_; }
  // Iterations and, if there is one, the closing pass.
  int passes() const { return iterations_ + (program_->closing ? 1 : 0); }

  // The steps of a pass are firstStep … endStep − 1: the closing pass looks nowhere ahead and
  // goes only forward.
  int firstStep(int pass) const { return pass > iterations_ ? program_->aheadSteps : 0; }
  int endStep(int pass) const {
    return pass > iterations_ ? program_->forwardSteps : static_cast<int>(program_->steps.size());
  }
  bool hasStep(int pass, int step) const { return step >= firstStep(pass) && step < endStep(pass); }

  // Why the run ended before all its iterations.
  struct Stopped {
    int iteration = 0;   // the last one
    double value = 0.0;  // ‖g‖ in it, or the best that the watched quantity was
  };
  std::optional<Stopped> stopped() const { return stopped_; }

  // The value of a quantity in a pass, 1 … passes(). A reference stays valid
  // until another pass is asked for. A gradient in the closing pass is empty.
  const Tensor& value(int pass, int quantity) const;

  // The first cell that is not finite, as a sentence's worth of facts.
  struct NotFinite {
    int pass = 0, step = 0, line = 0;
    std::int64_t cell = 0;
  };
  std::optional<NotFinite> firstNotFinite() const { return notFinite_; }

 private:
  using Values = std::vector<Tensor>;
  // False when it was given up.
  bool computePass(int pass, const Values& start, Values& out, const std::atomic<bool>* stop = nullptr) const;
  const Values& pass(int number) const;
  Values startOf(int pass) const;

  // What the rule to stop has seen so far.
  struct Watch {
    double best = 0.0;
    int waited = -1;  // iterations since the best; −1: none yet
  };
  bool ends(int pass, const Values& values, Watch& watch) const;

  const Program* program_;
  const Lesson* lesson_;
  Rounding rounding_;
  int iterations_ = 1;
  std::int64_t budgetBytes_ = 0, passBytes_ = 0;
  int keptPasses_ = 0;  // passes 1 … keptPasses_ are in kept_
  std::vector<Values> kept_;
  int checkpointEvery_ = 1;
  std::map<int, Values> checkpoints_;  // carried values at the start of a pass
  mutable std::list<std::pair<int, Values>> recent_;
  std::optional<NotFinite> notFinite_;
  std::optional<Stopped> stopped_;
};

// "Stopped after iteration 12: the gradient's norm is 8.1e-07"; "" where all were run.
std::string stoppedWords(const Trace& trace, Language language);

// The numbers that a slot of a line reads, bound for explaining one cell.
Reader<Term> bindTerms(const Trace& trace, int pass, const StepLine& line, TermTree& tree);

}  // namespace gradwalk
