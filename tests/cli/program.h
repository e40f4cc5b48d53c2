// Runs the program as a user does and keeps what it said.
//
//     Ran ran = runProgram({"check", "cnn"});
//     CHECK(ran.code == 0);
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace gradwalk {

struct Ran {
  int code = -1;  // exit code; −1 when it was killed by a signal
  std::string out, err;
};

inline std::string readAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void writeAll(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// Without a display, unless `display` names one.
inline Ran runProgram(std::vector<std::string> words, const std::string& display = "") {
  words.insert(words.begin(), GRADWALK_PROGRAM);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!std::string(*variable).starts_with("DISPLAY=") &&
        !std::string(*variable).starts_with("GRADWALK_DATA="))
      variables.emplace_back(*variable);
  if (!display.empty()) variables.push_back("DISPLAY=" + display);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "ran.out", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  posix_spawn_file_actions_addopen(&actions, 2, "ran.err", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  pid_t child = 0;
  const int error =
      posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  Ran ran;
  int status = 0;
  if (error == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)) ran.code = WEXITSTATUS(status);
  ran.out = readAll("ran.out");
  ran.err = readAll("ran.err");
  return ran;
}

// The text of a shipped lesson with one piece of it replaced, as a file in this folder.
inline std::string changedLesson(const std::string& name, const std::string& from, const std::string& to) {
  std::string text = readAll(std::filesystem::path(GRADWALK_SOURCE_DIR) / "lessons" / (name + ".toml"));
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  const std::string path = name + "-changed.toml";
  writeAll(path, at == std::string::npos ? "the text to change was not found: " + from : text);
  return path;
}

}  // namespace gradwalk
