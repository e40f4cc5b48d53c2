// What can be copied, each with its key.
#include <array>

#include "app/copying.h"
#include "app/panels/widgets.h"
#include "trace/explain.h"

namespace gradwalk {
namespace {

struct Row {
  const char* key;
  const char* name;
  std::string words;
  CopyWhat what;
};

std::string numberWords(const PanelContext& panel) {
  const Trace* trace = panel.state.trace();
  const auto& what = panel.state.copying.number;
  if (trace == nullptr || numberToCopy(panel.state).empty()) return panel.label(Ui::copyNumber);
  const Quantity& quantity = trace->program().quantities[static_cast<std::size_t>(what->quantity)];
  return panel.say(Ui::copyNumberOf, {{"name", symbol(trace->program(), what->quantity) +
                                                   cellText(unravel(quantity.shape, what->cell))}});
}

}  // namespace

void copyMenuPanel(const PanelContext& panel) {
  if (!panel.state.copying.menu) return;
  const TopWindow window(panel, "copy", 28.0F, panel.label(Ui::copyTitle), Switch::copyMenu);
  const std::array rows = {
      Row{"N", "copy number", numberWords(panel), CopyWhat::number},
      Row{"T", "copy line", panel.label(Ui::copyLine), CopyWhat::line},
      Row{"L", "copy latex", panel.label(Ui::copyLatex), CopyWhat::latex},
      Row{"P", "copy picture", panel.label(Ui::copyPicture), CopyWhat::picture},
      Row{"C", "copy command", panel.label(Ui::copyCommand), CopyWhat::command},
  };
  for (const Row& row : rows) {
    if (row.what == CopyWhat::number && numberToCopy(panel.state).empty()) continue;
    const float height = ImGui::GetTextLineHeight() + ImGui::GetStyle().FramePadding.y;
    const float x = ImGui::GetCursorPosX();
    if (ImGui::Selectable((std::string("##") + row.name).c_str(), false, 0, {0.0F, height}))
      panel.push(Copy{row.what});
    panel.place(row.name);
    ImGui::SameLine(x + 0.5F * panel.em());
    {
      const WithColour accent(panel, Ink::accent);
      plainText(row.key);
    }
    ImGui::SameLine(x + 2.5F * panel.em());
    fittedText(row.words, ImGui::GetContentRegionAvail().x);
  }
}

}  // namespace gradwalk
