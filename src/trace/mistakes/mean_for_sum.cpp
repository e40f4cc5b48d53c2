// A sum divided by how many were summed.
#include <algorithm>

#include "trace/mistakes/mistakes.h"

namespace gradwalk {
namespace {

// A sum of numbers, not of products.
bool addsNumbers(const Work& work, std::size_t& count) {
  const std::vector<std::int32_t> terms = summands(work.tree());
  count = terms.size();
  if (count < 2) return false;
  return std::all_of(terms.begin(), terms.end(),
                     [&](std::int32_t id) { return work.tree().node(id).kind == TermKind::read; });
}

std::vector<double> numbers(const Work& work) {
  // Where the lesson may choose, as it would be by the other choice.
  for (const Attribute& attribute :
       work.operation() == nullptr ? std::vector<Attribute>() : work.operation()->attributes)
    if (work.choiceOf(attribute.name) == "sum") {
      const auto number = work.chosen(attribute.name, "mean");
      return number ? std::vector{*number} : std::vector<double>();
    }
  std::size_t count = 0;
  if (work.optimizer() != nullptr || !addsNumbers(work, count)) return {};
  return {work.trace().stored(work.step(), work.right() / static_cast<double>(count))};
}

}  // namespace

Mistake meanForSum() {
  return {
      .name = "mean-for-sum",
      .title = {"Mean for sum", "합 대신 평균"},
      .what = {"the sum was divided by how many were summed", "합을 개수로 나누었다. 여기서는 나누지 않는다"},
      .numbers = numbers};
}

}  // namespace gradwalk
