#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "ops/menu.h"

#include "scene/views/stage.h"

namespace gradwalk {
namespace {

// What stands between the operands, and in which order they are shown.
struct Signs {
  std::string_view operation;
  std::vector<std::size_t> order;  // of the arguments; empty: as they are
  std::vector<const char*> signs;  // before the second, third … one shown
};

const std::vector<Signs>& signTable() {
  static const std::vector<Signs> table = {
      // What is scaled, the weights or all, is a convention; signs in a row would say one of them.
      {"dropout_prediction", {}, {"·"}},
      {"conv2d", {}, {"∗", "+"}},
      {"dense", {}, {"·", "+"}},
      {"matmul", {}, {"·"}},
      {"add", {}, {"+"}},
      {"subtract", {}, {"−"}},
      {"hadamard", {}, {"⊙"}},
      {"scale", {}, {"·"}},
      {"divide", {}, {"/"}},
      {"power", {}, {"^"}},
      {"dot", {}, {"·"}},
      {"squared_error", {}, {"−"}},
      {"sgd", {0, 2, 1}, {"−", "·"}},
  };
  return table;
}

const Quantity& quantityOf(const Trace& trace, int id) {
  return trace.program().quantities[static_cast<std::size_t>(id)];
}

struct Builder {
  const Trace& trace;
  const Cursor& cursor;
  const Explanation& explanation;
  const Step* step = nullptr;
  const StepLine* line = nullptr;
  const Explanation* term = nullptr;
  std::optional<Cursor> asked;
  std::map<int, Role> roles;

  Builder(const Trace& t, const Cursor& c, const Explanation& e, const Explanation* part,
          const std::optional<Cursor>& question)
      : trace(t), cursor(c), explanation(e), term(part), asked(question) {
    step = stepAt(trace, cursor);
    line = lineAt(trace, cursor);
    for (std::size_t k = 0; k < explanation.operands.size(); ++k)
      roles.emplace(explanation.operands[k],
                    static_cast<Role>(static_cast<int>(Role::operand1) +
                                      static_cast<int>(std::min<std::size_t>(k, 2))));
  }

  Panel panel(int id) const {
    const Quantity& quantity = quantityOf(trace, id);
    Panel panel;
    panel.name = quantity.name;
    panel.symbol = symbol(trace.program(), id);
    panel.shape = quantity.shape;
    panel.known = knownCells(trace, asked.value_or(cursor), id);
    if (asksFor(id)) panel.asked = asked->cell;
    panel.values = &trace.value(cursor.pass, id);
    if (const auto role = roles.find(id); role != roles.end()) panel.role = role->second;
    for (const Touched& read : explanation.reads)
      if (read.quantity == id && cursor.cell >= 0) panel.reads.push_back(read.cell);
    if (term != nullptr)
      for (const Touched& read : term->reads)
        if (read.quantity == id) panel.strong.push_back(read.cell);
    if (step != nullptr)
      for (const StepLine& each : step->lines)
        panel.made = panel.made || (each.writes == id && (line == nullptr || line == &each));
    if (line == nullptr) return panel;
    panel.whole = cursor.cell < 0 && (panel.role != Role::plain || line->writes == id);
    if (line->writes == id) {
      panel.role = Role::written;
      panel.written = cursor.cell;
    }
    return panel;
  }

  // True when the line at hand reads or writes it.
  bool takesPart(int id) const { return roles.contains(id) || (line != nullptr && line->writes == id); }

  std::vector<std::size_t> order(std::vector<const char*>& signs) const {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < step->inputs.size(); ++k) order.push_back(k);
    signs.assign(order.size(), step->operation == "fan_out" ? "+" : "");
    for (const Signs& known : signTable())
      if (known.operation == step->operation) {
        if (known.order.size() == order.size()) order = known.order;
        for (std::size_t k = 0; k < known.signs.size() && k + 1 < signs.size(); ++k)
          signs[k + 1] = known.signs[k];
      }
    return order;
  }

  // What is asked for is shown, even where a whole operation shows only what it makes.
  bool asksFor(int id) const { return asked && lineAt(trace, *asked)->writes == id; }

  std::int64_t paddingOf(std::size_t argument) const {
    if (argument != 0) return 0;
    const auto found = step->call.attributes.find("padding");
    return found == step->call.attributes.end() ? 0 : static_cast<std::int64_t>(found->second);
  }

  // A fused operation lists first what only its backward pass goes to.
  bool skipsFirst() const {
    const Operation* operation = findOperation(step->operation);
    return operation != nullptr && operation->viaInput > 0;
  }

