#include "lesson/generators.h"

#include <algorithm>
#include <cmath>

#include "lesson/lesson.h"
#include "lesson/tokens.h"
#include "maths/digits.h"
#include "maths/random.h"
#include "ops/menu.h"

namespace gradwalk {
namespace {

constexpr double largest = 1e300;
constexpr double largestSeed = 999999999.0;
constexpr std::int64_t mostRows = 1000000;

struct Setting {
  const char* name;
  std::optional<double> initial;
  double least = -largest, most = largest;
  bool whole = false;
};

struct Entry {
  GeneratorKind kind;
  const char* name;
  const char* example;
  std::vector<Setting> settings;
  bool counts = false;  // takes one number, not a shape
  std::int64_t most = 0;
};

const std::vector<Entry>& entries() {
  static const Setting seed = {"seed", std::nullopt, 0.0, largestSeed, true};
  static const std::vector<Entry> table = {
      {GeneratorKind::zeros, "zeros", "zeros([2, 3])", {}},
      {GeneratorKind::ones, "ones", "ones([2, 3])", {}},
      {GeneratorKind::full, "full", "full([2, 3], 0.5)", {{"value", std::nullopt}}},
      {GeneratorKind::range, "range", "range([4, 4], start=1, step=1)", {{"start", 1.0}, {"step", 1.0}}},
      {GeneratorKind::identity, "identity", "identity(3)", {}, true, 4096},
      {GeneratorKind::binary, "binary", "binary(4)", {}, true, mostBinaryDigits},
      {GeneratorKind::normal,
       "normal",
       "normal([2, 3], mean=0, std=1, seed=1)",
       {{"mean", 0.0}, {"std", 1.0, 0.0}, seed}},
      {GeneratorKind::uniform,
       "uniform",
       "uniform([2, 3], low=0, high=1, seed=1)",
       {{"low", 0.0}, {"high", 1.0}, seed}},
      {GeneratorKind::bernoulli,
       "bernoulli",
       "bernoulli([2, 3], p=0.5, seed=1)",
       {{"p", std::nullopt, 0.0, 1.0}, seed}},
      {GeneratorKind::batches,
       "batches",
       "batches(10, size=3, seed=1)",
       {{"size", std::nullopt, 1.0, static_cast<double>(mostRows), true}, seed},
       true,
       mostRows},
  };
  return table;
}

std::vector<std::string> generatorNames() {
  std::vector<std::string> names;
  for (const Entry& entry : entries()) names.emplace_back(entry.name);
  return names;
}

bool isWhole(double value) { return value == std::floor(value); }

class Parser {
 public:
  Parser(std::string_view text, std::size_t offset, Problems& problems)
      : text_(text), offset_(offset), tokens_(text, offset, problems), problems_(&problems) {}

  std::optional<Generator> parse();

 private:
  bool shape(const Entry& entry, Shape& out);
  bool count(const Entry& entry, Shape& out);
  bool settings(const Entry& entry, std::vector<std::optional<double>>& out);
  bool setting(const Entry& entry, const Setting& setting, std::optional<double>& out);
  bool fail(Span where, std::string message, std::string expected, std::string found, std::string hint = "");
  bool expect(char sign, const Entry& entry);

