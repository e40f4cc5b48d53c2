# Every library that we use; the Debian packages are named in scripts/common.sh.
# Which level may use which is said in that level's CMakeLists.txt.

find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(Freetype REQUIRED)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)

if(GRADWALK_WINDOW)
  find_package(SFML 2.5 REQUIRED COMPONENTS graphics window system)
  find_package(OpenGL REQUIRED)
  find_package(X11 REQUIRED)
  pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
endif()

if(GRADWALK_TESTS)
  find_package(doctest REQUIRED)
endif()
