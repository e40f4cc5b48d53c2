// What the runs are made of at the shared step: for each its marker, its name and its height,
// then a row for each axis with the point, the gradient it went by, the step it took, the
// effective learning rate and what its optimizer keeps.
#include "scene/views/runs_table.h"

#include <algorithm>
#include <cmath>

#include "maths/digits.h"
#include "scene/run_style.h"

namespace gradwalk {
namespace {

constexpr Text gradientWord = {"gradient", "기울기"};
constexpr Text stepWord = {"step", "이동"};
constexpr Text rateWord = {"rate", "실제 학습률"};
constexpr Text endedWord = {"ended at step {k}", "{k}걸음에서 끝났다"};
constexpr Text lostWord = {"not finite from step {k} on", "{k}걸음부터 유한하지 않다"};

struct Cell {
  std::string id, text;
  bool faint = false;
};
using Row = std::vector<Cell>;

std::string figure(double value) { return withMinus(significant(value, 4)); }

// The number at its digits; where there is none yet, a dash.
Cell cell(std::string id, const double* value) {
  return {std::move(id), value == nullptr ? std::string("–") : figure(*value), value == nullptr};
}

// "x.v" belongs to x's row and is called v there.
bool ofAxis(const std::string& state, const std::string& axis) { return state.starts_with(axis + "."); }

struct Block {
  std::string name, height, note;
  Row header;
  std::vector<Row> rows;  // of x and of y
};

Block blockOf(const Lab& lab, std::size_t run, std::size_t step, Language language) {
  const Descent& descent = lab.descents[run];
  const std::size_t last = descent.x.size() - 1, k = std::min(step, last);
  const std::string id = "run:" + std::to_string(run);
  Block block;
  block.name = descent.run;
  block.height = lab.height + " = " + figure(descent.f[k]);
  if (descent.notFinite && *descent.notFinite <= k)
    block.note = say(lostWord, language, {{"k", std::to_string(*descent.notFinite)}});
  else if (step > last)
    block.note = say(endedWord, language, {{"k", std::to_string(last)}});
  const DescentUpdate* update = k > 0 ? &descent.updates[k - 1] : nullptr;
  block.header = {{id + ":head", "", true},
                  {id + ":head", "", true},
                  {id + ":head", std::string(in(gradientWord, language)), true},
                  {id + ":head", std::string(in(stepWord, language)), true},
                  {id + ":head", std::string(in(rateWord, language)), true}};
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const std::string& name = axis == 0 ? lab.x : lab.y;
    const double point = axis == 0 ? descent.x[k] : descent.y[k];
    const std::string which = ":" + std::to_string(axis);
    Row row;
    row.push_back({id + ":axis" + which, name, true});
    row.push_back(cell(id + ":point" + which, &point));
    row.push_back(cell(id + ":gradient" + which, update == nullptr ? nullptr : &update->gradient[axis]));
    row.push_back(cell(id + ":step" + which, update == nullptr ? nullptr : &update->step[axis]));
    const bool rate = update != nullptr && std::isfinite(update->effectiveRate[axis]);
    row.push_back(cell(id + ":rate" + which, rate ? &update->effectiveRate[axis] : nullptr));
    for (std::size_t s = 0; s < descent.states.size(); ++s) {
      if (!ofAxis(descent.states[s], name)) continue;
      if (axis == 0) block.header.push_back({id + ":head", descent.states[s].substr(name.size() + 1), true});
      row.push_back(cell(id + ":state:" + descent.states[s], &descent.kept[s][k]));
    }
    block.rows.push_back(std::move(row));
  }
  return block;
}

constexpr double gapBetween = 0.7;  // of columns, in letters

// The widest of each column over all blocks, so that figures stand under each other.
std::vector<double> columnWidths(const Page& page, const std::vector<Block>& blocks, double size) {
  std::vector<double> widths;
  const auto add = [&](const Row& row) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (k == widths.size()) widths.push_back(0.0);
      widths[k] = std::max(widths[k], page.width(row[k].text, size));
    }
  };
  for (const Block& block : blocks) {
    add(block.header);
    for (const Row& row : block.rows) add(row);
  }
  return widths;
}

double totalWidth(const std::vector<double>& widths, double size) {
  double total = size;  // indented under the name
  for (const double width : widths) total += width + gapBetween * size;
  return total;
}

double heightOf(const std::vector<Block>& blocks, double size) {
  double lines = 0.0;
  for (const Block& block : blocks) lines += 4.4 + (block.note.empty() ? 0.0 : 1.0);
  return lines * Fonts::lineHeight(size);
}

}  // namespace

double runsTableSize(const Page& page, const Lab& lab, std::size_t step, const Box& room) {
  std::vector<Block> blocks;
  for (std::size_t run = 0; run < lab.descents.size(); ++run)
    blocks.push_back(blockOf(lab, run, step, page.language));
  for (const double share : {1.0, 0.94, 0.88, 0.82, 0.76, 0.7}) {
    const double size = share * page.type.small;
    if (size < page.type.least) break;
    const double width = totalWidth(columnWidths(page, blocks, size), size);
    if (width <= room.width && heightOf(blocks, size) <= room.height) return size;
  }
  return 0.0;
}

void drawRunsTable(Page& page, const Lab& lab, std::size_t step, double size, const Box& room) {
  std::vector<Block> blocks;
  for (std::size_t run = 0; run < lab.descents.size(); ++run)
    blocks.push_back(blockOf(lab, run, step, page.language));
  const std::vector<double> widths = columnWidths(page, blocks, size);
  const double line = Fonts::lineHeight(size);
  double baseline = room.y + size;
  for (std::size_t run = 0; run < blocks.size(); ++run) {
    const Block& block = blocks[run];
    const RunStyle style = runStyle(static_cast<int>(run));
    const std::string id = "run:" + std::to_string(run);
    const double radius = 0.32 * size;
    page.scene.shapes.emplace_back(
        markers(id + ":marker", style, {{room.x + radius, baseline - 0.34 * size}}, radius));
    const bool followed = run == lab.followed && blocks.size() > 1;
    page.text(
        {id, block.name, room.x + size, baseline, size, followed ? Face::bold : Face::regular, Ink::text});
    const double nameEnds = room.x + size + page.width(block.name, size, Face::bold);
    if (nameEnds + size + page.width(block.height, size) <= room.right()) {
      page.text({id + ":height", block.height, room.right(), baseline, size, Face::regular, Ink::text,
                 Align::right});
    } else {
      baseline += line;
      page.text({id + ":height", block.height, room.x + size, baseline, size, Face::regular, Ink::text});
    }
    const auto row = [&](const Row& cells) {
      baseline += line;
      double x = room.x + size;
      for (std::size_t k = 0; k < cells.size(); ++k) {
        x += widths[k];
        if (!cells[k].text.empty())
          page.text({cells[k].id, cells[k].text, x, baseline, size, Face::regular,
                     cells[k].faint ? Ink::faint : Ink::text, Align::right});
        x += gapBetween * size;
      }
    };
    row(block.header);
    for (const Row& cells : block.rows) row(cells);
    if (!block.note.empty()) {
      baseline += line;
      page.text({id + ":note", block.note, room.x + size, baseline, size, Face::regular, Ink::warning});
    }
    baseline += 1.4 * line;
  }
}

}  // namespace gradwalk
