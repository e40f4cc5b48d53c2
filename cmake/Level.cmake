# One level of the architecture: a static library of the folder's *.cpp that links
# only the level before it (and through that all earlier ones), so that a call to a
# later level does not link.
#
#     gradwalk_level(lesson AFTER optim PRIVATE tomlplusplus::tomlplusplus)
#
# PRIVATE libraries stay inside the level, PUBLIC ones show in its headers. DATA
# tells the level where the checkout's lessons, shaders and assets lie. A folder
# that has only headers becomes an INTERFACE library.

function(gradwalk_level name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "DATA" "AFTER" "PUBLIC;PRIVATE;DEFINITIONS")
  set(target gradwalk_${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)

  set(public ${arg_PUBLIC})
  if(arg_AFTER)
    list(APPEND public gradwalk_${arg_AFTER})
  endif()

  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} PUBLIC ${public} PRIVATE ${arg_PRIVATE})
    target_compile_definitions(${target} PRIVATE ${arg_DEFINITIONS})
    if(arg_DATA)
      target_compile_definitions(${target} PRIVATE GRADWALK_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    endif()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} INTERFACE ${public} ${arg_PRIVATE})
  endif()
endfunction()
