#include "trace/explain.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "maths/digits.h"
#include "maths/vocabulary.h"
#include "trace/explain_iteration.h"
#include "trace/explain_parts.h"
#include "trace/formula.h"

namespace gradwalk {
namespace {

constexpr std::int64_t mostShownCells = 64;
constexpr std::string_view minusSign = "−";  // formulas are written with it, shown with '-' like all numbers

// Enough digits for any figure of hand arithmetic, too few for the noise of doubles.
constexpr int allDigits = 15;

std::string number(const Trace& trace, double value, int digits) {
  return significant(value, trace.rounded() ? allDigits : digits);
}

// What a sentence calls {n}: the terms of a sum, also those left out of the record, or
// what a maximum is taken over.
std::int64_t termsOf(const TermTree& tree) {
  const TermNode& root = tree.node(tree.root);
  if (root.kind == TermKind::maximum || root.kind == TermKind::minimum || root.kind == TermKind::position)
    return root.childCount;
  std::int64_t terms = 0;
  for (const std::int32_t id : summands(tree))
    terms += tree.node(id).kind == TermKind::omitted ? tree.node(id).cell : 1;
  return terms;
}

struct Explainer {
  const Trace& trace;
  const Cursor& cursor;
  Language language;
  const ExplainOptions& options;
  const Step& step;
  const StepLine& line;
  Explanation out = {};
  TermTree tree = {};

  static bool isConstant(const Quantity& of) {
    return of.kind == QuantityKind::constant || of.kind == QuantityKind::counter;
  }
  const Quantity& quantity(int id) const { return trace.program().quantities[static_cast<std::size_t>(id)]; }
  int quantityIn(int slot) const {
    for (const auto& [known, id] : line.reads)
      if (known == slot) return id;
    return -1;
  }
  Role roleOf(int id) const {
    const auto it = std::find(out.operands.begin(), out.operands.end(), id);
    if (it == out.operands.end()) return Role::plain;
    const auto k = std::min<std::ptrdiff_t>(it - out.operands.begin(), 2);
    return static_cast<Role>(static_cast<int>(Role::operand1) + static_cast<int>(k));
  }
  std::string cellName(int id, std::int64_t cell) const {
    return symbol(trace.program(), id) + cellText(unravel(quantity(id).shape, cell));
  }

  // "K" of grad.K and of its share grad.K@Z.
  std::string ofGradient(int id) const {
    const std::string& name = quantity(id).name;
    return name.starts_with("grad.") ? name.substr(5, name.find('@') - 5) : symbol(trace.program(), id);
  }

  // By how many lines this one comes after the one whose cell is asked for; nullopt: nothing is
  // asked for in this step.
  std::optional<int> linesPastAsked() const {
    if (!asksHere(options, cursor)) return std::nullopt;
    return static_cast<int>(&line - step.lines.data()) - options.asked->line;
  }
  // A result that is asked for, or made later, is not said, nor whether its line adds up; a
  // later line may read what is asked for.
  void hideIfAsked(std::int64_t cell) {
    const auto past = linesPastAsked();
    if (!past || *past < 0 || (*past == 0 && cell < options.asked->cell)) return;
    out.result = askedSign;
    out.reAdds = true;
    out.lastPlace = 0.0;
    if (*past > 0) out.numbers.clear();
  }

