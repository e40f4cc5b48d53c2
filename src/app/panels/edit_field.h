// The one field for a number, and what stands over the canvas while numbers are edited.
#pragma once

#include <optional>

#include "app/panels/panel.h"

namespace gradwalk {

// Draws state.editing.field where the next thing stands. Enter takes what was typed, Tab
// goes on to the next cell, Escape leaves it.
void editField(const PanelContext& panel, float width);

// A number that can be edited, in its own text; the one that is being typed is a field instead.
void editNumber(const PanelContext& panel, const Edit& target, float width);
float editNumberWidth(const PanelContext& panel, const Edit& target);

// The field over its cell of the canvas; `cell` is where that is drawn, nullopt when it is
// not in the picture.
void canvasField(const PanelContext& panel, const std::optional<Area>& cell);

// The field for a file's name.
void savePanel(const PanelContext& panel);

// Over the canvas, where the panel of all numbers does not say it: that an edit is not in
// force, and what was done without being asked.
void editNoticePanel(const PanelContext& panel);

// What was done without being asked: "" for nothing.
std::string editNoticeWords(const PanelContext& panel);

}  // namespace gradwalk
