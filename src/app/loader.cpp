#include "app/loader.h"

namespace gradwalk {

LoadResult loadLesson(const std::filesystem::path& path, const Stop* stop) {
  LoadResult out{path, openLesson(path, stop)};
  if (out.result.open) out.lab = labDataOf(*out.result.open, stop);
  return out;
}

}  // namespace gradwalk