  void record(std::int64_t cell) {
    const Reader<Term> reader = bindTerms(trace, cursor.pass, line, tree);
    tree.root = line.line.cells.term(reader, cell).id;
  }
  void findOperands();
  void findReads(std::int32_t id);
  void writeFormula(std::int32_t id, double value);
  Words words(std::int64_t cell) const;
  std::vector<std::string> firstOperands(std::size_t most) const;
  std::string termSentence(std::int32_t id) const;
  void explainCell(std::int64_t cell);
  void explainWhole();
  std::string valuesText(int id) const;
  Pieces generalFormula() const;
};

// Operands in the order of their slots; constants of the graph are not operands.
void Explainer::findOperands() {
  std::set<int> slots;
  for (const TermNode& node : tree.nodes)
    if (node.kind == TermKind::read || node.kind == TermKind::padding) slots.insert(node.slot);
  for (const int slot : slots) {
    const int id = quantityIn(slot);
    if (id >= 0 && !isConstant(quantity(id)) &&
        std::find(out.operands.begin(), out.operands.end(), id) == out.operands.end())
      out.operands.push_back(id);
  }
}

void Explainer::findReads(std::int32_t id) {
  std::set<std::pair<int, std::int64_t>> seen;
  std::vector<std::int32_t> stack{id};
  while (!stack.empty()) {
    const TermNode& node = tree.node(stack.back());
    stack.pop_back();
    for (std::int32_t k = node.childCount; k-- > 0;) stack.push_back(tree.child(node, k));
    if (node.kind != TermKind::read) continue;
    const int of = quantityIn(node.slot);
    if (isConstant(quantity(of)) || !seen.insert({of, node.cell}).second) continue;
    out.reads.push_back({of, node.cell, roleOf(of)});
  }
}

void Explainer::writeFormula(std::int32_t id, double value) {
  const ReAdding found = trace.rounded() ? reAddByHand(tree, id, value) : reAdd(tree, id, value);
  out.reAdds = found.holds;
  out.digits = found.digits;
  out.lastPlace = found.lastPlace;
  const LeafView symbols{[&](const TermNode& node) -> Piece {
    if (node.kind != TermKind::read) return {shortest(node.value), Role::plain, -1, -1};
    const int of = quantityIn(node.slot);
    return {cellName(of, node.cell), roleOf(of), of, node.cell};
  }};
  const LeafView numbers{[&](const TermNode& node) -> Piece {
    if (node.kind != TermKind::read) return {shortest(node.value), Role::plain, -1, -1};
    const int of = quantityIn(node.slot);
    return {number(trace, node.value, found.digits), roleOf(of), of, node.cell};
  }};
  out.symbols = layOut(tree, id, symbols, options);
  out.numbers = layOut(tree, id, numbers, options);
  out.result = number(trace, value, found.resultDigits);
}

// The names of the first cells of the formula, in its order, each as often as it stands
// there: a square has two.
std::vector<std::string> Explainer::firstOperands(std::size_t most) const {
  std::vector<std::string> names;
  std::vector<std::int32_t> stack{tree.root};
  while (!stack.empty() && names.size() < most) {
    const TermNode& node = tree.node(stack.back());
    stack.pop_back();
    for (std::int32_t k = node.childCount; k-- > 0;) stack.push_back(tree.child(node, k));
    if (node.kind == TermKind::read) names.push_back(cellName(quantityIn(node.slot), node.cell));
  }
  return names;
}

Words Explainer::words(std::int64_t cell) const {
  Words list;
  if (line.line.words && !trace.value(cursor.pass, line.writes).data.empty()) list = line.line.words(cell);
  list.emplace_back("y", symbol(trace.program(), line.writes));
  list.emplace_back("cell", cellName(line.writes, cell));
  list.emplace_back("of", ofGradient(line.writes) + cellText(unravel(quantity(line.writes).shape, cell)));
  list.emplace_back("n", std::to_string(termsOf(tree)));
  list.emplace_back("result", out.result);
  const std::vector<std::string> operands = firstOperands(4);
  for (std::size_t k = 0; k < operands.size(); ++k) list.emplace_back("x" + std::to_string(k), operands[k]);
  // A line that has been made goes before an argument of its name: the state as it is now.
  for (const auto& [slot, id] : line.reads)
    if (slot >= lineSlot && slot < dySlot) {
      const std::string name = quantity(id).name;
      list.emplace_back(name.substr(name.rfind('.') + 1), symbol(trace.program(), id));
    }
  for (std::size_t k = 0; k < step.arguments.size(); ++k)
    list.emplace_back(step.arguments[k], symbol(trace.program(), step.inputs[k]));
  return list;
}

// "Term 3 of 4 of ∂L/∂K[0,0]: X[1,0] is multiplied by ∂L/∂Z[1,0]". Terms are counted from 1
// in sentences, from 0 in paths, as cells are.
std::string Explainer::termSentence(std::int32_t id) const {
  const TermNode& term = tree.node(id);
  Words list{{"k", std::to_string(cursor.term + 1)},
             {"n", std::to_string(termsOf(tree))},
             {"cell", cellName(line.writes, cursor.cell)},
             {"rest", std::to_string(term.cell)}};
  if (term.kind == TermKind::omitted)
    return say(Text{"The other {rest} terms of {cell}, summed", "{cell}의 나머지 항 {rest}개의 합"}, language,
               list);
  const auto read = [&](std::int32_t k) {
    const TermNode& factor = tree.node(tree.child(term, k));
    if (factor.kind != TermKind::read) return false;
    list.emplace_back(k == 0 ? "a" : "b", cellName(quantityIn(factor.slot), factor.cell));
    return true;
  };
  if (term.kind == TermKind::multiply && read(0) && read(1))
    return say(Text{"Term {k} of {n} of {cell}: {a} is multiplied by {b}",
                    "{cell}의 항 {n}개 가운데 {k}번째: {a}에 {b|을} 곱한다"},
               language, list);
  return say(Text{"Term {k} of {n} of {cell}", "{cell}의 항 {n}개 가운데 {k}번째"}, language, list);
}

void Explainer::explainCell(std::int64_t cell) {
  const Tensor& tensor = trace.value(cursor.pass, line.writes);
  const std::vector<std::int32_t> terms = summands(tree);
  out.written = {line.writes, cell, Role::written};
  if (cursor.term >= 0 && cursor.term < static_cast<std::int64_t>(terms.size())) {
    const std::int32_t id = terms[static_cast<std::size_t>(cursor.term)];
    findReads(id);
    writeFormula(id, tree.node(id).value);
    hideIfAsked(cell);
    out.sentence = termSentence(id);
    return;
  }
  findReads(tree.root);
  writeFormula(tree.root, tensor.data[static_cast<std::size_t>(cell)]);
  hideIfAsked(cell);
  Pieces left{{cellName(line.writes, cell), Role::written, line.writes, cell}, {" = ", Role::plain, -1, -1}};
  out.symbols.insert(out.symbols.begin(), left.begin(), left.end());
  out.sentence = say(line.line.cell, language, words(cell));
}

// [[5, 7], [11, 10]], or the shape of a tensor with too many cells to read.
std::string Explainer::valuesText(int id) const {
  const Tensor& tensor = trace.value(cursor.pass, id);
  if (static_cast<std::int64_t>(tensor.data.size()) > mostShownCells) return text(tensor.shape);
  // An updated parameter shows that it moved.
  const Tensor* before =
      step.phase == Phase::update && !trace.rounded() ? &trace.value(cursor.pass, step.output) : nullptr;
  if (before != nullptr && before->shape != tensor.shape) before = nullptr;
  std::string result;
  std::vector<std::int64_t> block(tensor.shape.size() + 1, 1);
  for (std::size_t axis = tensor.shape.size(); axis-- > 0;)
    block[axis] = block[axis + 1] * tensor.shape[axis];
  for (std::size_t i = 0; i < tensor.data.size(); ++i) {
    const auto at = static_cast<std::int64_t>(i);
    if (i > 0) result += ", ";
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis)
      if (at % block[axis] == 0) result += "[";
    result += before == nullptr ? number(trace, tensor.data[i], defaultDigits)
                                : significantApart(tensor.data[i], before->data[i], defaultDigits);
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis)
      if ((at + 1) % block[axis] == 0) result += "]";
  }
  return result;
}

