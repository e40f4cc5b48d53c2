#include "scene/contour.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "scene/polyline.h"

namespace gradwalk {
namespace {

// A point of a boundary by what it lies on, so that neighbours meet exactly: an edge that begins
// at a sample and goes right or up, or the sample itself.
using Key = std::uint32_t;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Segment {
  Key from = 0, to = 0;
  std::uint32_t next = none;  // another that begins in the same point
  bool used = false;
};

class Tracer {
 public:
  Tracer(const Field& field, double level) : field_(field), level_(level), columns_(field.columns) {}

  std::vector<std::vector<Point>> trace(bool closed);

 private:
  Key rightOf(std::size_t c, std::size_t r) const { return static_cast<Key>(3 * (r * columns_ + c)); }
  Key above(std::size_t c, std::size_t r) const { return rightOf(c, r) + 1; }
  Key sample(std::size_t c, std::size_t r) const { return rightOf(c, r) + 2; }
  bool inside(double value) const { return value >= level_; }
  bool whole(std::size_t c, std::size_t r) const {
    return c + 1 < columns_ && r + 1 < field_.rows && std::isfinite(field_.at(c, r)) &&
           std::isfinite(field_.at(c + 1, r)) && std::isfinite(field_.at(c, r + 1)) &&
           std::isfinite(field_.at(c + 1, r + 1));
  }
  void add(Key from, Key to) { segments_.push_back({from, to}); }
  void cell(std::size_t c, std::size_t r, bool closed);
  Point place(Key key) const;

  const Field& field_;
  double level_;
  std::size_t columns_;
  std::vector<Segment> segments_;
};

// Corners counter-clockwise from the left bottom one; edge i goes from corner i to the next.
//
//     3 ──2── 2
//     │       │
//     3       1
//     │       │
//     0 ──0── 1
void Tracer::cell(std::size_t c, std::size_t r, bool closed) {
  const std::array<double, 4> v = {field_.at(c, r), field_.at(c + 1, r), field_.at(c + 1, r + 1),
                                   field_.at(c, r + 1)};
  const unsigned in = (inside(v[0]) ? 1U : 0U) | (inside(v[1]) ? 2U : 0U) | (inside(v[2]) ? 4U : 0U) |
                      (inside(v[3]) ? 8U : 0U);
  if (in == 0 || (in == 15 && !closed)) return;
  if (!whole(c, r)) return;
  const std::array<Key, 4> edges = {rightOf(c, r), above(c + 1, r), rightOf(c, r + 1), above(c, r)};
  const auto isIn = [&](std::size_t corner) { return (in >> (corner % 4) & 1U) != 0; };
  const double centre = v[0] / 4 + v[1] / 4 + v[2] / 4 + v[3] / 4;
  // Along the cell's edge the inside ends at an exit; the line goes from there to an entry: the
  // next one round the cell where the centre joins the two corners, else the one before.
  for (std::size_t i = 0; i < 4; ++i) {
    if (!isIn(i) || isIn(i + 1)) continue;
    const std::size_t step = inside(centre) ? 1 : 3;
    std::size_t entry = (i + step) % 4;
    while (isIn(entry) || !isIn(entry + 1)) entry = (entry + step) % 4;
    add(edges[i], edges[entry]);
  }
  if (!closed) return;
  const std::array<Key, 4> corners = {sample(c, r), sample(c + 1, r), sample(c + 1, r + 1), sample(c, r + 1)};
  const std::array<bool, 4> border = {r == 0 || !whole(c, r - 1), !whole(c + 1, r), !whole(c, r + 1),
                                      c == 0 || !whole(c - 1, r)};
  for (std::size_t i = 0; i < 4; ++i)
    if (border[i] && (isIn(i) || isIn(i + 1)))
      add(isIn(i) ? corners[i] : edges[i], isIn(i + 1) ? corners[(i + 1) % 4] : edges[i]);
}

Point Tracer::place(Key key) const {
  const std::size_t at = key / 3, c = at % columns_, r = at / columns_;
  const Point corner{static_cast<double>(c), static_cast<double>(r)};
  if (key % 3 == 2) return corner;
  const double a = field_.at(c, r), b = key % 3 == 0 ? field_.at(c + 1, r) : field_.at(c, r + 1);
  // Halved, so that not even the largest numbers overflow.
  const double share = (level_ / 2 - a / 2) / (b / 2 - a / 2);
  return key % 3 == 0 ? Point{corner.x + share, corner.y} : Point{corner.x, corner.y + share};
}

std::vector<std::vector<Point>> Tracer::trace(bool closed) {
  std::vector<std::vector<Point>> lines;
  if (!field_.usable()) return lines;
  for (std::size_t r = 0; r + 1 < field_.rows; ++r)
    for (std::size_t c = 0; c + 1 < columns_; ++c) cell(c, r, closed);

  std::vector<std::uint32_t> first(3 * field_.rows * columns_, none);
  std::vector<bool> reached(first.size(), false);
  for (std::uint32_t s = 0; s < segments_.size(); ++s) {
    segments_[s].next = std::exchange(first[segments_[s].from], s);
    reached[segments_[s].to] = true;
  }
  const auto follow = [&](std::uint32_t s) {
    std::vector<Point> line{place(segments_[s].from)};
    while (s != none) {
      segments_[s].used = true;
      if (const Point at = place(segments_[s].to); at != line.back()) line.push_back(at);
      s = first[segments_[s].to];
      while (s != none && segments_[s].used) s = segments_[s].next;
    }
    if (line.size() > 1) lines.push_back(std::move(line));
  };
  // Those with a beginning; what is left then is closed.
  for (std::uint32_t s = 0; s < segments_.size(); ++s)
    if (!segments_[s].used && !reached[segments_[s].from]) follow(s);
  for (std::uint32_t s = 0; s < segments_.size(); ++s)
    if (!segments_[s].used) follow(s);
  return lines;
}

}  // namespace

std::vector<std::vector<Point>> isolines(const Field& field, double level) {
  if (!std::isfinite(level)) return {};
  return Tracer(field, level).trace(false);
}

std::vector<std::vector<Point>> regions(const Field& field, double level) {
  return Tracer(field, level).trace(true);
}

std::vector<std::vector<Point>> bandOutlines(const BandShape& bands, std::size_t over) {
  if (!bands.field.usable() || over > bands.levels.size()) return {};
  const double level = over > 0 ? bands.levels[over - 1] : -std::numeric_limits<double>::infinity();
  std::vector<std::vector<Point>> loops = regions(bands.field, level);
  const double across = bands.box.width / static_cast<double>(bands.field.columns - 1),
               up = bands.box.height / static_cast<double>(bands.field.rows - 1);
  for (std::vector<Point>& loop : loops) {
    for (Point& p : loop) p = {bands.box.x + across * p.x, bands.box.bottom() - up * p.y};
    const std::vector<Point> all = std::move(loop);
    loop.clear();
    for (const std::size_t k : thinned(all, 0.1)) loop.push_back(all[k]);
  }
  return loops;
}

}  // namespace gradwalk
