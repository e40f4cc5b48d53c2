// --size of commands that make pictures.
//
//     double width = 0, height = 0;
//     if (!parsePictureSize("1280x720", width, height)) return unusable;   // it was said why
#pragma once

#include <string>

namespace gradwalk {

bool parsePictureSize(const std::string& size, double& width, double& height);

}  // namespace gradwalk
