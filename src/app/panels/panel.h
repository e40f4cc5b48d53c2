// What every panel is given, and the panels' one list.
//
//     PanelContext panel{state, layout, theme, fonts, commands};
//     transportPanel(panel);              // reads panel.state, pushes to panel.commands
//
// A panel changes nothing itself.
#pragma once

#include <imgui.h>

#include <map>
#include <string>

#include "app/command.h"
#include "app/layout.h"
#include "app/state.h"
#include "app/ui_fonts.h"
#include "app/ui_text.h"
#include "scene/theme.h"

namespace gradwalk {

struct PanelContext {
  const AppState& state;
  const Layout& layout;
  const Theme& theme;
  const UiFonts& fonts;
  Commands& commands;
  // Where the things that can be clicked were drawn, by name, for tests.
  std::map<std::string, Area>* places = nullptr;

  float em() const { return layout.em; }
  const char* label(Ui word) const { return gradwalk::label(word, state.language); }
  std::string say(Ui word, const Words& words) const {
    return gradwalk::say(text(word), state.language, words);
  }
  void push(Command command) const { commands.push_back(std::move(command)); }
  // Notes where the last thing was drawn.
  void place(const std::string& name) const;
};

void topPanel(const PanelContext& panel);
void outlinePanel(const PanelContext& panel);
void sidePanel(const PanelContext& panel);
void transportPanel(const PanelContext& panel);
void curvePanel(const PanelContext& panel);
void curveNotePanel(const PanelContext& panel);

// What lies on top: the list of lessons, the list of keys, the field for a step, the
// problems of a lesson that cannot be opened, and the word that one is being read.
void pickerPanel(const PanelContext& panel);
void helpPanel(const PanelContext& panel);
void goToPanel(const PanelContext& panel);
void stoppedPanel(const PanelContext& panel);
void copyMenuPanel(const PanelContext& panel);
// What was done or could not be, over the top of the canvas.
void toldPanel(const PanelContext& panel);
// In front of a class, instead of all other panels: one line that tells where we are.
void presentedPanel(const PanelContext& panel);
void problemsPanel(const PanelContext& panel);
void noticePanel(const PanelContext& panel);

// The number under the pointer with all its digits. `cell` is what hovered() found.
void tooltipPanel(const PanelContext& panel, const std::string& words);

// Everything, in the order in which it lies.
void allPanels(const PanelContext& panel);

}  // namespace gradwalk
