// Long lessons, written when a test asks for them: many operations, or many iterations.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace gradwalk {

// a1 = relu(x), a2 = relu(a1) …, then their sum; `operations` of them in all.
inline std::filesystem::path longNetwork(int operations) {
  const std::string file = "network-" + std::to_string(operations) + ".toml";
  std::ofstream out(file, std::ios::binary);
  out << "format = 1\n[lesson]\ntitle = { en = \"Long\", ko = \"긴 수업\" }\n[values]\nx = [1, 2]\n[graph]\n";
  for (int k = 1; k < operations; ++k)
    out << "a" << k << " = \"relu(" << (k == 1 ? std::string("x") : "a" + std::to_string(k - 1)) << ")\"\n";
  out << "L = \"sum(a" << operations - 1 << ")\"\n[train]\nloss = \"L\"\nparameters = [\"x\"]\n"
      << "optimizer = \"sgd(learning_rate=0.01)\"\niterations = 1\n";
  return file;
}

// A bowl, (x·x)/20 + y·y, down which x and y roll.
inline std::filesystem::path longDescent(int iterations, const std::string& rate = "0.1") {
  const std::string file = "descent-" + std::to_string(iterations) + "-" + rate + ".toml";
  std::ofstream out(file, std::ios::binary);
  out << "format = 1\n[lesson]\ntitle = { en = \"Bowl\", ko = \"그릇\" }\n[values]\nx = -7\ny = 2\n[graph]\n"
      << "L = \"(x * x) / 20 + y * y\"\n[train]\nloss = \"L\"\nparameters = [\"x\", \"y\"]\n"
      << "optimizer = \"sgd(learning_rate=" << rate << ")\"\niterations = " << iterations << "\n";
  return file;
}

}  // namespace gradwalk
