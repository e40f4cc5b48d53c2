// The first of some problems in one line, for a field that has no room for more.
//
//     problemWords(problems);   // "nothing is called 'foo' (a quantity of this lesson)"
#pragma once

#include <string>

#include "lesson/diagnostic.h"

namespace gradwalk {

// "" where there is none.
std::string problemWords(const Problems& problems);

}  // namespace gradwalk
