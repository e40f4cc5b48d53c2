#include <algorithm>

#include <fmt/format.h>

#include "cli/commands.h"
#include "lesson/library.h"

namespace gradwalk {

void addList(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("list", "List the lessons in teaching order");
  auto language = std::make_shared<Language>(Language::en);
  addLanguage(*command, *language);
  command->callback([&context, language] {
    context.run = [language] {
      const auto entries = listLessons();
      if (entries.empty()) {
        complain(
            "the shipped lessons were not found\n  hint: set GRADWALK_DATA to the folder that holds "
            "lessons/");
        return environment;
      }
      std::size_t width = 0;
      for (const LessonEntry& entry : entries) width = std::max(width, entry.name.size());
      for (const LessonEntry& entry : entries) {
        std::string source;
        if (!entry.document.empty())
          source = "  (" + entry.document + (entry.section.empty() ? "" : ", " + entry.section) + ")";
        fmt::print("{:<{}}  {}{}\n", entry.name, width, entry.title.in(*language), source);
      }
      return fine;
    };
  });
}

}  // namespace gradwalk
