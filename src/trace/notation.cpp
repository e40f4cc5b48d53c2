#include "trace/notation.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "trace/notation_tokens.h"

namespace gradwalk {
namespace {

bool isFunction(std::string_view word) {
  constexpr std::array<std::string_view, 12> names = {"exp", "log", "max", "min",  "argmax", "clip",
                                                      "sin", "cos", "tan", "tanh", "atan",   "abs"};
  return std::find(names.begin(), names.end(), word) != names.end();
}

using Token = FormulaToken;

class Parser {
 public:
  explicit Parser(Notation& out) : out_(out) {}

  std::int32_t pieces(const Pieces& from) {
    bool space = false;
    for (const Piece& piece : from) {
      if (piece.quantity >= 0 || piece.role != Role::plain) {
        Token token;
        token.kind = Token::Kind::atom;
        token.text = piece.text;
        token.piece = piece;
        token.spaceBefore = space;
        space = false;
        tokens_.push_back(std::move(token));
      } else {
        space = lex(piece.text, tokens_);
      }
    }
    tokens_.push_back({});
    return row("");
  }

  std::int32_t name(const std::string& text) {
    lex(text, tokens_);
    tokens_.push_back({});
    return row("");
  }

 private:
  const Token& now() const { return tokens_[at_]; }
  bool is(std::string_view sign) const { return now().kind == Token::Kind::sign && now().text == sign; }

  std::int32_t make(NotationKind kind, std::vector<std::int32_t> children, std::string text = {}) {
    NotationNode node;
    node.kind = kind;
    node.text = std::move(text);
    node.children = std::move(children);
    out_.nodes.push_back(std::move(node));
    return static_cast<std::int32_t>(out_.nodes.size()) - 1;
  }
  std::int32_t text(std::string words) { return make(NotationKind::text, {}, std::move(words)); }

  bool atEnd(std::string_view closers) const {
    if (now().kind == Token::Kind::end) return true;
    if (now().kind != Token::Kind::sign) return false;
    return !closers.empty() && closers.find(now().text) != std::string_view::npos;
  }

  // Everything up to one of the closing signs: terms and the signs between them.
  std::int32_t row(std::string_view closers) {
    std::vector<std::int32_t> items;
    ++depth_;
    bool operand = false;  // whether a term has just been read
    while (!atEnd(closers)) {
      const std::string sign = now().kind == Token::Kind::sign ? now().text : "";
      if (sign == "+" || sign == "-" || sign == "−") {
        ++at_;
        const std::string shown = sign == "+" ? "+" : "−";
        items.push_back(text(operand ? " " + shown + " " : shown));
        operand = false;
      } else if (sign == "=" || sign == "≈" || sign == "←" || sign == ">" || sign == "<" || sign == "≤" ||
                 sign == "≥" || sign == ":") {
        ++at_;
        items.push_back(text(" " + sign + " "));
        operand = false;
      } else if (sign == "," || sign == ";") {
        const bool space = tokens_[at_ + 1].spaceBefore;
        ++at_;
        items.push_back(text(space ? sign + " " : sign));
        operand = false;
      } else if (sign == ")" || sign == "]" || sign == "}" || sign == "⌋") {
        ++at_;  // one that closes nothing
        items.push_back(text(sign));
      } else {
        items.push_back(product());
        operand = true;
      }
    }
    --depth_;
    return make(NotationKind::row, std::move(items));
  }

  bool factorFollows() const {
    if (now().kind == Token::Kind::end) return false;
    if (now().kind != Token::Kind::sign) return true;
    constexpr std::array<std::string_view, 7> begins = {"(", "{", "⌊", "Σ", "½", "√", "…"};
    return std::find(begins.begin(), begins.end(), now().text) != begins.end();
  }

  std::int32_t product() {
    std::vector<std::int32_t> items{factor()};
    for (;;) {
      const std::string sign = now().kind == Token::Kind::sign ? now().text : "";
      if (sign == "·" || sign == "⊙" || sign == "@" || sign == "×") {
        ++at_;
        items.push_back(text(sign == "·" ? sign : " " + sign + " "));
        items.push_back(signedFactor());
      } else if (sign == "/") {
        ++at_;
        const std::int32_t above = items.size() == 1 ? items[0] : make(NotationKind::row, items);
        items = {make(NotationKind::fraction, {above, signedFactor()})};
      } else if (factorFollows()) {
        if (now().spaceBefore) items.push_back(text(" "));
        items.push_back(factor());
      } else {
        return items.size() == 1 ? items[0] : make(NotationKind::row, std::move(items));
      }
    }
  }