  void addOutside(Panel& panel) const;
  StageModel start() const;
  StageModel forward() const;
  StageModel backward() const;
};

// Cells of the padding that the kernel lies on: those of the window of the output
// cell at hand that lie outside the image.
void Builder::addOutside(Panel& panel) const {
  if (panel.padding == 0 || cursor.cell < 0 || step->phase != Phase::forward || step->call.shapes.size() < 2)
    return;
  const Shape& kernel = step->call.shapes[1];
  const Paging in = pagingOf(panel.shape), out = pagingOf(line->line.shape);
  const PageCell cell = out.cell(cursor.cell);
  const std::int64_t stride = step->call.integer("stride");
  const std::int64_t top = cell.row * stride - panel.padding, left = cell.column * stride - panel.padding;
  std::vector<std::int64_t> pages;
  for (const std::int64_t flat : panel.reads)
    if (const std::int64_t page = in.cell(flat).page;
        std::find(pages.begin(), pages.end(), page) == pages.end())
      pages.push_back(page);
  for (const std::int64_t page : pages)
    for (std::int64_t h = 0; h < kernel[kernel.size() - 2]; ++h)
      for (std::int64_t w = 0; w < kernel[kernel.size() - 1]; ++w)
        if (const PageCell at{page, top + h, left + w}; !in.contains(at)) panel.outside.push_back(at);
}

StageModel Builder::start() const {
  StageModel model;
  model.wraps = true;
  const auto& quantities = trace.program().quantities;
  for (std::size_t id = 0; id < quantities.size(); ++id)
    if (quantities[id].kind == QuantityKind::input || quantities[id].kind == QuantityKind::parameter) {
      StageColumn column;
      column.value = panel(static_cast<int>(id));
      model.columns.push_back(std::move(column));
    }
  return model;
}

StageModel Builder::forward() const {
  StageModel model;
  std::vector<const char*> signs;
  const auto arguments = order(signs);
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    const int id = step->inputs[arguments[k]];
    if (arguments[k] == 0 && skipsFirst()) continue;
    StageColumn column;
    column.value = panel(id);
    column.value->padding = paddingOf(arguments[k]);
    addOutside(*column.value);
    column.sign = signs[k];
    column.valueOptional = line != nullptr && !takesPart(id);
    model.columns.push_back(std::move(column));
  }
  for (std::size_t l = 0; l < step->lines.size(); ++l) {
    StageColumn column;
    column.value = panel(step->lines[l].writes);
    if (step->phase == Phase::update && l + 1 == step->lines.size())
      column.value->before = &trace.value(cursor.pass, step->inputs.front());
    column.result = true;
    const bool last = l + 1 == step->lines.size();
    const int id = step->lines[l].writes;
    column.valueOptional = line == nullptr ? !last && !asksFor(id) : !takesPart(id);
    model.columns.push_back(std::move(column));
  }
  return model;
}

StageModel Builder::backward() const {
  StageModel model;
  model.backward = true;
  std::vector<const char*> signs;
  const auto arguments = order(signs);
  for (std::size_t k = 0; k < arguments.size(); ++k) {
    StageColumn column;
    const int id = step->inputs[arguments[k]];
    column.value = panel(id);
    column.value->padding = paddingOf(arguments[k]);
    column.sign = signs[k];
    column.valueOptional = line != nullptr && !takesPart(id);
    for (const StepLine& each : step->lines)
      if (each.line.gradientOf == static_cast<int>(arguments[k])) {
        column.gradient = panel(each.writes);
        column.gradientOptional = line != nullptr && !takesPart(each.writes);
      }
    model.columns.push_back(std::move(column));
  }
  // What the operation noted on its way forward, where this line needs it; what it
  // notes on its way back.
  for (const auto& [slot, id] : step->lines.back().reads)
    if (slot >= lineSlot && slot < dySlot && id != step->output && takesPart(id)) {
      StageColumn column;
      column.value = panel(id);
      column.result = true;
      model.columns.push_back(std::move(column));
    }
  for (const StepLine& each : step->lines)
    if (each.line.gradientOf < 0) {
      StageColumn column;
      column.gradient = panel(each.writes);
      column.result = true;
      column.gradientOptional = line == nullptr ? !asksFor(each.writes) : !takesPart(each.writes);
      model.columns.push_back(std::move(column));
    }
  StageColumn column;
  column.value = panel(step->output);
  column.valueOptional = line != nullptr && !takesPart(step->output);
  column.result = true;
  for (const auto& [slot, id] : step->lines.front().reads)
    if (slot == dySlot) {
      column.gradient = panel(id);
      column.gradientOptional = line != nullptr && !takesPart(id);
    }
  model.columns.push_back(std::move(column));
  return model;
}

}  // namespace

std::int64_t knownCells(const Trace& trace, const Cursor& cursor, int quantity) {
  const auto& steps = trace.program().steps;
  const auto writes = [quantity](const Step& step) {
    for (std::size_t l = 0; l < step.lines.size(); ++l)
      if (step.lines[l].writes == quantity) return static_cast<int>(l);
    return -1;
  };
  if (!cursor.atStart()) {
    if (const int l = writes(steps[static_cast<std::size_t>(cursor.step)]); l >= 0) {
      if (cursor.line < 0 || l < cursor.line) return allKnown;
      if (l > cursor.line) return 0;
      return cursor.cell < 0 ? allKnown : cursor.cell + 1;
    }
  }
  for (std::size_t s = static_cast<std::size_t>(std::max(cursor.step + 1, 0)); s < steps.size(); ++s)
    if (writes(steps[s]) >= 0) return 0;
  return allKnown;
}

StageModel stageModel(const Trace& trace, const Cursor& cursor, const Explanation& explanation,
                      const Explanation* term, const std::optional<Cursor>& asked) {
  const Builder builder(trace, cursor, explanation, term, asked);
  const bool goesBack = builder.step != nullptr && builder.step->phase == Phase::backward;
  StageModel model = builder.step == nullptr                            ? builder.start()
                     : goesBack && builder.step->operation != "fan_out" ? builder.backward()
                                                                        : builder.forward();
  model.focused = cursor.cell >= 0;
  model.byHand = trace.rounded();
  model.operation = levelOf(cursor) == Level::operation;
  return model;
}

}  // namespace gradwalk
