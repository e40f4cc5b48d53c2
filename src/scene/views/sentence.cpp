#include "scene/views/views.h"

namespace gradwalk {

SentenceLayout layOutSentence(const Page& page, const std::string& sentence, double width) {
  SentenceLayout layout;
  layout.size = page.type.large;
  if (sentence.empty()) return layout;
  layout.lines = wrap(page.fonts, sentence, layout.size, Face::regular, width);
  layout.height = static_cast<double>(layout.lines.size()) * Fonts::lineHeight(layout.size);
  return layout;
}

void drawSentence(Page& page, const SentenceLayout& layout, Point at) {
  double baseline = at.y + layout.size;
  for (const std::string& line : layout.lines) {
    page.text({"sentence", line, at.x, baseline, layout.size});
    baseline += Fonts::lineHeight(layout.size);
  }
}

}  // namespace gradwalk