  std::int32_t signedFactor() {
    if (!is("-") && !is("−")) return factor();
    ++at_;
    const std::int32_t minus = text("−");
    return make(NotationKind::row, {minus, factor()});
  }

  std::int32_t factor() {
    if (depth_ > deepestNotation) return rest();
    std::int32_t base = primary();
    while (is("[") || is("^")) {
      const bool index = is("[");
      ++at_;
      std::int32_t script = 0;
      if (index) {
        script = row("]");
        if (is("]")) ++at_;
      } else {
        script = signedFactor();
      }
      const std::int32_t none = make(NotationKind::row, {});
      // The index of ∂L/∂K is K's.
      std::int32_t* const below = index ? denominator(base) : nullptr;
      const std::int32_t of = below != nullptr ? *below : base;
      const std::int32_t whole =
          make(NotationKind::scripts, {of, index ? script : none, index ? none : script});
      if (below == nullptr)
        base = whole;
      else
        *denominator(base) = whole;
    }
    return base;
  }

  // Where a leaf that is written as one fraction keeps what stands below.
  std::int32_t* denominator(std::int32_t id) {
    NotationNode* node = &out_.nodes[static_cast<std::size_t>(id)];
    if (node->kind != NotationKind::leaf) return nullptr;
    while (node->children.size() == 1 && node->kind != NotationKind::fraction)
      node = &out_.nodes[static_cast<std::size_t>(node->children[0])];
    return node->kind == NotationKind::fraction ? &node->children[1] : nullptr;
  }

  std::int32_t rest() {
    std::string all;
    for (; now().kind != Token::Kind::end; ++at_) all += now().text;
    return text(all);
  }

  std::int32_t fenced(const char* open, const char* close) {
    ++at_;
    const std::int32_t inside = row(close);
    const bool closed = is(close);
    if (closed) ++at_;
    return make(NotationKind::fenced, {inside}, std::string(open) + (closed ? close : ""));
  }

  std::int32_t primary() {
    const Token token = now();
    if (token.kind == Token::Kind::end) return text("");
    if (token.kind == Token::Kind::atom) {
      ++at_;
      return leaf(token.piece);
    }
    if (token.kind != Token::Kind::sign) {
      ++at_;
      if (token.kind == Token::Kind::word && isFunction(token.text)) return text(token.text);
      return token.kind == Token::Kind::word ? word(token.text) : text(token.text);
    }
    if (token.text == "(") return fenced("(", ")");
    if (token.text == "{") return fenced("{", "}");
    if (token.text == "⌊") return fenced("⌊", "⌋");
    if (token.text == "|") return fenced("|", "|");
    if (token.text == "[") return literal();
    ++at_;
    if (token.text == "√") {
      const std::int32_t inside = is("(") ? fenced("(", ")") : factor();
      return make(NotationKind::root, {inside});
    }
    if (token.text == "Σ") {
      const std::int32_t body = product();
      return make(NotationKind::bigSum, {body, make(NotationKind::row, {})});
    }
    return text(token.text);
  }

  // [[5, 7], [11, 10]]: rows in brackets; deeper ones stand side by side.
  std::int32_t literal() {
    ++at_;
    std::vector<std::int32_t> items;
    std::int32_t columns = 0, inner = 0;
    bool nested = false, plain = true;
    while (!atEnd("]")) {
      if (is(",")) {
        ++at_;
        continue;
      }
      if (is("[")) {
        const std::int32_t id = literal();
        const NotationNode& row = out_.node(id);
        nested = true;
        plain = plain && row.kind == NotationKind::matrix && row.text == "[]" &&
                static_cast<std::int32_t>(row.children.size()) == row.columns &&
                (items.empty() || row.columns == inner);
        inner = row.columns;
        items.push_back(id);
        continue;
      }
      std::vector<std::int32_t> cell;
      while (!atEnd(",]")) cell.push_back(signedFactor());
      items.push_back(cell.size() == 1 ? cell[0] : make(NotationKind::row, std::move(cell)));
    }
    if (is("]")) ++at_;
    columns = static_cast<std::int32_t>(items.size());
    if (nested && plain) {
      std::vector<std::int32_t> cells;
      for (const std::int32_t id : items) {
        const std::vector<std::int32_t> row = out_.node(id).children;
        cells.insert(cells.end(), row.begin(), row.end());
      }
      items = std::move(cells);
      columns = inner;
    }
    const std::int32_t id = make(NotationKind::matrix, std::move(items), nested && plain ? "[[]]" : "[]");
    out_.nodes[static_cast<std::size_t>(id)].columns = columns;
    return id;
  }

