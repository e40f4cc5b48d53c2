// The formula in up to three parts:
//
//     Z[1,0] = K[0,0]·X[1,0] + K[0,1]·X[1,1] + …
//              + K[2,2]·X[3,2] + b
//            = 1·3 + 0·1 + … + 1
//            = 11
//
// A piece that stands for a cell is underlined in its role's colour and stroke, as
// the cell itself is outlined.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "scene/utf8.h"
#include "scene/views/views.h"

namespace gradwalk {
namespace {

// Text between two places where a line may be broken.
struct Chunk {
  std::vector<Piece> pieces;
  std::vector<bool> marked;
  double width = 0.0;
  bool spaceBefore = false;
};

bool isSign(std::string_view word) {
  constexpr std::array<std::string_view, 8> signs = {"+", "-", "−", "=", "≈", "/", "·", ">"};
  return std::find(signs.begin(), signs.end(), word) != signs.end();
}

// Pieces cut at spaces; a sign is joined to what follows it, so that a line begins
// with the sign.
std::vector<Chunk> chunksOf(const Page& page, const Pieces& pieces, const std::vector<bool>& marked,
                            double size) {
  std::vector<Chunk> words;
  bool space = false, open = false;
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    const std::string text = withMinus(pieces[p].text);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ') {
        space = true;
        open = false;
        ++at;
        continue;
      }
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (!open) {
        words.push_back({});
        words.back().spaceBefore = space;
        open = true;
        space = false;
      }
      Piece part = pieces[p];
      part.text = text.substr(at, end - at);
      words.back().width += page.width(part.text, size);
      words.back().pieces.push_back(std::move(part));
      words.back().marked.push_back(marked[p]);
      at = end;
    }
  }
  std::vector<Chunk> chunks;
  const double gap = page.width(" ", size);
  for (std::size_t k = 0; k < words.size(); ++k) {
    Chunk& word = words[k];
    const bool afterSign = !chunks.empty() && k > 0 && words[k - 1].pieces.size() == 1 &&
                           isSign(chunks.back().pieces.back().text) && chunks.back().pieces.size() == 1;
    if (!afterSign) {
      chunks.push_back(word);
      continue;
    }
    Chunk& last = chunks.back();
    Piece blank;
    blank.text = " ";
    last.pieces.push_back(blank);
    last.marked.push_back(false);
    last.width += gap + word.width;
    last.pieces.insert(last.pieces.end(), word.pieces.begin(), word.pieces.end());
    last.marked.insert(last.marked.end(), word.marked.begin(), word.marked.end());
  }
  return chunks;
}

struct Writer {
  const Page& page;
  double width;
  FormulaLayout& layout;
  double x = 0.0, indent = 0.0, lineStart = 0.0;
  int line = 0;
  const char* id = "formula.symbols";

  double space() const { return page.width(" ", layout.size); }

  void sign(const std::string& text) {
    Piece piece;
    piece.text = text;
    put(std::move(piece), false, false);
    x += space();
  }

  void newLine(double from) {
    ++line;
    x = lineStart = from;
  }

  void put(Piece piece, bool marked, bool result) {
    const double advance = page.width(piece.text, layout.size, result ? Face::bold : Face::regular);
    if (piece.text != " ") layout.pieces.push_back({std::move(piece), id, x, line, marked, result});
    x += advance;
  }

  // A word longer than a line is broken between its pieces, and inside a piece
  // where even that is too long.
  void put(const Chunk& chunk, bool result = false) {
    for (std::size_t k = 0; k < chunk.pieces.size(); ++k) {
      const Piece& piece = chunk.pieces[k];
      const double advance = page.width(piece.text, layout.size, result ? Face::bold : Face::regular);
      if (x + advance > width && x > lineStart) newLine(indent);
      if (x + advance <= width) {
        put(piece, chunk.marked[k], result);
        continue;
      }
      for (const std::string& part :
           wrap(page.fonts, piece.text, layout.size, result ? Face::bold : Face::regular,
                std::max(1.0, width - indent))) {
        if (x > lineStart) newLine(indent);
        Piece cut = piece;
        cut.text = part;
        put(cut, chunk.marked[k], result);
      }
    }
  }

