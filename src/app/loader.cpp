#include "app/loader.h"

namespace gradwalk {

LoadResult loadLesson(const std::filesystem::path& path, const Stop* stop) {
  return {path, openLesson(path, stop)};
}

}  // namespace gradwalk
