// Loads lessons on a worker, so that nothing waits for a large one. The newest
// request wins; the results of older ones are dropped.
//
//     loader.start([path](const Stop& stop) { return loadLesson(path, &stop); });
//     if (std::optional<LoadResult> result = loader.take()) receive(state, std::move(*result));
#pragma once

#include <filesystem>

#include "app/job.h"
#include "app/lab_state.h"
#include "trace/open_lesson.h"

namespace gradwalk {

struct LoadResult {
  std::filesystem::path path;
  OpenResult result;
  LabDataPointer lab = {};  // of a lesson with a surface
};

LoadResult loadLesson(const std::filesystem::path& path, const Stop* stop = nullptr);

using Loader = Job<LoadResult>;

}  // namespace gradwalk