  void put(const std::vector<Chunk>& chunks) {
    for (const Chunk& chunk : chunks) {
      const double lead = chunk.spaceBefore && x > lineStart ? space() : 0.0;
      if (x + lead + chunk.width > width && x > lineStart)
        newLine(indent);
      else
        x += lead;
      put(chunk);
    }
  }
};

Chunk resultChunk(const Page& page, const std::string& result, double size) {
  Piece piece;
  piece.text = withMinus(result);
  piece.role = Role::written;
  return {{piece}, {false}, page.width(piece.text, size, Face::bold), true};
}

Piece plain(std::string text) {
  Piece piece;
  piece.text = std::move(text);
  return piece;
}

// A formula with the pieces of one summand marked.
struct Marked {
  Pieces pieces;
  std::vector<bool> marked;
};

// Cuts pieces at the plus signs that stand in no parentheses, and marks summand
// `which` of `terms`, where it was not shortened away. What stands before the first
// equals sign is no summand.
Marked markTerm(const Pieces& pieces, std::int64_t which, std::int64_t terms, bool equation) {
  Marked out;
  std::vector<std::int64_t> summand;  // of each piece; −1 for what is none
  std::int64_t current = equation ? -1 : 0, gap = -1;
  int depth = 0;
  const auto put = [&](const Piece& of, const std::string& text, std::int64_t in) {
    if (text.empty()) return;
    out.pieces.push_back(of);
    out.pieces.back().text = text;
    summand.push_back(in);
  };
  for (const Piece& piece : pieces) {
    if (piece.quantity >= 0) {
      put(piece, piece.text, current);
      continue;
    }
    std::string part;
    for (std::size_t at = 0; at < piece.text.size();) {
      const std::string_view rest = std::string_view(piece.text).substr(at);
      const bool begins = current < 0 && rest.starts_with(" = "),
                 next = depth == 0 && current >= 0 && rest.starts_with(" + ");
      if (begins || next) {
        put(piece, part, current);
        part.clear();
        put(piece, std::string(rest.substr(0, 3)), -1);
        ++current;
        at += 3;
        if (rest.substr(3).starts_with("…")) gap = current;
        continue;
      }
      if (rest.front() == '(' || rest.front() == '{') ++depth;
      if (rest.front() == ')' || rest.front() == '}') --depth;
      part += piece.text[at++];
    }
    put(piece, part, current);
  }
  // Behind the gap, summands are counted from the end.
  const std::int64_t shown = current + 1;
  std::int64_t wanted = which;
  if (gap >= 0 && which >= gap) wanted = which - terms + shown > gap ? which - terms + shown : gap;
  for (const std::int64_t each : summand) out.marked.push_back(each >= 0 && each == wanted && shown > 1);
  return out;
}

// Width of everything up to the first " = " of the symbols, where the others line up.
double equalsAt(const Page& page, const Pieces& symbols, double size) {
  double x = 0.0;
  for (const Piece& piece : symbols) {
    const std::size_t at = piece.text.find("= ");
    if (at != std::string::npos) return x + page.width(piece.text.substr(0, at), size);
    x += page.width(piece.text, size);
  }
  return 0.0;
}

}  // namespace

