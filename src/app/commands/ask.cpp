#include "app/commands/ask.h"

#include "app/commands/look.h"
#include "app/state.h"

namespace gradwalk {
namespace {

constexpr std::size_t longestTrail = 100;

}  // namespace

std::string cellWords(const Trace& trace, const CellPlace& what) {
  const Quantity& quantity = trace.program().quantities[static_cast<std::size_t>(what.quantity)];
  const std::string index = cellText(unravel(quantity.shape, what.cell));
  const std::string pass = what.pass > trace.iterations() ? "after" : std::to_string(what.pass);
  return pass + "/" + quantity.name + (index.empty() ? "[]" : index);
}

std::optional<CellPlace> askedCell(const AppState& state) {
  const Trace* trace = state.trace();
  if (trace == nullptr || state.asking.trail.empty()) return std::nullopt;
  Problem ignored;
  return findCell(*trace, state.asking.trail.back(), ignored);
}

bool refreshAsking(AppState& state) {
  if (state.asking.users || state.asking.trail.empty() || state.trace() == nullptr) return false;
  const auto what = askedCell(state);
  state.asking.users = what ? usersOf(*state.trace(), *what) : Users{};
  return true;
}

void apply(AppState& state, const Inspect& inspect) {
  const Trace* trace = state.trace();
  if (trace == nullptr || inspect.what.quantity < 0) return;
  const std::string words = cellWords(*trace, inspect.what);
  std::vector<std::string>& trail = state.asking.trail;
  if (trail.empty() || trail.back() != words) {
    if (trail.size() >= longestTrail) trail.erase(trail.begin());
    trail.push_back(words);
    state.asking.users.reset();
  }
  apply(state, ShowSideTab{SideTab::origin});
}

void apply(AppState& state, const InspectHere&) {
  const Trace* trace = state.trace();
  if (trace == nullptr) return;
  Cursor where = state.cursor;
  // Of a whole line or operation, the first number.
  if (const Step* step = stepAt(*trace, where)) {
    if (where.line < 0) where.line = static_cast<int>(step->lines.size()) - 1;
    if (where.cell < 0) where.cell = 0;
  }
  if (const auto what = writtenAt(*trace, where)) apply(state, Inspect{*what});
}

void apply(AppState& state, const InspectBack&) {
  if (state.asking.trail.empty()) return;
  state.asking.trail.pop_back();
  state.asking.users.reset();
}

void apply(AppState& state, const InspectNone&) { state.asking = {}; }

}  // namespace gradwalk