// The line's general formula with this step's names in place of its own.
Pieces Explainer::generalFormula() const {
  Pieces pieces;
  const std::string& formula = line.line.formula;
  bool left = true;  // of the first "=": what the line makes
  const auto nameOf = [&](const std::string& word) -> std::pair<int, bool> {
    const std::string own = word == "L" && line.line.name == "y" ? "y" : word;
    const auto argument = std::find(step.arguments.begin(), step.arguments.end(), word);
    const bool isArgument = argument != step.arguments.end();
    // A new state is made of the one before, which has its name.
    if (own == line.line.name && (left || !isArgument)) return {line.writes, true};
    if (word == "dy" || word == "dL") return {quantityIn(dySlot), true};
    std::pair<int, bool> made{-1, false};
    for (const auto& [slot, id] : line.reads)
      if (slot >= lineSlot && slot != dySlot) {
        // Only an inner line goes by its own name: an output may be called like an index.
        const Quantity& of = quantity(id);
        if (of.kind == QuantityKind::inner && of.name.substr(of.name.rfind('.') + 1) == word)
          made = {id, true};
        else if (!made.second && word == "y" && slot < dySlot && of.kind == QuantityKind::result)
          made = {id, true};
        if (made.second) break;
      }
    // A line that has been made goes before an argument of its name.
    if (made.second && (!isArgument || step.phase == Phase::update)) return made;
    if (isArgument) return {step.inputs[static_cast<std::size_t>(argument - step.arguments.begin())], true};
    return made;
  };
  const auto letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  const auto digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::string plain;
  for (std::size_t at = 0; at < formula.size();) {
    std::size_t end = at;
    while (end < formula.size() && (letter(formula[end]) || (end > at && digit(formula[end])))) ++end;
    // m_hat is one name where something is called so.
    if (end > at && end < formula.size() && formula[end] == '_') {
      std::size_t longer = end + 1;
      while (longer < formula.size() && (letter(formula[longer]) || digit(formula[longer]))) ++longer;
      if (nameOf(formula.substr(at, longer - at)).second) end = longer;
    }
    if (end == at) {
      if (formula.compare(at, minusSign.size(), minusSign) == 0) {
        plain += '-';
        at += minusSign.size();
      } else {
        left = left && formula[at] != '=';
        plain += formula[at++];
      }
      continue;
    }
    const std::string word = formula.substr(at, end - at);
    at = end;
    const auto [id, found] = nameOf(word);
    if (!found || id < 0) {
      plain += word;
      continue;
    }
    const std::string shown = symbol(trace.program(), id);
    const bool wrap = shown.starts_with('-') && !plain.ends_with("= ");  // a negative constant
    if (wrap) plain += "(";
    if (!plain.empty()) pieces.push_back({std::move(plain), Role::plain, -1, -1});
    plain = wrap ? ")" : "";
    pieces.push_back({shown, id == line.writes ? Role::written : roleOf(id), id, -1});
  }
  if (!plain.empty()) pieces.push_back({std::move(plain), Role::plain, -1, -1});
  return pieces;
}

