#include "lesson/expression.h"

#include <algorithm>
#include <cmath>

#include "lesson/tokens.h"

namespace gradwalk {
namespace {

using Id = std::int32_t;
constexpr Id none = -1;

// Recursive descent; `open_` bounds the recursion, `depth_` the tree that is built, so
// that nobody who walks an expression later can go deeper than maxNesting either.
class Parser {
 public:
  Parser(std::string_view text, std::size_t offset, Problems& problems)
      : tokens_(text, offset, problems), problems_(&problems) {}

  std::optional<Expression> parse();

 private:
  Id sum();
  Id product();
  Id signedPower();
  Id power();
  Id operand();
  Id named();
  Id indices(Id name);
  Id arguments(const Token& name);
  Id keyword(const Token& key);
  Id bracketed();

  Id add(ExpressionKind kind, Span where, std::string_view text, std::vector<Id> children,
         double value = 0.0);
  Id fail(Span where, std::string message, std::string expected, std::string found, std::string hint = "");
  Id tooDeep(Span where);
  Id missingOperand();
  bool takeIf(char sign);

  Tokens tokens_;
  Problems* problems_;
  Expression result_;
  std::vector<int> depth_;
  int open_ = 0;
  std::string before_;   // the sign or bracket before the operand that is expected next
  std::size_t end_ = 0;  // where the last token taken ends
};

Id Parser::fail(Span where, std::string message, std::string expected, std::string found, std::string hint) {
  if (!tokens_.failed())
    problems_->push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
  return none;
}

Id Parser::tooDeep(Span where) {
  const std::string most = std::to_string(maxNesting);
  return fail(where, "the expression is nested more than " + most + " deep",
              "at most " + most + " brackets and signs, one inside the other", "",
              "give a part of it a name and a line of its own");
}

Id Parser::add(ExpressionKind kind, Span where, std::string_view text, std::vector<Id> children,
               double value) {
  int depth = 0;
  for (const Id child : children) depth = std::max(depth, depth_[static_cast<std::size_t>(child)]);
  if (++depth > maxNesting) return tooDeep({where.end > 0 ? where.end - 1 : 0, where.end});
  result_.nodes.push_back({kind, std::string(text), value, std::move(children), where});
  depth_.push_back(depth);
  return static_cast<Id>(result_.nodes.size() - 1);
}

bool Parser::takeIf(char sign) {
  if (!tokens_.peek().is(sign)) return false;
  before_ = sign;
  end_ = tokens_.take().where.end;
  return true;
}

Id Parser::missingOperand() {
  const Token& token = tokens_.peek();
  const std::string expected = "a name, a number or an operation such as relu(Z)";
  if (before_.empty() && token.kind == TokenKind::end)
    return fail(token.where, "the expression is empty", expected, "nothing");
  const std::string place = before_.empty() ? "at the beginning" : "after '" + before_ + "'";
  return fail(token.where, "something is missing " + place, expected, describe(token));
}

std::optional<Expression> Parser::parse() {
  const Id root = sum();
  const Token& token = tokens_.peek();
  if (root != none && token.kind != TokenKind::end) {
    if (token.is(')'))
      fail(token.where, "a bracket is closed that was not opened", "the end or a sign", "')'");
    else if (token.is(','))
      fail(token.where, "a comma stands outside of the brackets of an operation", "the end or a sign", "','");
    else if (token.is('='))
      fail(token.where, "'=' has no meaning here", "the end or a sign", "'='",
           "the name on the left of the line is the name of what is computed");
    else
      fail(token.where, "a sign is missing before " + describe(token), "+ - * / ^ @ or the end",
           describe(token));
    return std::nullopt;
  }
  if (root == none || tokens_.failed()) return std::nullopt;
  result_.root = root;
  return std::move(result_);
}

Id Parser::sum() {
  const std::size_t begin = tokens_.peek().where.begin;
  Id left = product();
  while (left != none && (tokens_.peek().is('+') || tokens_.peek().is('-'))) {
    const Token sign = tokens_.peek();
    takeIf(sign.text[0]);
    const Id right = product();
    if (right == none) return none;
    left = add(ExpressionKind::binary, {begin, end_}, sign.text, {left, right});
  }
  return left;
}

Id Parser::product() {
  const std::size_t begin = tokens_.peek().where.begin;
  Id left = signedPower();
  while (left != none && (tokens_.peek().is('*') || tokens_.peek().is('/') || tokens_.peek().is('@'))) {
    const Token sign = tokens_.peek();
    takeIf(sign.text[0]);
    const Id right = signedPower();
    if (right == none) return none;
    left = add(ExpressionKind::binary, {begin, end_}, sign.text, {left, right});
  }
  return left;
}

Id Parser::signedPower() {
  const Token sign = tokens_.peek();
  if (!sign.is('-')) return power();
  if (++open_ > maxNesting) return tooDeep(sign.where);
  takeIf('-');
  const Id inner = signedPower();
  --open_;
  return inner == none ? none : add(ExpressionKind::unary, {sign.where.begin, end_}, "-", {inner});
}

Id Parser::power() {
  const std::size_t begin = tokens_.peek().where.begin;
  const Id base = operand();
  if (base == none || !tokens_.peek().is('^')) return base;
  if (++open_ > maxNesting) return tooDeep(tokens_.peek().where);
  takeIf('^');
  const Id exponent = signedPower();
  --open_;
  if (exponent == none) return none;
  return add(ExpressionKind::binary, {begin, end_}, "^", {base, exponent});
}

Id Parser::operand() {
  const Token token = tokens_.peek();
  if (token.kind == TokenKind::name) return named();
  if (token.is('(')) return bracketed();
  if (token.kind == TokenKind::number) {
    end_ = tokens_.take().where.end;
    return add(ExpressionKind::number, token.where, token.text, {}, token.value);
  }
  if (token.kind == TokenKind::quoted)
    return fail(token.where, "a quoted word has no meaning here", "a name, a number or an operation",
                describe(token), "a quoted word may follow '=', as in ties='all'");
  if (token.is('['))
    return fail(token.where, "a list of numbers cannot stand in an expression",
                "a name, a number or an operation", "'['", "give the list a name under [values]");
  return missingOperand();
}

Id Parser::bracketed() {
  const Token open = tokens_.peek();
  if (++open_ > maxNesting) return tooDeep(open.where);
  takeIf('(');
  const Id inside = sum();
  --open_;
  if (inside == none) return none;
  if (!takeIf(')')) return fail(open.where, "this bracket is not closed", "')'", describe(tokens_.peek()));
  return inside;
}

Id Parser::named() {
  const Token name = tokens_.take();
  end_ = name.where.end;
  if (tokens_.peek().is('(')) return arguments(name);
  const Id id = add(ExpressionKind::name, name.where, name.text, {});
  return id != none && tokens_.peek().is('[') ? indices(id) : id;
}

Id Parser::indices(Id name) {
  const Token open = tokens_.peek();
  takeIf('[');
  std::vector<Id> children{name};
  do {
    const Token index = tokens_.peek();
    if (index.kind != TokenKind::number || index.value != std::floor(index.value) || index.value > 1e9)
      return fail(index.where, "an index is missing or is not a whole number", "a whole number from 0",
                  describe(index));
    end_ = tokens_.take().where.end;
    children.push_back(add(ExpressionKind::number, index.where, index.text, {}, index.value));
  } while (takeIf(','));
  if (!takeIf(']')) return fail(open.where, "this bracket is not closed", "']'", describe(tokens_.peek()));
  return add(ExpressionKind::cell, {result_.node(name).where.begin, end_}, result_.node(name).text,
             std::move(children));
}

Id Parser::arguments(const Token& name) {
  const Token open = tokens_.peek();
  if (name.text.find('.') != std::string_view::npos)
    return fail(name.where, "an operation's name has no dots", "an operation from `gradwalk help`",
                std::string(name.text));
  if (++open_ > maxNesting) return tooDeep(open.where);
  takeIf('(');
  std::vector<Id> children;
  std::vector<std::string_view> keys;
  if (!tokens_.peek().is(')')) {
    do {
      const Token first = tokens_.peek();
      if (first.is(',') || first.is(')'))
        return fail(first.where, "an argument is missing after '" + before_ + "'",
                    "a name, a number or an operation", describe(first));
      const Id child = sum();
      if (child == none) return none;
      const ExpressionNode& argument = result_.node(child);
      if (argument.kind == ExpressionKind::name && tokens_.peek().is('=')) {
        result_.nodes.pop_back();  // it was a key, not a quantity
        depth_.pop_back();
        if (std::find(keys.begin(), keys.end(), first.text) != keys.end())
          return fail(first.where, "'" + std::string(first.text) + "' is given twice", "each setting once",
                      std::string(first.text));
        keys.push_back(first.text);
        children.push_back(keyword(first));
        if (children.back() == none) return none;
      } else if (!keys.empty()) {
        return fail(argument.where, "an argument without a name follows one with a name",
                    "settings such as stride=1 last", describe(first));
      } else {
        children.push_back(child);
      }
    } while (takeIf(','));
  }
  --open_;
  if (!takeIf(')')) {
    const Token& found = tokens_.peek();
    if (found.kind == TokenKind::end)
      return fail(open.where, "this bracket is not closed", "')'", describe(found));
    return fail(found.where, "a comma or a sign is missing before " + describe(found), "',' or ')'",
                describe(found));
  }
  return add(ExpressionKind::call, {name.where.begin, end_}, name.text, std::move(children));
}

Id Parser::keyword(const Token& key) {
  takeIf('=');
  const Token sign = tokens_.peek();
  const bool negative = takeIf('-');
  const Token value = tokens_.peek();
  const bool word = value.kind == TokenKind::name || value.kind == TokenKind::quoted;
  if (value.kind != TokenKind::number && (negative || !word))
    return fail(value.where, "'" + std::string(key.text) + "' is given no value",
                negative ? "a number" : "a number or a word", describe(value));
  tokens_.take();
  end_ = value.where.end + (value.kind == TokenKind::quoted ? 1 : 0);
  Id id = word ? add(ExpressionKind::word, value.where, value.text, {})
               : add(ExpressionKind::number, value.where, value.text, {}, value.value);
  if (negative && id != none) id = add(ExpressionKind::unary, {sign.where.begin, end_}, "-", {id});
  return id == none ? none : add(ExpressionKind::keyword, {key.where.begin, end_}, key.text, {id});
}

}  // namespace

std::optional<Expression> parseExpression(std::string_view text, std::size_t offset, Problems& problems) {
  if (text.size() > maxExpressionBytes) {
    const auto kilobytes = [](std::size_t bytes) { return std::to_string((bytes + 1023) / 1024) + " KB"; };
    problems.push_back(
        {{offset, offset + text.size()},
         "expression is " + kilobytes(text.size()) + " long; at most " + kilobytes(maxExpressionBytes),
         "",
         "",
         "give parts of it names and lines of their own"});
    return std::nullopt;
  }
  return Parser(text, offset, problems).parse();
}

}  // namespace gradwalk
