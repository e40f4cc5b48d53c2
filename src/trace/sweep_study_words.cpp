// A sweep in words, and the words that ask for one.
#include <charconv>
#include <cmath>

#include "maths/digits.h"
#include "optim/setting.h"
#include "trace/sweep_study.h"

namespace gradwalk {
namespace {

constexpr Text triedLog = {"{setting}: {n} {n?value|values} from {low} to {high}, logarithmic",
                           "{setting}: {low}부터 {high}까지 로그 간격 값 {n}개"};
constexpr Text triedLinear = {"{setting}: {n} {n?value|values} from {low} to {high}",
                              "{setting}: {low}부터 {high}까지 값 {n}개"};
constexpr Text inAll = {"{n} {n?setting|settings}, {k} {k?update|updates} each, {loss} = {f} at the start",
                        "설정 {n}개, 각각 갱신 {k}번, 처음에 {loss} = {f}"};
constexpr Text bestWords = {"best: {at}: {f}", "가장 좋은 설정: {at}: {f}"};
constexpr Text noBest = {"no setting ends with a finite loss", "손실이 유한하게 끝나는 설정이 없다"};
constexpr Text divergedWords = {
    "{n} of {all} diverge: {bad} not finite, {worse} above the loss at the start",
    "{all}개 가운데 {n}개가 발산한다: 유한하지 않음 {bad}개, 처음 손실보다 큼 {worse}개"};
constexpr Text cliffWords = {"from {setting} = {at} on every setting diverges",
                             "{setting} = {at}부터는 모든 설정이 발산한다"};
constexpr Text gridWords = {"grid search, {n} {n?sample|samples}: {at}: {f}",
                            "격자 탐색, 표본 {n}개: {at}: {f}"};
constexpr Text randomWords = {"random search, {n} {n?sample|samples}: {at}: {f}",
                              "무작위 탐색, 표본 {n}개: {at}: {f}"};
constexpr Text reached = {"{n} {n?step|steps} to {loss} < {low}, {loss} = {f}",
                          "{loss} < {low}까지 {n}걸음, {loss} = {f}"};
constexpr Text notReached = {"{loss} < {low} not reached, {loss} = {f}",
                             "{loss} < {low}에 이르지 못함, {loss} = {f}"};
constexpr Text brokeAt = {"not finite from update {n} on", "갱신 {n}부터 유한하지 않음"};

// A number up to the next colon; false where there is none.
template <class Number>
bool take(std::string_view& rest, Number& out) {
  const std::string_view word = rest.substr(0, rest.find(':'));
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
  if (error != std::errc{} || end != word.data() + word.size()) return false;
  rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  return true;
}

std::string searchLine(const Text& words, const SweepStudy& study, const Sweep& search,
                       const std::string& loss, Language language) {
  if (search.best < 0) return std::string(in(noBest, language));
  const auto best = static_cast<std::size_t>(search.best);
  return say(words, language,
             {{"n", std::to_string(search.results.size())},
              {"at", settingWords(search.points, best)},
              {"f", resultWords(study, search.results[best], loss, language)}});
}

}  // namespace

std::optional<SweepAxis> parseSweepAxis(std::string_view text, Problems& problems) {
  const auto fail = [&](const std::string& message) {
    problems.push_back({{0, text.size()},
                        message,
                        "SETTING=FROM:TO, then :COUNT and :log if wanted",
                        std::string(text),
                        "learning_rate=0.001:1:64:log"});
    return std::nullopt;
  };
  SweepAxis axis;
  axis.count = usualSweepCells;
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return fail("a sweep needs a setting and its range");
  axis.setting = fullSettingName(text.substr(0, equals));
  std::string_view rest = text.substr(equals + 1);
  if (!take(rest, axis.from) || rest.empty() || !take(rest, axis.to)) return fail("the range cannot be read");
  if (!rest.empty() && rest.substr(0, rest.find(':')) != "log" && rest != "linear" && !take(rest, axis.count))
    return fail("how many values to try cannot be read");
  if (rest == "log") {
    axis.logarithmic = true;
  } else if (!rest.empty() && rest != "linear") {
    return fail("the spacing is log or linear");
  }
  return axis;
}

std::optional<std::array<int, 2>> parseSweepGrid(std::string_view text, Problems& problems) {
  std::array<int, 2> out{};
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, out[0]);
  const bool times = first.ec == std::errc{} && first.ptr < end && *first.ptr == 'x';
  const auto second = times ? std::from_chars(first.ptr + 1, end, out[1]) : first;
  if (times && second.ec == std::errc{} && second.ptr == end && out[0] > 0 && out[1] > 0 && out[0] <= 100 &&
      out[1] <= 100)
    return out;
  problems.push_back({{0, text.size()},
                      "the grid of samples does not fit",
                      "COLUMNSxROWS, each from 1 to 100, as 5x5",
                      std::string(text),
                      ""});
  return std::nullopt;
}

std::string settingWords(const SweepPoints& points, std::size_t point) {
  std::string out;
  for (std::size_t k = 0; k < points.settings.size(); ++k)
    out += (k == 0 ? "" : ", ") + points.settings[k] + " = " + shortest(points.at(point, k));
  return out;
}

std::string resultWords(const SweepStudy& study, const SweepResult& result, const std::string& loss,
                        Language language) {
  const std::string f = shortest(result.loss);
  std::string out = loss + " = " + f;
  if (study.asked.tolerance) {
    const Text& words = result.steps >= 0 ? reached : notReached;
    out = say(words, language,
              {{"n", std::to_string(result.steps)},
               {"loss", loss},
               {"low", shortest(*study.asked.tolerance)},
               {"f", f}});
  }
  if (result.notFinite >= 0) out += "; " + say(brokeAt, language, {{"n", std::to_string(result.notFinite)}});
  return out;
}

std::vector<std::string> sweepLines(const SweepStudy& study, const std::string& loss, Language language) {
  std::vector<std::string> out;
  for (const SweepAxis& axis : study.asked.axes)
    out.push_back(say(axis.logarithmic ? triedLog : triedLinear, language,
                      {{"setting", axis.setting},
                       {"n", std::to_string(axis.count)},
                       {"low", shortest(axis.from)},
                       {"high", shortest(axis.to)}}));
  const std::size_t all = study.sweep.results.size();
  out.push_back(say(inAll, language,
                    {{"n", std::to_string(all)},
                     {"k", std::to_string(study.updates)},
                     {"loss", loss},
                     {"f", shortest(study.start)}}));
  out.push_back(searchLine(bestWords, study, study.sweep, loss, language));
  out.push_back(say(divergedWords, language,
                    {{"n", std::to_string(study.diverged)},
                     {"all", std::to_string(all)},
                     {"bad", std::to_string(study.notFinite)},
                     {"worse", std::to_string(study.diverged - study.notFinite)}}));
  if (study.cliff)
    out.push_back(say(cliffWords, language,
                      {{"setting", study.asked.axes[0].setting}, {"at", shortest(*study.cliff)}}));
  if (study.grid) out.push_back(searchLine(gridWords, study, *study.grid, loss, language));
  if (study.random) out.push_back(searchLine(randomWords, study, *study.random, loss, language));
  return out;
}

}  // namespace gradwalk
