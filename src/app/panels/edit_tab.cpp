// Every number that can be changed, as fields.
//
//     X  4×4
//       1   2   0   1
//       3  [7]  1   5     edited, and the lesson's own beside it: (1)
//     learning_rate 0.1
#include <algorithm>

#include "app/panels/edit_field.h"
#include "app/panels/side_tabs.h"
#include "app/panels/widgets.h"
#include "scene/views/page.h"

namespace gradwalk {
namespace {

constexpr std::int64_t mostFields = 1024;  // of one tensor; more can be edited on the canvas

bool inForce(const AppState& state, const Edit& target) {
  const Edit* asked = findEdit(state.editing.edits, target);
  const Edit* shown = findEdit(state.open->edits, target);
  return asked == nullptr ? shown == nullptr : shown != nullptr && shown->text == asked->text;
}

}  // namespace

void editNumber(const PanelContext& panel, const Edit& target, float width) {
  const AppState& state = panel.state;
  const std::string name = "edit " + editText(ownLesson(state).lesson, target);
  const std::string id = name.substr(0, name.find('='));
  const auto& field = state.editing.field;
  if (field && !field->onCanvas && sameTarget(field->edit, target)) {
    editField(panel, width);
    panel.place(id);
    return;
  }
  const std::string own = ownText(ownLesson(state).lesson, target);
  const bool edited = findEdit(state.editing.edits, target) != nullptr;
  const bool refused = !state.editing.computing && !inForce(state, target);
  const std::string shown = withMinus(editedText(state, target)) + (refused ? " ✗" : edited ? " •" : "");
  const WithColour ink(panel, refused ? Ink::warning : edited ? Ink::accent : Ink::text);
  if (ImGui::Button((shown + "###" + id).c_str(), {width, 0.0F})) panel.push(OpenField{target, false});
  panel.place(id);
  if (edited && ImGui::IsItemHovered())
    ImGui::SetTooltip("%s", panel.say(Ui::lessonsOwn, {{"number", withMinus(own)}}).c_str());
}

float editNumberWidth(const PanelContext& panel, const Edit& target) {
  return ImGui::CalcTextSize((withMinus(editedText(panel.state, target)) + " •").c_str()).x +
         2.0F * ImGui::GetStyle().FramePadding.x;
}

namespace {

void tensor(const PanelContext& panel, const Value& value, std::size_t item) {
  const Shape& shape = value.each[item].shape;
  const std::int64_t cells = elementCount(shape), columns = shape.empty() ? 1 : shape.back();
  plainText(value.name);
  ImGui::SameLine();
  {
    const WithColour faint(panel, Ink::faint);
    const WithFont small(panel.fonts.small());
    std::string words = text(shape);
    if (value.each.size() > 1) words += " · " + panel.say(Ui::iteration, {{"n", std::to_string(item + 1)}});
    plainText(words);
    if (cells > mostFields) {
      wrappedText(panel.label(Ui::tooManyFields));
      return;
    }
  }
  const WithFont small(panel.fonts.small());
  Edit target{.kind = EditKind::cell, .name = value.name, .item = item};
  float width = 2.6F * panel.em();
  for (target.cell = 0; target.cell < cells; ++target.cell)
    width = std::max(width, editNumberWidth(panel, target));
  const float gap = 0.3F * ImGui::GetStyle().ItemSpacing.x;
  const float row = static_cast<float>(columns) * (width + gap);
  const bool wide = row > ImGui::GetContentRegionAvail().x;
  const float line = ImGui::GetFrameHeightWithSpacing();
  if (wide)
    ImGui::BeginChild(("cells " + value.name).c_str(),
                      {0.0F, std::min(static_cast<float>(cells / columns), 8.0F) * line + line}, false,
                      ImGuiWindowFlags_HorizontalScrollbar);
  for (target.cell = 0; target.cell < cells; ++target.cell) {
    if (target.cell % columns != 0) ImGui::SameLine(0.0F, gap);
    editNumber(panel, target, width);
  }
  if (wide) ImGui::EndChild();
}

std::string nameOf(const PanelContext& panel, const Edit& edit) {
  switch (edit.kind) {
    case EditKind::iterations:
      return panel.label(Ui::editIterations);
    case EditKind::attribute:
      return edit.name + "." + edit.key;
    case EditKind::hand:
      if (edit.name == "decimals") return panel.label(Ui::handDecimals);
      return panel.say(Ui::handDecimalsOf,
                       {{"name", edit.name == "update" ? panel.label(Ui::update) : edit.name.c_str()}});
    default:
      return edit.name;
  }
}

// As many in a row as fit.
void settings(const PanelContext& panel, const Lesson& lesson) {
  const WithFont small(panel.fonts.small());
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  bool first = true;
  for (const Edit& setting : settingsOf(lesson)) {
    const std::string name = nameOf(panel, setting);
    const float field = std::max(2.6F * panel.em(), editNumberWidth(panel, setting));
    if (!first) {
      ImGui::SameLine(0.0F, 2.0F * gap);
      if (ImGui::GetCursorPosX() + ImGui::CalcTextSize(name.c_str()).x + gap + field > end) ImGui::NewLine();
    }
    first = false;
    ImGui::AlignTextToFramePadding();
    plainText(name);
    ImGui::SameLine();
    editNumber(panel, setting, field);
  }
  ImGui::Separator();
}

void buttons(const PanelContext& panel) {
  const Editing& editing = panel.state.editing;
  const WithFont small(panel.fonts.small());
  const float end = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  bool first = true;
  const auto button = [&](const char* name, Ui word, Ui tip, bool useful, const Command& command) {
    const std::string label = panel.label(word);
    if (!first) {
      ImGui::SameLine();
      if (ImGui::GetCursorPosX() + wordButtonWidth(label) > end) ImGui::NewLine();
    }
    first = false;
    const WithColour ink(panel, useful ? Ink::text : Ink::faint);
    if (wordButton(panel, name, label, panel.label(tip)) && useful) panel.push(command);
  };
  button("undo", Ui::undo, Ui::undoTip, !editing.before.empty(), UndoEdit{});
  button("redo", Ui::redo, Ui::redoTip, !editing.after.empty(), RedoEdit{});
  button("own numbers", Ui::ownNumbers, Ui::ownNumbersTip, !editing.edits.empty(), ResetEdits{});
  button("save", Ui::save, Ui::saveTip, !editing.edits.empty(), OpenSave{});
}

void notices(const PanelContext& panel) {
  const Editing& editing = panel.state.editing;
  const WithFont small(panel.fonts.small());
  if (!editing.problem.empty()) {
    const WithColour ink(panel, Ink::warning);
    wrappedText(panel.label(Ui::notInForce));
    wrappedText(editing.problem);
  }
  if (editing.field && !editing.field->problem.empty()) {
    const WithColour ink(panel, Ink::warning);
    wrappedText(editing.field->problem);
  }
  if (const std::string words = editNoticeWords(panel); !words.empty()) {
    const WithColour ink(panel, Ink::accent);
    wrappedText(words);
  }
}

}  // namespace

std::string editNoticeWords(const PanelContext& panel) {
  switch (panel.state.editing.notice) {
    case EditNotice::none:
      return "";
    case EditNotice::restored:
      return panel.label(Ui::editsRestored);
    case EditNotice::reloaded:
      return panel.label(Ui::lessonReloaded);
    case EditNotice::notFitting:
      return panel.label(Ui::editsNotFitting);
    case EditNotice::saved:
      return panel.say(Ui::editsSaved, {{"file", panel.state.editing.noticeWords}});
  }
  return "";
}

void editTab(const PanelContext& panel) {
  const AppState& state = panel.state;
  if (!state.open) return;
  const Lesson& lesson = ownLesson(state).lesson;
  buttons(panel);
  notices(panel);
  {
    const WithColour faint(panel, Ink::faint);
    const WithFont small(panel.fonts.small());
    wrappedText(panel.label(Ui::editHint));
  }
  settings(panel, lesson);
  const int pass = std::min(state.cursor.pass, lesson.training.iterations);
  for (const Value& value : lesson.values)
    tensor(panel, value, static_cast<std::size_t>(std::max(pass, 1) - 1) % value.each.size());
}

}  // namespace gradwalk
