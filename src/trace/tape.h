// A tape: the lines of some steps as one flat list of scalar instructions.
//
// A lesson is worked at one point by running its lines. To work it at very many (a map, a
// sweep), the same lines are run once more with recorded terms (maths/term.h): what they read
// and did becomes a list of instructions, which then runs over whole blocks of points at once.
// Nothing is said a second time, and every number has the bits that a Trace gives it.
//
//     const int x = program.find("x"), f = program.find("f");
//     const auto tape = recordTape(trace, 1, {0, program.forwardSteps}, {{x}}, {{f}});
//     TapeRun run(*tape);
//     run.input(0)[3] = -7.0;     // the point in lane 3
//     run.run();
//     run.output(0)[3];           // f there
//
// What is no input has the value of the given pass; a counter is the same in every lane. Both branches of a
// choice are on the tape, so that it fits every point. Hand arithmetic is not recorded.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "trace/trace.h"

namespace gradwalk {

// One cell of a quantity of the program.
struct QuantityCell {
  int quantity = -1;
  std::int64_t cell = 0;
};

// Steps of a program, `end` not among them. Where they begin after the steps that look ahead,
// the parameters themselves stand for ahead.K, as in a closing pass.
struct StepRange {
  int begin = 0, end = 0;
};

// The quantity that is read there for `quantity`.
int readIn(const Program& program, StepRange steps, int quantity);

// The points that are worked at once.
inline constexpr int tapeLanes = 256;

// The kinds are those of terms, some in a narrower sense: maximum and minimum are of two
// values, the first unless the second goes beyond it or is the first NaN; position is 1 where
// the second is the maximum that way and else 0. A read copies.
//
// An addition or a subtraction may hold a product that nothing else reads: c + a·b, c − a·b,
// a·b − c, rounded after each of the two as ever.
enum class TapeProduct : std::uint8_t { none, addedTo, takenFrom, reducedBy };

struct TapeInstruction {
  TermKind kind = TermKind::constant;
  std::int32_t out = -1, a = -1, b = -1, c = -1;  // registers
  double number = 0.0;                            // stands for an operand whose register is −1
  TapeProduct product = TapeProduct::none;
  bool uniform = false;  // the same in every lane, and worked in one
};

struct Tape {
  std::vector<TapeInstruction> instructions;
  std::vector<std::pair<std::int32_t, double>> constants;  // registers that hold a number
  int inputs = 0;                                          // in the first registers
  std::vector<std::int32_t> outputs;                       // registers, each its own and no input's
  int registers = 0;
};

inline constexpr std::size_t mostTapeInstructions = 200'000;

// nullopt for what is too long, for a sum too long to be recorded whole, and where other
// values might have been recorded otherwise (TermTree::lookedAt). A cell that no
// step of the range makes may be wanted too.
std::optional<Tape> recordTape(const Trace& trace, int pass, StepRange steps,
                               const std::vector<QuantityCell>& inputs,
                               const std::vector<QuantityCell>& outputs);

// The lines among `steps` that are needed for the wanted quantities and depend on a given one,
// in order: (step, line).
std::vector<std::pair<int, int>> linesBetween(const Program& program, StepRange steps,
                                              const std::vector<QuantityCell>& inputs,
                                              const std::vector<QuantityCell>& outputs);

// Counts in each lane how often all of `numbers` were finite before they once were not. `sums`
// and `counts` begin at 0: what is infinite or no number, minus itself, is not 0, and a sum
// that is no number stays that.
void countFinite(const std::vector<const double*>& numbers, double* sums, double* counts);

// One run of a tape over tapeLanes points; each thread has its own.
class TapeRun {
 public:
  explicit TapeRun(const Tape& tape);  // which must outlive it

  double* input(int k) { return registers_[static_cast<std::size_t>(k)]; }
  const double* output(int k) const {
    return registers_[static_cast<std::size_t>(tape_->outputs[static_cast<std::size_t>(k)])];
  }
  void run();
  // What came out becomes what goes in, without being moved: the output is then no longer to
  // be read. Each input and each output is to be carried at most once between two runs.
  void carry(int output, int input) {
    std::swap(registers_[static_cast<std::size_t>(tape_->outputs[static_cast<std::size_t>(output)])],
              registers_[static_cast<std::size_t>(input)]);
  }

 private:
  const Tape* tape_;
  std::vector<double> memory_;
  std::vector<double*> registers_;
};

}  // namespace gradwalk
