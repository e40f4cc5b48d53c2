#include "scene/strip_view.h"

#include <algorithm>
#include <charconv>

#include "maths/digits.h"

namespace gradwalk {
namespace {

bool reads(const Step& step, int id) {
  return std::find(step.inputs.begin(), step.inputs.end(), id) != step.inputs.end();
}

}  // namespace

int stripCard(const Program& program, const Step& step) {
  int reader = -1;
  for (int s = program.aheadSteps; s < program.forwardSteps; ++s) {
    const Step& forward = program.steps[static_cast<std::size_t>(s)];
    if (forward.output == step.output) return forward.output;
    if (reader < 0 && reads(forward, step.output)) reader = forward.output;
  }
  return reader;
}

Cursor stripPlace(const Trace& trace, const Cursor& cursor, int quantity) {
  const Program& program = trace.program();
  const Step* at = stepAt(trace, cursor);
  int made = -1;
  for (int s = trace.firstStep(cursor.pass); s < program.forwardSteps && made < 0; ++s)
    if (program.steps[static_cast<std::size_t>(s)].output == quantity) made = s;
  for (int s = program.aheadSteps; s < program.forwardSteps && made < 0; ++s)
    if (reads(program.steps[static_cast<std::size_t>(s)], quantity)) made = s;
  if (made < 0) return {};
  if (at != nullptr && at->phase == Phase::backward) {
    const int output = program.steps[static_cast<std::size_t>(made)].output;
    for (int s = program.forwardSteps; s < program.forwardSteps + program.backwardSteps; ++s)
      if (program.steps[static_cast<std::size_t>(s)].output == output)
        return {.pass = cursor.pass, .step = s};
  }
  return {.pass = cursor.pass, .step = made};
}

std::string stripWords(const StripView& view) {
  return (view.fit ? "fit" : shortest(view.zoom)) + (view.first ? "@" + std::to_string(*view.first) : "");
}

std::optional<StripView> readStripWords(const std::string& words) {
  StripView view;
  const std::size_t at = words.find('@');
  const std::string zoom = words.substr(0, at);
  view.fit = zoom == "fit";
  if (!view.fit) {
    const std::optional<double> value = printedValue(zoom);
    if (!value || !(*value >= leastStripZoom && *value <= mostStripZoom)) return std::nullopt;
    view.zoom = *value;
  }
  if (at == std::string::npos) return view;
  int first = -1;
  const char* const end = words.data() + words.size();
  const auto read = std::from_chars(words.data() + at + 1, end, first);
  if (read.ec != std::errc{} || read.ptr != end || first < 0) return std::nullopt;
  view.first = first;
  return view;
}

}  // namespace gradwalk
