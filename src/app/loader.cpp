#include "app/loader.h"

namespace gradwalk {

LoadResult loadLesson(const std::filesystem::path& path) { return {path, openLesson(path)}; }

}  // namespace gradwalk
