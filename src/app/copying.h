// What goes to the clipboard, as bytes.
//
//     numberToCopy(state);                       // "11.5": every digit
//     lineToCopy(state);                         // "Z[1,0] = K[0,0]·X[1,0] + … = 11"
//     shellLine(renderArguments(state, options));   // "gradwalk render cnn --step '1/forward/Z' …"
//
// The command gives the picture that is shown, when it is run where the window was started.
#pragma once

#include <string>
#include <vector>

#include "app/clipboard.h"
#include "app/state.h"
#include "scene/compose.h"

namespace gradwalk {

// The number of Copying::number, "" where there is none.
std::string numberToCopy(const AppState& state);
std::string lineToCopy(const AppState& state);
std::string latexToCopy(const AppState& state);

// The number that is meant where none was pointed at: the one asked about, else the one that
// this place writes.
std::optional<CellPlace> numberMeant(const AppState& state);

// `options` are those that the scene was composed with.
std::vector<std::string> renderArguments(const AppState& state, const SceneOptions& options);

// What a copy is made from.
struct CopyContext {
  const AppState& state;
  const SceneOptions& options;  // the scene was composed with these
  const Scene& scene;
  const Theme& theme;
  const Fonts& fonts;
};

// What the user is told about it.
struct Copied {
  bool good = false;
  std::string words;
};
Copied copyTo(const Clipboard& clipboard, CopyWhat what, const CopyContext& context);

// Words as a POSIX shell takes them apart again.
std::string shellLine(const std::vector<std::string>& words);

}  // namespace gradwalk
