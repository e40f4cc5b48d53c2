// A descent with several runs, written when a test asks for it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace gradwalk {

// x²/20 + y² from (−7, 2), 30 iterations, on a map from (−8, −4) to (8, 4).
inline std::filesystem::path writtenDescent(const std::string& name, const std::vector<std::string>& runs,
                                            const std::string& graph = "x^2/20 + y^2",
                                            const std::string& more = "") {
  const std::string file = name + ".toml";
  std::ofstream out(file, std::ios::binary);
  out << "format = 1\n[lesson]\ntitle = { en = \"Bowl\", ko = \"그릇\" }\n[values]\nx = -7\ny = "
         "2\n[graph]\nf = \""
      << graph << "\"\n[train]\nloss = \"f\"\nparameters = [\"x\", \"y\"]\niterations = 30\n"
      << "[surface]\nx = \"x\"\ny = \"y\"\nx_range = [-8, 8]\ny_range = [-4, 4]\n";
  for (const std::string& run : runs) out << "[[run]]\n" << run << "\n";
  out << more;
  return file;
}

inline std::filesystem::path threeRuns(const std::string& name) {
  return writtenDescent(name,
                        {"name = \"SGD\"\noptimizer = \"sgd(learning_rate=0.95)\"",
                         "name = \"Momentum\"\noptimizer = \"momentum(learning_rate=0.1, momentum=0.9)\"",
                         "name = \"Adam\"\noptimizer = \"adam(learning_rate=0.3)\""});
}

}  // namespace gradwalk
