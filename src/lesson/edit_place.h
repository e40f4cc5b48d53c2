// Where in a lesson's text an entry stands or is to stand.
//
//     putKey(text, {"conventions"}, "ties", "\"all\"", problems);
//     putArgument(text, "train", "optimizer", "learning_rate", "0.5", problems);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lesson/diagnostic.h"
#include "lesson/read_tree.h"

namespace gradwalk {

// The value of table.key is `written` from now on; what is missing, entry or table, is
// added. False after adding a problem.
bool putKey(std::string& text, const std::string& table, const std::string& key, const std::string& written,
            Problems& problems);

// An argument key=written of the outermost call in the expression of table.entry.
bool putArgument(std::string& text, const std::string& table, const std::string& entry,
                 const std::string& key, const std::string& written, Problems& problems);

// The node of table.key, or nullptr.
const TomlNode* nodeAt(const TomlTree& tree, std::string_view table, std::string_view key);

// What stands inside the quotes of a text.
Span insideQuotes(std::string_view source, const TomlNode& text);

// A key as TOML takes it: quoted unless it is plain ASCII.
std::string keyText(const std::string& key);

}  // namespace gradwalk
