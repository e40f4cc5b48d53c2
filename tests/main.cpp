// The main function of every test executable. Its options are doctest's:
//
//     build/dev/tests/gradwalk_trace_tests --test-case="cursor:*"
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