FormulaLayout layOutFormula(const Page& page, const FormulaRequest& request, double textSize, double width) {
  const Explanation& explanation = *request.whole;
  const Explanation* term = request.term;
  FormulaLayout layout;
  layout.size = textSize;
  layout.lineHeight = 1.5 * layout.size;
  if (explanation.symbols.empty()) return layout;
  const double size = layout.size;
  Writer writer{page, width, layout};
  const auto write = [&](const Pieces& pieces, bool equation) {
    const Marked marked = term != nullptr ? markTerm(pieces, request.which, request.terms, equation)
                                          : Marked{pieces, std::vector<bool>(pieces.size(), false)};
    writer.put(chunksOf(page, marked.pieces, marked.marked, size));
  };
  const auto writeOne = [&](const Explanation& each) {
    double equals = equalsAt(page, each.symbols, size);
    if (equals > width / 3) equals = page.width("  ", size);
    writer.indent = equals + page.width("= ", size);
    // The first line starts at the edge; what follows it under the equals sign.
    write(each.symbols, true);
    if (each.numbers.empty()) return;
    writer.id = "formula.numbers";
    writer.newLine(equals);
    writer.sign("=");
    writer.lineStart = writer.x;
    write(each.numbers, false);
    // A result beside its numbers where there is room, else below.
    const Chunk result = resultChunk(page, each.result, size);
    const std::string relation = each.relation();
    const double needed = page.width("   " + relation, size) + result.width + 0.4 * size;
    if (writer.x + needed > width)
      writer.newLine(equals);
    else
      writer.x += page.width("  ", size);
    writer.id = "formula.result";
    writer.sign(relation);
    writer.x += 0.2 * size;
    writer.put(result, true);
  };
  // Each line of an operation has its formula, where there is room for them.
  const std::vector<Explanation>& parts = explanation.parts;
  const char* const symbolsId = writer.id;
  for (std::size_t k = 0; request.parts && k < parts.size(); ++k) {
    if (k > 0) writer.newLine(0.0);
    writer.id = symbolsId;
    writeOne(parts[k]);
  }
  if (!request.parts || parts.empty()) writeOne(explanation);
  const int before = writer.line;
  if (term != nullptr && !term->symbols.empty()) {
    writer.id = "formula.term";
    writer.indent = 0.0;
    writer.newLine(0.0);
    Pieces line = term->symbols;
    line.push_back(plain(" = "));
    line.insert(line.end(), term->numbers.begin(), term->numbers.end());
    line.push_back(plain(" " + term->relation() + " " + term->result));
    writer.put(chunksOf(page, line, std::vector<bool>(line.size(), false), size));
  }
  layout.termLines = writer.line - before;
  layout.lines = writer.line + 1;
  layout.height = layout.lineHeight * layout.lines;
  return layout;
}

void drawFormula(Page& page, const FormulaLayout& layout, Point at) {
  const double size = layout.size;
  const double cap = page.fonts.capHeight(Face::regular, size);
  const auto baselineOf = [&](const FormulaPiece& each) {
    return at.y + layout.lineHeight * each.line + size;
  };
  const auto faceOf = [](const FormulaPiece& each) { return each.result ? Face::bold : Face::regular; };
  const auto boxOf = [&](const FormulaPiece& each, double beside) {
    return Box{at.x + each.x - beside, baselineOf(each) - cap - 0.26 * size,
               page.width(each.piece.text, size, faceOf(each)) + 2 * beside, cap + 0.64 * size};
  };
  // The term at hand is framed, line by line.
  for (std::size_t k = 0; k < layout.pieces.size(); ++k) {
    if (!layout.pieces[k].marked) continue;
    Box box = boxOf(layout.pieces[k], 0.12 * size);
    const int line = layout.pieces[k].line;
    for (; k + 1 < layout.pieces.size() && layout.pieces[k + 1].marked && layout.pieces[k + 1].line == line;
         ++k)
      box = unite(box, boxOf(layout.pieces[k + 1], 0.12 * size));
    page.rect(
        {"formula.term", box, Ink::panel, Ink::text, std::max(1.5, page.type.gap(2)), Stroke::solid, 3});
  }
  for (const FormulaPiece& each : layout.pieces) {
    const Piece& piece = each.piece;
    const double x = at.x + each.x, baseline = baselineOf(each),
                 width = page.width(piece.text, size, faceOf(each));
    if (each.result)
      page.rect(
          {"formula.result.ground", boxOf(each, 0.2 * size), Ink::writtenFill, {}, 1, Stroke::solid, 3});
    page.text({each.id, piece.text, x, baseline, size, faceOf(each), inkOf(piece.role)});
    if (piece.role == Role::plain || piece.role == Role::written) continue;
    const double y = baseline + 0.26 * size;
    page.line({"formula.mark",
               {{x, y}, {x + width, y}},
               inkOf(piece.role),
               std::max(2.0, page.type.gap(2.6)),
               strokeOf(piece.role)});
  }
}

}  // namespace gradwalk
