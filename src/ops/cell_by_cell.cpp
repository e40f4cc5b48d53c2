#include "ops/cell_by_cell.h"

#include <string_view>

namespace gradwalk {

std::string pairFormula(const Broadcast& pair, const char* formula, bool several) {
  std::string out = overCells(pair.shape, formula);
  const auto replace = [&](std::string_view from, const std::string& to) {
    for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
      out.replace(at, from.size(), to);
  };
  replace("@0", pair.letters(0));
  replace("@1", pair.letters(1));
  replace("Σ?", several ? "Σ " : "");
  return out;
}

Saying withShares(Saying saying) {
  if (saying.manyWhole.en[0] == '\0')
    saying.manyWhole = {"A cell that was used several times gets the sum of the gradients of its uses",
                        "여러 번 쓰인 칸은 쓰인 곳마다 돌아온 기울기를 모두 더해 받는다"};
  if (saying.manyCell.en[0] == '\0')
    saying.manyCell = {"{of} was used {n} times; its {n} shares of the gradient are summed",
                       "{of|은} {n}번 쓰였다. 돌아온 기울기 {n}몫을 더한다"};
  return saying;
}

}  // namespace gradwalk
