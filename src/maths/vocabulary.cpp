#include "maths/vocabulary.h"

namespace gradwalk {
void Summation<Term>::mark() {
  nodes_ = tree_.nodes.size();
  children_ = tree_.children.size();
}

void Summation<Term>::add(Term term) {
  const double value = tree_.node(term.id).value;
  total_ = count_ == 0 ? value : total_ + value;
  ++count_;
  ids_.push_back(term.id);
  if (count_ <= maxRecordedTerms) {
    mark();
    return;
  }
  // The tail of a very long sum is counted and added up, not recorded.
  ids_.pop_back();
  tree_.nodes.resize(nodes_);
  tree_.children.resize(children_);
  ++omitted_;
  omittedTotal_ += value;
}

Term Summation<Term>::result() {
  if (omitted_ > 0) {
    const Term rest = tree_.make(TermKind::omitted, omittedTotal_, nullptr, 0);
    tree_.nodes[static_cast<std::size_t>(rest.id)].cell = omitted_;
    ids_.push_back(rest.id);
  }
  return tree_.make(TermKind::sum, ids_.empty() ? 0.0 : total_, ids_.data(), ids_.size());
}

}  // namespace gradwalk
