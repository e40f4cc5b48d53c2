#include "ops/indices.h"

#include <string_view>

namespace gradwalk {
namespace {

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string indexLetters(const Shape& shape) {
  switch (shape.size()) {
    case 0:
      return "";
    case 1:
      return "[i]";
    case 2:
      return "[i,j]";
    case 3:
      return "[c,i,j]";
    case 4:
      return "[n,c,i,j]";
    default:
      return "[…]";
  }
}

std::string overCells(const Shape& shape, std::string formula) {
  replaceAll(formula, "[i]", indexLetters(shape));
  return formula;
}

std::string overRows(bool batch, std::string formula) {
  replaceAll(formula, "[i]", batch ? "[n,i]" : "[i]");
  replaceAll(formula, "[j]", batch ? "[n,j]" : "[j]");
  replaceAll(formula, "[]", batch ? "[n]" : "");
  return formula;
}

}  // namespace gradwalk