void Explainer::explainWhole() {
  out.written = {line.writes, -1, Role::written};
  out.symbols = generalFormula();
  out.result = valuesText(line.writes);
  if (elementCount(line.line.shape) == 1) {
    const Explanation cell =
        explain(trace,
                {cursor.pass, cursor.step,
                 cursor.line < 0 ? static_cast<int>(step.lines.size()) - 1 : cursor.line, 0, -1},
                language, options);
    out.symbols = cell.symbols;
    out.numbers = cell.numbers;
    out.result = cell.result;
    out.reAdds = cell.reAdds;
    out.digits = cell.digits;
    out.lastPlace = cell.lastPlace;
    out.reads = cell.reads;
  }
  hideIfAsked(elementCount(line.line.shape) - 1);
  out.sentence = say(line.line.whole, language, words(0));
}

}  // namespace

std::string text(const Pieces& pieces) {
  std::string out;
  for (const Piece& piece : pieces) out += piece.text;
  return out;
}

std::string symbol(const Program& program, int quantity) {
  const Quantity& q = program.quantities[static_cast<std::size_t>(quantity)];
  if (!q.symbol.empty()) return q.symbol;
  if (q.name.starts_with("grad.")) {
    // A line inside a backward step is no derivative: it is written as a forward one is.
    if (q.kind == QuantityKind::inner) return q.name.substr(5);
    const std::string loss =
        program.loss < 0 ? "L" : program.quantities[static_cast<std::size_t>(program.loss)].name;
    return "∂" + loss + "/∂" + q.name.substr(5);
  }
  if (q.kind == QuantityKind::updated) return q.name.substr(4) + "′";
  return q.name;
}

Explanation explain(const Trace& trace, const Cursor& cursor, Language language,
                    const ExplainOptions& options) {
  if (cursor.atStart()) {
    Explanation out;
    out.path = "start";
    out.sentence = trace.lesson().about.in(language);
    return out;
  }
  if (cursor.whole) return explainIteration(trace, cursor, language);
  const Step& step = *stepAt(trace, cursor);
  const std::size_t which = cursor.line < 0 ? step.lines.size() - 1 : static_cast<std::size_t>(cursor.line);
  Explainer explainer{trace, cursor, language, options, step, step.lines[which]};
  const bool any = elementCount(explainer.line.line.shape) > 0;
  if (any) explainer.record(std::max<std::int64_t>(cursor.cell, 0));
  explainer.findOperands();
  if (cursor.cell >= 0)
    explainer.explainCell(cursor.cell);
  else
    explainer.explainWhole();
  Explanation out = std::move(explainer.out);
  if (levelOf(cursor) == Level::operation) addParts(trace, cursor, language, options, out);
  out.path = path(trace, cursor);
  return out;
}

}  // namespace gradwalk
