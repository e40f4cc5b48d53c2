// What is known of the surface and of the runs at the shared step, in words and numbers.
#include "app/lab_words.h"
#include "app/panels/run_parts.h"
#include "app/panels/widgets.h"

namespace gradwalk {
namespace {

void show(const PanelContext& panel, const LabLine& line) {
  if (line.heading) {
    ImGui::Dummy({0.0F, 0.2F * panel.em()});
    const WithColour faint(panel, Ink::faint);
    wrappedText(line.words);
    return;
  }
  const WithColour ink(panel, line.ink);
  ImGui::Indent(0.5F * panel.em());
  wrappedText(line.words);
  ImGui::Unindent(0.5F * panel.em());
  panel.place("fact " + line.name);
}

// Where each run ended or parted, and its numbers where the canvas has no table of them.
void eachRun(const PanelContext& panel) {
  const AppState& state = panel.state;
  const bool table = !(labShown(state) && state.lab.table);
  const std::size_t all = state.lab.lab->descents.size();
  for (std::size_t run = 0; run < all; ++run) {
    const std::vector<std::string> notes = runNotes(state, run);
    if (notes.empty() && (!table || (all == 1))) continue;
    show(panel, {"", state.lab.lab->descents[run].run, true});
    for (const std::string& note : notes) show(panel, {"note " + std::to_string(run), note});
    if (!table) continue;
    for (const LabLine& line : runNumbers(state, run)) show(panel, line);
  }
}

}  // namespace

void runFacts(const PanelContext& panel) {
  if (!hasLab(panel.state)) return;
  eachRun(panel);
  for (const LabLine& line : labLines(panel.state)) show(panel, line);
}

}  // namespace gradwalk
