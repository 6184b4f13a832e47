#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace sim {

/// All bytes of a file; nothing when it cannot be opened.
std::optional<std::string> readFile(const std::filesystem::path &path);

/// The text of a file as UTF-8, whichever of MT5's encodings it has; nothing when it cannot be opened.
std::optional<std::string> readTextFile(const std::filesystem::path &path);

/// A path of UTF-8 text on either platform.
std::filesystem::path pathOf(const std::string &utf8);

/// UTF-8 text of a path.
std::string textOf(const std::filesystem::path &path);

}  // namespace sim
