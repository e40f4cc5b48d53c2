# Run as a test: no file includes a later level, and no package leaves its level.
#     cmake -D SOURCE=<checkout>/src -P CheckLevels.cmake

cmake_minimum_required(VERSION 3.25)

set(levels maths ops optim lesson trace scene paint cli app)
# What only these levels may include, as regular expressions of the header's name.
set(package_SFML "SFML/|imgui|GL/|X11/")
set(package_toml "toml\\+\\+/")
set(package_cairo "cairo")
set(package_CLI11 "CLI/")
set(home_SFML app)
set(home_toml lesson)
set(home_cairo paint)
set(home_CLI11 cli)

set(allowed)
set(problems)
foreach(level IN LISTS levels)
  list(APPEND allowed ${level})
  if(level STREQUAL app)
    list(REMOVE_ITEM allowed cli)  # the two last stand beside each other
  endif()
  file(GLOB_RECURSE files ${SOURCE}/${level}/*.h ${SOURCE}/${level}/*.cpp)
  foreach(path IN LISTS files)
    file(RELATIVE_PATH file ${SOURCE} ${path})
    file(STRINGS ${path} includes REGEX "^ *#include ")
    foreach(include IN LISTS includes)
      if(include MATCHES "\"([a-z]+)/" AND CMAKE_MATCH_1 IN_LIST levels AND NOT CMAKE_MATCH_1 IN_LIST allowed)
        list(APPEND problems "${file}: ${include} (a level that ${level} must not know)")
      endif()
      foreach(package SFML toml cairo CLI11)
        if(NOT level STREQUAL home_${package} AND include MATCHES "[<\"](${package_${package}})")
          list(APPEND problems "${file}: ${include} (belongs in ${home_${package}})")
        endif()
      endforeach()
    endforeach()
  endforeach()
endforeach()

if(problems)
  list(JOIN problems "\n" text)
  message(FATAL_ERROR "${text}")
endif()
