// The parts of a lesson file, each read from its table.
//
//     [lesson]      title, about, source      → readHeading
//     [values]      inputs and parameters     → readValues
//     [graph]       what is computed          → readGraph
//     [train]       loss, optimizer           → readTraining
//     [conventions], [hand], [notes]          → readConventions, readHand, readNotes
//     [surface], [[run]]   a descent drawn, and compared → readSurface, readRuns
//     [[printed]]   what the document prints  → readPrinted
//
// Each adds a problem for everything that does not fit and fills in the rest.
#pragma once

#include "lesson/lesson.h"
#include "lesson/read_fields.h"

namespace gradwalk {

void readHeading(Fields& fields, const TomlEntry& entry, Lesson& lesson);
// After readTraining: a value drawn for each iteration needs their number.
void readValues(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readGraph(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readTraining(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readConventions(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readHand(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readNotes(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readSurface(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readRuns(Fields& fields, const TomlEntry& entry, Lesson& lesson);
void readPrinted(Fields& fields, const TomlEntry& entry, Lesson& lesson);

// Whether a key of [values] or [graph] may be the name of a quantity; else a problem.
bool isQuantityName(Fields& fields, const TomlEntry& entry);

// A problem for each name that stands in [values] and again in [graph].
void onlyOnce(Fields& fields, const Lesson& lesson);

}  // namespace gradwalk
