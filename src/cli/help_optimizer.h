// The help pages of optimizers, treatments of the gradient and schedules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "maths/language.h"

namespace gradwalk {

// Prints the page of what is called so; false when nothing of [train] is.
bool describeOptimizer(std::string_view word, Language language);

// All of them by name and title.
void listTraining(Language language);
void addTrainingNames(std::vector<std::string>& names);

}  // namespace gradwalk
