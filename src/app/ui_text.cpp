#include "app/ui_text.h"

#include <array>

namespace gradwalk {
namespace {

// In the order of the enumeration, which a test holds it to.
constexpr std::array<UiText, static_cast<std::size_t>(Ui::count)> table = {{
    {Ui::lessons, {"Lessons", "수업"}},
    {Ui::openLesson, {"Lessons…", "수업 고르기…"}},
    {Ui::larger, {"Larger text (Ctrl +)", "글자 크게 (Ctrl +)"}},
    {Ui::smaller, {"Smaller text (Ctrl −)", "글자 작게 (Ctrl −)"}},
    {Ui::present, {"Full screen", "전체 화면"}},
    {Ui::leavePresent, {"Leave full screen", "전체 화면 끝내기"}},
    {Ui::keys, {"Keys", "단축키"}},
    {Ui::goTo, {"Go to step", "단계 찾아가기"}},
    {Ui::goToHint,
     {"a number, or a path such as Z[1,0] or grad.K", "번호, 또는 Z[1,0]이나 grad.K 같은 경로"}},
    {Ui::go, {"Go", "가기"}},
    {Ui::close, {"Close", "닫기"}},
    {Ui::previous, {"Previous", "이전"}},
    {Ui::next, {"Next", "다음"}},
    {Ui::play, {"Play", "재생"}},
    {Ui::pause, {"Pause", "멈춤"}},
    {Ui::first, {"To the start (Home)", "처음으로 (Home)"}},
    {Ui::last, {"To the end (End)", "끝으로 (End)"}},
    {Ui::speed, {"Speed", "속도"}},
    {Ui::start, {"start", "시작"}},
    {Ui::stepOf, {"step {n} of {all}", "{all}단계 중 {n}단계"}},
    {Ui::lineOf, {"line {n} of {all}", "{all}줄 중 {n}번째"}},
    {Ui::cellOf, {"cell {n} of {all}", "{all}칸 중 {n}번째"}},
    {Ui::termOf, {"term {n} of {all}", "{all}항 중 {n}번째"}},
    {Ui::forward, {"forward", "순전파"}},
    {Ui::backward, {"backward", "역전파"}},
    {Ui::update, {"update", "갱신"}},
    {Ui::after, {"after the update", "갱신 뒤"}},
    {Ui::iteration, {"iteration {n}", "{n}번째 반복"}},
    {Ui::iterations, {"iteration", "반복"}},
    {Ui::operation, {"operation", "연산"}},
    {Ui::line, {"line", "줄"}},
    {Ui::cell, {"cell", "칸"}},
    {Ui::term, {"term", "항"}},
    {Ui::level, {"Step by", "단위"}},
    {Ui::printed, {"printed", "문서"}},
    {Ui::computed, {"computed", "계산"}},
    {Ui::exact, {"exact", "정확"}},
    {Ui::rounds, {"rounds", "반올림"}},
    {Ui::truncates, {"cut off", "버림"}},
    {Ui::hand, {"by hand", "손 계산"}},
    {Ui::erratum, {"erratum", "오류"}},
    {Ui::fails, {"declared {declared}", "선언은 {declared}"}},
    {Ui::right, {"right: {right}", "옳은 값: {right}"}},
    {Ui::inDocument, {"Document {document}, section {section}", "문서 {document}, {section}절"}},
    {Ui::nothingPrinted, {"The document prints no number for this step", "문서에 이 단계의 수가 없습니다"}},
    {Ui::conventions, {"Conventions", "관례"}},
    {Ui::handArithmetic, {"Hand arithmetic", "손 계산"}},
    {Ui::handTip, {"Round every result as on paper (H)", "종이에서처럼 결과마다 반올림 (H)"}},
    {Ui::handNote,
     {"Hand arithmetic on the canvas, {n} decimals; here, computed at full precision",
      "그림은 손 계산(소수 {n}자리), 여기의 계산값은 전체 자릿수"}},
    {Ui::reading, {"Reading {lesson}…", "{lesson|을} 읽는 중…"}},
    {Ui::broken, {"{lesson} cannot be opened", "{lesson|을} 열 수 없습니다"}},
    {Ui::noLesson, {"No lesson is open", "열린 수업이 없습니다"}},
    {Ui::shape, {"shape", "모양"}},
    {Ui::notComputed, {"not yet computed", "아직 계산 전"}},
    {Ui::allPrinted, {"All printed numbers", "문서의 모든 수"}},
    // Tabs of the side panel.
    {Ui::tabPrinted, {"Printed", "문서의 수"}},
    {Ui::tabEdit, {"Edit", "고치기"}},
    // Changing numbers.
    {Ui::undo, {"Undo", "되돌리기"}},
    {Ui::undoTip, {"Take the last change back (Ctrl Z)", "마지막 변경 되돌리기 (Ctrl Z)"}},
    {Ui::redo, {"Redo", "다시 하기"}},
    {Ui::redoTip, {"Make it again (Ctrl Y)", "되돌린 것 다시 하기 (Ctrl Y)"}},
    {Ui::ownNumbers, {"Lesson's numbers", "수업의 수로"}},
    {Ui::ownNumbersTip,
     {"Back to the lesson's own numbers (Shift R)", "수업에 적힌 수로 돌아가기 (Shift R)"}},
    {Ui::save, {"Save", "저장"}},
    {Ui::saveTip, {"Save as a lesson of its own (Ctrl S)", "새 수업 파일로 저장 (Ctrl S)"}},
    {Ui::saveTitle, {"Save the edited lesson as", "고친 수업을 저장할 파일"}},
    {Ui::saveHint,
     {"The lesson's text with the new numbers, comments and all", "새 수를 넣은 수업 글, 주석까지 그대로"}},
    {Ui::saveIsThere,
     {"A file of this name is there already. Enter again replaces it.",
      "같은 이름의 파일이 이미 있습니다. 다시 Enter를 누르면 바꿉니다."}},
    {Ui::saveIsShipped,
     {"The lessons that come with the program are not replaced. Choose another folder.",
      "프로그램에 든 수업은 바꾸지 않습니다. 다른 폴더를 고르세요."}},
    {Ui::editHint,
     {"Click a number and type. On the canvas: E over a cell, or drag it with Ctrl.",
      "수를 누르고 입력합니다. 그림에서는 칸 위에서 E, 또는 Ctrl을 누르고 끌기."}},
    {Ui::lessonsOwn, {"in the lesson: {number}", "수업의 수: {number}"}},
    {Ui::tooManyFields,
     {"Too many for fields: E over a cell on the canvas", "칸이 너무 많습니다. 그림의 칸 위에서 E"}},
    {Ui::notInForce,
     {"Not in force; what is shown is the run before:",
      "적용되지 않았습니다. 보이는 것은 그 전의 계산입니다:"}},
    {Ui::computing, {"Computing…", "계산 중…"}},
    {Ui::verdictsSuspended,
     {"The numbers are edited: the document's figures compare with the lesson's own, so they are not judged.",
      "수를 고쳤습니다. 문서의 수는 수업에 적힌 수와 견주는 것이므로 판정하지 않습니다."}},
    {Ui::editsRestored,
     {"Changes of an earlier sitting are back. Shift R returns to the lesson's numbers.",
      "지난번에 고친 수를 되살렸습니다. Shift R로 수업의 수로 돌아갑니다."}},
    {Ui::lessonReloaded,
     {"The file had changed: the lesson was read again", "파일이 바뀌어 수업을 다시 읽었습니다"}},
    {Ui::editsNotFitting,
     {"Some changes do not fit the lesson's file any more; they are kept aside",
      "고친 수 일부가 바뀐 파일에 맞지 않아 따로 남겨 두었습니다"}},
    {Ui::editsSaved, {"Saved: {file}", "저장했습니다: {file}"}},
}};

}  // namespace

const Text& text(Ui word) { return table[static_cast<std::size_t>(word)].text; }

const char* label(Ui word, Language language) {
  return language == Language::ko ? text(word).ko : text(word).en;
}

std::span<const UiText> uiTexts() { return table; }

}  // namespace gradwalk
