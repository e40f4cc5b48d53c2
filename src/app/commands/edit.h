// Changing numbers of the lesson, taking that back, keeping it.
#pragma once

#include <optional>
#include <string>

#include "lesson/edit.h"

namespace gradwalk {

struct AppState;

struct SetNumber {
  Edit edit;
  bool goesOn = false;  // a drag: undone together with the one before
};
struct ResetEdits {};  // back to the lesson's numbers
struct UndoEdit {};
struct RedoEdit {};
struct EditHere {  // the panel, and a field over the cell under the pointer
  std::optional<Edit> target = {};
};
struct OpenField {
  Edit target;
  bool onCanvas = false;
};
struct TypeField {
  std::string text;
};
struct TakeField {  // what was typed; then on to the field so many places further
  int by = 0;
};
struct CloseField {};
struct OpenSave {};  // asks for a file's name
struct CloseSave {};
struct TypeSaveName {
  std::string text;
};
struct SaveEdited {};

void apply(AppState& state, const SetNumber&);
void apply(AppState& state, const ResetEdits&);
void apply(AppState& state, const UndoEdit&);
void apply(AppState& state, const RedoEdit&);
void apply(AppState& state, const EditHere&);
void apply(AppState& state, const OpenField&);
void apply(AppState& state, const TypeField&);
void apply(AppState& state, const TakeField&);
void apply(AppState& state, const CloseField&);
void apply(AppState& state, const OpenSave&);
void apply(AppState& state, const CloseSave&);
void apply(AppState& state, const TypeSaveName&);
void apply(AppState& state, const SaveEdited&);

}  // namespace gradwalk