  // ∂L/∂K[0,1], K′, b_conv[0], -0.5: a symbol or a number that stands for a cell.
  std::int32_t leaf(const Piece& piece) {
    Notation own;
    Parser parser(own);
    own.root = parser.name(piece.text);
    const auto shift = static_cast<std::int32_t>(out_.nodes.size());
    for (NotationNode& node : own.nodes) {
      for (std::int32_t& child : node.children) child += shift;
      out_.nodes.push_back(std::move(node));
    }
    const std::int32_t id = make(NotationKind::leaf, {own.root + shift});
    out_.nodes[static_cast<std::size_t>(id)].piece = piece;
    return id;
  }

  // b_conv has its second part below the line, y_hat wears a hat, m_hat_K has both.
  std::int32_t word(const std::string& all) {
    const std::size_t bar = all.find('_');
    if (bar == std::string::npos || bar == 0 || bar + 1 == all.size()) return text(all);
    std::string tail = all.substr(bar + 1);
    // A prime belongs to the letter: W′ with the index dense.
    const bool primed = tail.ends_with("′");
    if (primed) tail.resize(tail.size() - std::string_view("′").size());
    std::int32_t base = text(all.substr(0, bar) + (primed ? "′" : ""));
    if (tail == "hat") return make(NotationKind::hat, {base}, all);
    // m_hat_K: the hat is m's, and K stands below.
    if (constexpr std::string_view hat = "hat_"; tail.starts_with(hat) && tail.size() > hat.size()) {
      base = make(NotationKind::hat, {base}, all.substr(0, bar) + "_hat");
      tail = tail.substr(hat.size());
    }
    const std::int32_t below = text(tail), none = make(NotationKind::row, {});
    const std::int32_t id = make(NotationKind::scripts, {base, below, none}, "_");
    return id;
  }

  Notation& out_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

// Index letters below `id`: single letters inside brackets.
void indexLetters(const Notation& n, std::int32_t id, bool inside, std::vector<std::string>& out) {
  const NotationNode& node = n.node(id);
  if (node.kind == NotationKind::text) {
    if (inside && node.text.size() == 1 && isAsciiLetter(node.text[0]) &&
        std::find(out.begin(), out.end(), node.text) == out.end())
      out.push_back(node.text);
    return;
  }
  for (std::size_t k = 0; k < node.children.size(); ++k) {
    const bool index = node.kind == NotationKind::scripts && k == 1 && node.text.empty();
    indexLetters(n, node.children[k], inside || index, out);
  }
}

// What a sum runs over: the letters of its body that the left side does not have.
void findLimits(Notation& n) {
  const NotationNode& whole = n.node(n.root);
  std::vector<std::string> left;
  for (const std::int32_t id : whole.children) {
    const NotationNode& node = n.node(id);
    if (node.kind == NotationKind::text && (node.text == " = " || node.text == " ← ")) break;
    indexLetters(n, id, false, left);
  }
  for (std::size_t k = 0; k < n.nodes.size(); ++k) {
    if (n.nodes[k].kind != NotationKind::bigSum) continue;
    std::vector<std::string> body;
    indexLetters(n, n.nodes[k].children[0], false, body);
    std::string limits;
    for (const std::string& letter : body)
      if (std::find(left.begin(), left.end(), letter) == left.end())
        limits += (limits.empty() ? "" : ",") + letter;
    if (limits.empty()) continue;
    NotationNode text;
    text.text = limits;
    n.nodes[static_cast<std::size_t>(n.nodes[k].children[1])] = text;
  }
}

}  // namespace

Notation notation(const Pieces& pieces) {
  Notation out;
  Parser parser(out);
  out.root = parser.pieces(pieces);
  findLimits(out);
  return out;
}

}  // namespace gradwalk
