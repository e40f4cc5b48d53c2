# How every file is compiled, ours and the tests'.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# -O2, not CMake's -O3: it compiles faster and nothing here gains from more.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g")

# A lesson gives the same bytes with every compiler and every build type, so no
# fused multiply-add, and never -ffast-math.
add_compile_options(-ffp-contract=off)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
# A designated initialiser names what it sets and leaves the rest at its default on purpose.
add_compile_options(-Wno-missing-field-initializers)
if(GRADWALK_WERROR)
  add_compile_options(-Werror)
endif()

if(GRADWALK_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

find_program(GRADWALK_CCACHE ccache)
if(GRADWALK_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${GRADWALK_CCACHE})
endif()
