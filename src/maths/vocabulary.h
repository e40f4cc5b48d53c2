// The words that a cell's mathematics is written in, beside + − × ÷.
//
//     sum(r, n, f)             f(0) + f(1) + … + f(n−1), left to right; 0 when n is 0
//     sum(r, {a, b, c}, f)     the same over three indices, the last one fastest
//     sumIf(r, n, keep, f)     only the terms with keep(k)
//     exp, log, sqrt, sin, cos, tan, tanh, atan, abs, pow(a, b)   see maths/power.h
//     maximum(r, n, f)         the largest; the first one on a tie; NaN wins
//     minimum(r, n, f)         the smallest, likewise
//     position(r, n, f)        the index of that largest one
//     where(greater(a, b), x, y), where(equal(a, b), x, y)
//
// A sum starts from its first term, not from 0, so that −0 stays −0 and nothing
// is added that is not in the formula. The order of the terms is part of the
// result and is never changed.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "maths/reader.h"

namespace gradwalk {

inline double exp(double a) { return std::exp(a); }
inline double log(double a) { return std::log(a); }
inline double sqrt(double a) { return std::sqrt(a); }
inline double sin(double a) { return std::sin(a); }
inline double cos(double a) { return std::cos(a); }
inline double tan(double a) { return std::tan(a); }
inline double tanh(double a) { return std::tanh(a); }
inline double atan(double a) { return std::atan(a); }
inline double abs(double a) { return std::fabs(a); }
inline bool greater(double a, double b) { return a > b; }
inline bool equal(double a, double b) { return a == b; }
inline double where(bool condition, double a, double b) { return condition ? a : b; }

inline double valueOf(double a) { return a; }
inline double valueOf(Touch a) { return a.value; }
inline double valueOf(Dual a) { return a.value; }
inline double valueOf(Term a) {
  a.tree->lookedAt.push_back(a.id);
  return a.tree->node(a.id).value;
}

// The same number, found where another says: who asks what was read is told of both.
template <class N>
N lookedUp(N value, N) {
  return value;
}
inline Touch lookedUp(Touch value, Touch by) { return {value.value, value.touched || by.touched}; }

// Collects the terms of a sum. One definition a number type: numbers are added
// at once, Terms are kept.
template <class N>
class Summation {
 public:
  explicit Summation(const Reader<N>&) {}
  void add(N term) {
    total_ = any_ ? total_ + term : term;
    any_ = true;
  }
  N result() const { return total_; }

 private:
  N total_{};
  bool any_ = false;
};

template <>
class Summation<Term> {
 public:
  explicit Summation(const Reader<Term>& r) : tree_(r.tree()) { mark(); }
  void add(Term term);
  Term result();

 private:
  void mark();
  TermTree& tree_;
  std::vector<std::int32_t> ids_;
  double total_ = 0.0;
  std::int64_t count_ = 0, omitted_ = 0;
  double omittedTotal_ = 0.0;
  std::size_t nodes_ = 0, children_ = 0;
};

template <class N, class Keep, class F>
N sumIf(const Reader<N>& r, std::int64_t n, const Keep& keep, const F& f) {
  Summation<N> total(r);
  for (std::int64_t k = 0; k < n; ++k)
    if (keep(k)) total.add(f(k));
  return total.result();
}

template <class N, class F>
N sum(const Reader<N>& r, std::int64_t n, const F& f) {
  return sumIf(
      r, n, [](std::int64_t) { return true; }, f);
}

template <class N, class F>
N sum(const Reader<N>& r, const std::array<std::int64_t, 3>& n, const F& f) {
  Summation<N> total(r);
  for (std::int64_t a = 0; a < n[0]; ++a)
    for (std::int64_t b = 0; b < n[1]; ++b)
      for (std::int64_t c = 0; c < n[2]; ++c) total.add(f(a, b, c));
  return total.result();
}

// Index of the first largest of f(0) … f(n−1); NaN counts as the largest.
template <class N, class F>
std::int64_t largest(const Reader<N>&, std::int64_t n, const F& f) {
  std::int64_t best = 0;
  double bestValue = valueOf(f(0));
  for (std::int64_t k = 1; k < n; ++k) {
    const double candidate = valueOf(f(k));
    if (candidate > bestValue || (candidate != candidate && bestValue == bestValue)) {
      best = k;
      bestValue = candidate;
    }
  }
  return best;
}

// Index of the first smallest; NaN counts as the smallest.
template <class N, class F>
std::int64_t smallest(const Reader<N>& r, std::int64_t n, const F& f) {
  return largest(r, n, [&](std::int64_t k) { return -f(k); });
}

template <class N, class F>
N maximum(const Reader<N>& r, std::int64_t n, const F& f) {
  return f(largest(r, n, f));
}

template <class F>
Term maximum(const Reader<Term>& r, std::int64_t n, const F& f) {
  std::vector<std::int32_t> ids;
  std::int64_t best = 0;
  for (std::int64_t k = 0; k < n; ++k) {
    ids.push_back(f(k).id);
    const double value = r.tree().node(ids.back()).value;
    const double top = r.tree().node(ids[static_cast<std::size_t>(best)]).value;
    if (value > top || (value != value && top == top)) best = k;
  }
  const double value = r.tree().node(ids[static_cast<std::size_t>(best)]).value;
  return r.tree().make(TermKind::maximum, value, ids.data(), ids.size());
}

// Every candidate was looked at.
template <class F>
Touch maximum(const Reader<Touch>& r, std::int64_t n, const F& f) {
  Touch best = f(largest(r, n, f));
  for (std::int64_t k = 0; k < n; ++k) best.touched = best.touched || f(k).touched;
  return best;
}

template <class N, class F>
N minimum(const Reader<N>& r, std::int64_t n, const F& f) {
  return f(smallest(r, n, f));
}

template <class F>
Term minimum(const Reader<Term>& r, std::int64_t n, const F& f) {
  std::vector<std::int32_t> ids;
  for (std::int64_t k = 0; k < n; ++k) ids.push_back(f(k).id);
  const Reader<double> numbers;
  const auto value = [&](std::int64_t k) { return r.tree().node(ids[static_cast<std::size_t>(k)]).value; };
  return r.tree().make(TermKind::minimum, minimum(numbers, n, value), ids.data(), ids.size());
}

// Every candidate was looked at.
template <class F>
Touch minimum(const Reader<Touch>& r, std::int64_t n, const F& f) {
  Touch best = f(smallest(r, n, f));
  for (std::int64_t k = 0; k < n; ++k) best.touched = best.touched || f(k).touched;
  return best;
}

template <class N, class F>
N position(const Reader<N>& r, std::int64_t n, const F& f) {
  return r.constant(static_cast<double>(largest(r, n, f)));
}

template <class F>
Term position(const Reader<Term>& r, std::int64_t n, const F& f) {
  std::vector<std::int32_t> ids;
  for (std::int64_t k = 0; k < n; ++k) ids.push_back(f(k).id);
  std::size_t best = 0;
  for (std::size_t k = 1; k < ids.size(); ++k) {
    const double value = r.tree().node(ids[k]).value, top = r.tree().node(ids[best]).value;
    if (value > top || (value != value && top == top)) best = k;
  }
  return r.tree().make(TermKind::position, static_cast<double>(best), ids.data(), ids.size());
}

template <class F>
Touch position(const Reader<Touch>& r, std::int64_t n, const F& f) {
  Touch best{static_cast<double>(largest(r, n, f)), false};
  for (std::int64_t k = 0; k < n; ++k) best.touched = best.touched || f(k).touched;
  return best;
}

}  // namespace gradwalk