  std::string_view text_;
  std::size_t offset_;
  Tokens tokens_;
  Problems* problems_;
};

bool Parser::fail(Span where, std::string message, std::string expected, std::string found,
                  std::string hint) {
  if (!tokens_.failed())
    problems_->push_back({where, std::move(message), std::move(expected), std::move(found), std::move(hint)});
  return false;
}

bool Parser::expect(char sign, const Entry& entry) {
  if (tokens_.peek().is(sign)) {
    tokens_.take();
    return true;
  }
  const Token& found = tokens_.peek();
  return fail(found.where, std::string("'") + sign + "' is missing", entry.example, describe(found));
}

bool Parser::shape(const Entry& entry, Shape& out) {
  const Token open = tokens_.peek();
  if (!open.is('['))
    return fail(open.where, std::string(entry.name) + " needs a shape",
                "a list such as [2, 3], as in " + std::string(entry.example), describe(open));
  tokens_.take();
  if (!tokens_.peek().is(']')) {
    while (true) {
      const Token extent = tokens_.peek();
      if (extent.kind != TokenKind::number || !isWhole(extent.value) || extent.value < 1 ||
          extent.value > 1e15)
        return fail(extent.where, "this is no extent of a shape", "a whole number from 1", describe(extent));
      tokens_.take();
      out.push_back(static_cast<std::int64_t>(extent.value));
      if (!tokens_.peek().is(',')) break;
      tokens_.take();
    }
  }
  const Token close = tokens_.peek();
  return expect(']', entry) && withinLimits(out, {open.where.begin, close.where.end}, *problems_);
}

bool Parser::count(const Entry& entry, Shape& out) {
  const Token n = tokens_.peek();
  if (n.kind != TokenKind::number || !isWhole(n.value) || n.value < 1 ||
      n.value > static_cast<double>(entry.most))
    return fail(n.where, std::string(entry.name) + " needs one number",
                "a whole number from 1 to " + std::to_string(entry.most) + ", as in " + entry.example,
                describe(n));
  tokens_.take();
  const auto width = static_cast<std::int64_t>(n.value);
  out = {entry.kind == GeneratorKind::binary ? std::int64_t{1} << width : width, width};
  return true;
}

bool Parser::setting(const Entry& entry, const Setting& setting, std::optional<double>& out) {
  const Token first = tokens_.peek();
  const bool negative = first.is('-');
  if (negative) tokens_.take();
  const Token value = tokens_.peek();
  const Span where{first.where.begin, value.where.end};
  const std::string range = setting.most < largest
                                ? " from " + shortest(setting.least) + " to " + shortest(setting.most)
                            : setting.least > -largest ? " from " + shortest(setting.least)
                                                       : "";
  const std::string expected = std::string(setting.whole ? "a whole number" : "a number") + range;
  if (value.kind != TokenKind::number)
    return fail(where, "'" + std::string(setting.name) + "' of " + entry.name + " is given no number",
                expected, describe(value));
  tokens_.take();
  out = negative ? -value.value : value.value;
  if (*out < setting.least || *out > setting.most || (setting.whole && !isWhole(*out)))
    return fail(where, "'" + std::string(setting.name) + "' of " + entry.name + " does not fit", expected,
                (negative ? "-" : "") + std::string(value.text));
  return true;
}

bool Parser::settings(const Entry& entry, std::vector<std::optional<double>>& out) {
  std::vector<std::string> names;
  for (const Setting& s : entry.settings) names.emplace_back(s.name);
  while (tokens_.peek().is(',')) {
    tokens_.take();
    const Token key = tokens_.peek();
    if (key.kind != TokenKind::name) {
      // full([2, 3], 0.5): the value needs no name.
      if (entry.kind == GeneratorKind::full && !out[0]) {
        if (!setting(entry, entry.settings[0], out[0])) return false;
        continue;
      }
      return fail(key.where, "a setting of " + std::string(entry.name) + " has no name", entry.example,
                  describe(key));
    }
    tokens_.take();
    const auto at = std::find(names.begin(), names.end(), key.text);
    if (at == names.end())
      return fail(key.where, std::string(entry.name) + " has no setting '" + std::string(key.text) + "'",
                  names.empty() ? entry.example : listed(names), std::string(key.text),
                  didYouMean(key.text, names));
    const auto k = static_cast<std::size_t>(at - names.begin());
    if (out[k]) return fail(key.where, "'" + *at + "' is given twice", "each setting once", *at);
    if (!expect('=', entry) || !setting(entry, entry.settings[k], out[k])) return false;
  }
  return true;
}

std::optional<Generator> Parser::parse() {
  const Span whole{offset_, offset_ + text_.size()};
  const Token name = tokens_.peek();
  if (name.kind == TokenKind::name) tokens_.take();
  if (name.kind != TokenKind::name || !tokens_.peek().is('(')) {
    fail(whole, "this is neither numbers nor a generator",
         "numbers such as [[1, 2], [3, 4]], or a generator such as zeros([2, 3])",
         text_.empty() ? "empty text" : std::string(text_.substr(0, 60)));
    return std::nullopt;
  }
  const Entry* entry = nullptr;
  for (const Entry& candidate : entries())
    if (name.text == candidate.name) entry = &candidate;
  if (!entry) {
    fail(name.where, "no generator is called '" + std::string(name.text) + "'", listed(generatorNames()),
         std::string(name.text),
         findOperation(name.text) ? "what is computed belongs under [graph]"
                                  : didYouMean(name.text, generatorNames()));
    return std::nullopt;
  }
  tokens_.take();
  Generator out{entry->kind, {}, {}};
  std::vector<std::optional<double>> given(entry->settings.size());
  if (!(entry->counts ? count(*entry, out.shape) : shape(*entry, out.shape)) || !settings(*entry, given))
    return std::nullopt;
  const Token close = tokens_.peek();
  if (!expect(')', *entry)) return std::nullopt;
  if (tokens_.peek().kind != TokenKind::end) {
    fail({tokens_.peek().where.begin, whole.end}, "something follows the generator", "nothing after its ')'",
         describe(tokens_.peek()), "what is computed belongs under [graph]");
    return std::nullopt;
  }
  for (std::size_t k = 0; k < given.size(); ++k) {
    const Setting& s = entry->settings[k];
    if (!given[k] && !s.initial) {
      fail(close.where, std::string(entry->name) + " needs '" + s.name + "'", entry->example,
           "no " + std::string(s.name),
           std::string(s.name) == "seed" ? "any whole number; the same seed gives the same numbers" : "");
      return std::nullopt;
    }
    out.settings.push_back(given[k] ? *given[k] : *s.initial);
  }
  if (entry->kind == GeneratorKind::uniform && out.settings[0] > out.settings[1]) {
    fail(whole, "low of uniform is above high", "low at most high",
         shortest(out.settings[0]) + " above " + shortest(out.settings[1]));
    return std::nullopt;
  }
  if (entry->kind == GeneratorKind::batches) {
    out.rows = out.shape[0];
    out.shape = {static_cast<std::int64_t>(out.settings[0])};
    if (out.shape[0] > out.rows) {
      fail(whole, "a batch is larger than all rows together", "size at most " + std::to_string(out.rows),
           std::to_string(out.shape[0]));
      return std::nullopt;
    }
  }
  return tokens_.failed() ? std::nullopt : std::optional(std::move(out));
}

// The rows of one epoch, sorted by a draw for each; in order where a batch is all of them.
void shuffle(const Generator& g, std::string_view quantity, std::uint64_t epoch, EpochOrder& order) {
  order.epoch = epoch;
  order.rows.resize(static_cast<std::size_t>(g.rows));
  for (std::size_t i = 0; i < order.rows.size(); ++i) order.rows[i] = static_cast<std::int64_t>(i);
  if (g.shape[0] == g.rows) return;
  const RandomKey key = randomKey(static_cast<std::uint64_t>(g.settings.back()), epoch, quantity);
  std::vector<double> draws;
  for (std::size_t i = 0; i < order.rows.size(); ++i) draws.push_back(uniform(key, i));
  const auto drawOf = [&](std::int64_t row) { return draws[static_cast<std::size_t>(row)]; };
  std::stable_sort(order.rows.begin(), order.rows.end(),
                   [&](std::int64_t a, std::int64_t b) { return drawOf(a) < drawOf(b); });
}

void deal(const Generator& g, std::string_view quantity, std::uint64_t iteration, EpochOrder& order,
          std::vector<double>& out) {
  const auto rows = static_cast<std::uint64_t>(g.rows);
  std::uint64_t at = (iteration == 0 ? 0 : iteration - 1) * static_cast<std::uint64_t>(g.shape[0]);
  for (double& row : out) {
    const std::uint64_t epoch = at / rows + 1;
    if (order.epoch != epoch) shuffle(g, quantity, epoch, order);
    row = static_cast<double>(order.rows[static_cast<std::size_t>(at % rows)]);
    ++at;
  }
}

}  // namespace

std::optional<Generator> parseGenerator(std::string_view text, std::size_t offset, Problems& problems) {
  return Parser(text, offset, problems).parse();
}

bool withinLimits(const Shape& shape, Span where, Problems& problems) {
  if (shape.size() > maxRank) {
    problems.push_back({where, "the tensor has too many axes", "at most " + std::to_string(maxRank),
                        std::to_string(shape.size()), ""});
    return false;
  }
  double count = 1.0;
  for (const std::int64_t extent : shape) count *= static_cast<double>(extent);
  if (count <= static_cast<double>(maxTensorElements)) return true;
  problems.push_back({where, "the tensor is too large",
                      "at most " + std::to_string(maxTensorElements) + " numbers",
                      shortest(count) + " numbers", ""});
  return false;
}

Tensor generate(const Generator& g, std::string_view quantity, std::uint64_t iteration, EpochOrder* known) {
  Tensor out = filled(g.shape, 0.0);
  if (g.kind == GeneratorKind::batches) {
    EpochOrder own;
    deal(g, quantity, iteration, known != nullptr ? *known : own, out.data);
    return out;
  }
  const bool random = g.kind >= GeneratorKind::normal;
  const RandomKey key =
      random ? randomKey(static_cast<std::uint64_t>(g.settings.back()), iteration, quantity) : RandomKey{};
  const std::int64_t width = g.shape.empty() ? 1 : g.shape.back();
  for (std::size_t i = 0; i < out.data.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i) / width, column = static_cast<std::int64_t>(i) % width;
    double& cell = out.data[i];
    switch (g.kind) {
      case GeneratorKind::zeros:
      case GeneratorKind::batches:
        break;
      case GeneratorKind::ones:
        cell = 1.0;
        break;
      case GeneratorKind::full:
        cell = g.settings[0];
        break;
      case GeneratorKind::range:
        cell = g.settings[0] + g.settings[1] * static_cast<double>(i);
        break;
      case GeneratorKind::identity:
        cell = row == column ? 1.0 : 0.0;
        break;
      case GeneratorKind::binary:
        cell = static_cast<double>((row >> (width - 1 - column)) & 1);
        break;
      case GeneratorKind::normal:
        cell = g.settings[0] + g.settings[1] * normal(key, i);
        break;
      case GeneratorKind::uniform:
        cell = g.settings[0] + (g.settings[1] - g.settings[0]) * uniform(key, i);
        break;
      case GeneratorKind::bernoulli:
        cell = uniform(key, i) < g.settings[0] ? 1.0 : 0.0;
        break;
    }
  }
  return out;
}

}  // namespace gradwalk
