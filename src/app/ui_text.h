// Every word of the panels, in both languages.
//
//     ImGui::Button(label(Ui::next, language));   // "Next", "다음"
//
// One table, so that the fonts can learn all of it before it is shown and a test
// can see that no line lacks a language.
#pragma once

#include <span>
#include <utility>

#include "maths/language.h"

namespace gradwalk {

enum class Ui {
  lessons,
  openLesson,
  larger,
  smaller,
  present,
  leavePresent,
  keys,
  goTo,
  goToHint,
  go,
  close,
  previous,
  next,
  play,
  pause,
  first,
  last,
  speed,
  start,
  iterationOf,
  stepOf,
  lineOf,
  cellOf,
  termOf,
  forward,
  backward,
  update,
  after,
  iteration,
  iterations,
  operation,
  line,
  cell,
  term,
  level,
  printed,
  computed,
  exact,
  rounds,
  truncates,
  hand,
  erratum,
  fails,
  right,
  inDocument,
  nothingPrinted,
  conventions,
  handArithmetic,
  handTip,
  handNote,
  reading,
  broken,
  noLesson,
  shape,
  notComputed,
  allPrinted,
  // tabs of the side panel
  tabPrinted,
  tabOrigin,
  tabGradients,
  tabEdit,
  // changing numbers
  undo,
  undoTip,
  redo,
  redoTip,
  ownNumbers,
  ownNumbersTip,
  save,
  saveTip,
  saveTitle,
  saveHint,
  saveIsThere,
  saveIsShipped,
  saveNotInForce,
  editIterations,
  handDecimals,
  handDecimalsOf,
  editHint,
  lessonsOwn,
  tooManyFields,
  notInForce,
  computing,
  verdictsSuspended,
  editsRestored,
  lessonReloaded,
  editsNotFitting,
  editsSaved,
  // the gradient check
  gradientsAgree,
  gradientsDiffer,
  gradientsNone,
  gradientsMethod,
  gradientsSample,
  gradientsKinks,
  gradientsBadge,
  gradientsBeingChecked,
  gradientsCells,
  analytic,
  numeric,
  working,
  // the switches of conventions, and hand arithmetic
  conventionsNone,
  conventionsLegend,
  conventionsWith,
  conventionsPrecise,
  decimalsShown,
  decimalsRule,
  decimalsFewer,
  decimalsMore,
  decimalsLesson,
  decimalsOn,
  decimalsOff,
  decimalsLegend,
  exactly,
  // where a number comes from
  originHint,
  previousNumber,
  goThere,
  howMade,
  madeFrom,
  givenByLesson,
  usedBy,
  usedByNone,
  // the time line, the strip and the curves
  forwardLetter,
  backwardLetter,
  updateLetter,
  markWords,
  andMore,
  clickGoesTo,
  curveHint,
  linear,
  logarithmic,
  // in front of a class
  presentTip,
  leavePresentTip,
  // copying
  copyTitle,
  copyButton,
  copyNumber,
  copyNumberOf,
  copyLine,
  copyLatex,
  copyPicture,
  copyCommand,
  copied,
  copyNothing,
  copyMissing,
  copyFailed,
  // what is remembered
  memoryBroken,
  memoryUnreadable,
  // predicting
  judgeGuess,
  judgeGuessTip,
  revealNumber,
  revealNumberTip,
  predictHint,
  predictShown,
  hiddenNow,
  count  // not a text
};

const Text& text(Ui word);
const char* label(Ui word, Language language);

struct UiText {
  Ui word;
  Text text;
};
std::span<const UiText> uiTexts();

}  // namespace gradwalk
