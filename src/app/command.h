// What a person can ask of the window. Keys and panels make commands; perform() in
// state.h carries them out. Each topic has its commands, and what they do, in
// a file of commands/; a new one is a struct and an apply() there and a word below.
//
//     commands.push_back(Walk{+1});                 // the Next button
//     for (const Command& each : commands) perform(state, each);
#pragma once

#include <variant>
#include <vector>

#include "app/commands/ask.h"
#include "app/commands/copy.h"
#include "app/commands/curves.h"
#include "app/commands/edit.h"
#include "app/commands/hand.h"
#include "app/commands/lab.h"
#include "app/commands/lessons.h"
#include "app/commands/look.h"
#include "app/commands/predict.h"
#include "app/commands/present.h"
#include "app/commands/strip.h"
#include "app/commands/sweep.h"
#include "app/commands/walk.h"

namespace gradwalk {

using Command = std::variant<
    // commands/walk.h
    Walk, WalkPhase, WalkIteration, ToStart, ToEnd, SeekPlace, SeekNumber, SeekText, TypeGoTo, ChangeLevel,
    SetLevel, Play, TogglePlay, SetSpeed,
    // commands/look.h
    SetLanguage, ScaleText, Toggle, Hide, ShowSideTab, Dismiss,
    // commands/edit.h
    SetNumber, ResetEdits, UndoEdit, RedoEdit, EditHere, OpenField, TypeField, TakeField, CloseField,
    OpenSave, CloseSave, TypeSaveName, SaveEdited,
    // commands/ask.h
    Inspect, InspectHere, InspectBack, InspectNone,
    // commands/strip.h, commands/curves.h
    ZoomStrip, PanStrip, FitStrip, ToggleCurves, ScaleCurves, EditCurves, TypeCurves, ShowCurves, SeekCurve, ShowRunCurves, SeekStep,
    // commands/present.h, commands/copy.h
    Present, OpenCopyMenu, Copy,
    // commands/sweep.h
    SetSweep, ShowSweep, TypeSweep, LoadSweepCell,
    // commands/hand.h
    StepDecimals,
    // commands/lab.h
    ToggleMap, ToggleArrows, FollowRun, MoveStart, SetCall, OwnStart, AddRun, DuplicateRun, RemoveRun,
    // commands/predict.h
    TogglePredicting, TypeGuess, JudgeGuess, RevealNumber, FocusGuess,
    // commands/lessons.h
    OpenFile, MovePick, OpenPicked, Quit>;
using Commands = std::vector<Command>;

}  // namespace gradwalk
