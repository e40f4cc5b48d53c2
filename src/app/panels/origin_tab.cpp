// Where a number comes from, and who uses it; every number leads on.
//
//     ∂L/∂K[0,0] = −0.000055374            ◂ Back
//     [made at 1/backward/Z/grad.K[0,0]]
//     from   X[0,0] = 1
//            ∂L/∂Z[0,0] = 0 …
//     used by 1
//            K′[0,0] = 1.00001
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "maths/digits.h"
#include "scene/views/page.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

constexpr std::size_t mostRows = 100;

std::string shownName(const Trace& trace, const CellPlace& what) {
  const Quantity& quantity = trace.program().quantities[static_cast<std::size_t>(what.quantity)];
  return symbol(trace.program(), what.quantity) + cellText(unravel(quantity.shape, what.cell));
}

std::string shownValue(const AppState& state, const Trace& trace, const CellPlace& what) {
  if (isHidden(state, what)) return askedSign;
  const double value = valueAt(trace, what);
  return withMinus(trace.rounded() ? shortest(value) : significant(value, defaultDigits));
}

// A number that can be asked about in turn.
void row(const PanelContext& panel, const Trace& trace, const CellPlace& what, int id) {
  std::string words = shownName(trace, what) + " = " + shownValue(panel.state, trace, what);
  if (what.pass != panel.state.cursor.pass && trace.passes() > 1)
    words += "   " + (what.pass > trace.iterations()
                          ? std::string(panel.label(Ui::after))
                          : panel.say(Ui::iteration, {{"n", std::to_string(what.pass)}}));
  ImGui::PushID(id);
  if (ImGui::Selectable(words.c_str())) panel.push(Inspect{what});
  panel.place("cell " + cellWords(trace, what));
  ImGui::PopID();
}

void faint(const PanelContext& panel, const std::string& words) {
  ImGui::Dummy({0.0F, 0.25F * panel.em()});
  const WithColour ink(panel, Ink::faint);
  wrappedText(words);
}

void formula(const Explanation& e) {
  wrappedText(withMinus(text(e.symbols)));
  if (text(e.numbers) != e.result) wrappedText("= " + withMinus(text(e.numbers)));
  wrappedText(e.relation() + " " + withMinus(e.result));
}

void usedBy(const PanelContext& panel, const Trace& trace) {
  const auto& users = panel.state.asking.users;
  if (!users) return;
  faint(panel, users->count == 0 ? std::string(panel.label(Ui::usedByNone))
                                 : panel.say(Ui::usedBy, {{"n", std::to_string(users->count)}}));
  int id = 100000;
  for (const Cursor& place : users->places) {
    if (static_cast<std::size_t>(id - 100000) >= mostRows) break;
    if (const auto cell = writtenAt(trace, place)) row(panel, trace, *cell, id++);
  }
  if (users->count > id - 100000) plainText("…");
}

}  // namespace

void originTab(const PanelContext& panel) {
  const Trace* trace = panel.state.trace();
  if (trace == nullptr) return;
  const auto what = panel.state.editing.computing ? std::nullopt : askedCell(panel.state);
  if (!what) {
    const WithColour ink(panel, Ink::faint);
    wrappedText(panel.label(Ui::originHint));
    return;
  }
  if (panel.state.asking.trail.size() > 1) {
    if (wordButton(panel, "origin back", std::string("← ") + panel.label(Ui::previousNumber)))
      panel.push(InspectBack{});
  }
  {
    const WithFont heading(panel.fonts.heading());
    wrappedText(shownName(*trace, *what) + " = " + shownValue(panel.state, *trace, *what));
  }
  if (wordButton(panel, "origin copy", panel.label(Ui::copyButton)))
    panel.push(Copy{CopyWhat::number, *what});
  if (const auto made = madeAt(*trace, *what)) {
    const std::string where = path(*trace, *made);
    if (wordButton(panel, "origin go", fitted(where, ImGui::GetContentRegionAvail().x - panel.em()),
                   panel.label(Ui::goThere))) {
      panel.push(SetLevel{Level::cell});
      panel.push(SeekPlace{*made});
    }
    ExplainOptions options;
    if (isHidden(panel.state, *made)) options.asked = *made;
    const Explanation e = explain(*trace, *made, panel.state.language, options);
    faint(panel, panel.label(Ui::howMade));
    formula(e);
    faint(panel, panel.label(Ui::madeFrom));
    int id = 0;
    for (const Touched& read : e.reads) {
      if (static_cast<std::size_t>(id) >= mostRows) {
        plainText("…");
        break;
      }
      row(panel, *trace, {made->pass, read.quantity, read.cell}, id++);
    }
  } else {
    faint(panel, panel.label(Ui::givenByLesson));
  }
  usedBy(panel, *trace);
}

}  // namespace gradwalk
