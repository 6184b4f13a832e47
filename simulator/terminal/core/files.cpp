#include "core/files.h"

#include <fstream>
#include <iterator>

#include "core/text.h"

namespace sim {

std::optional<std::string> readFile(const std::filesystem::path &path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

std::optional<std::string> readTextFile(const std::filesystem::path &path) {
    const auto bytes = readFile(path);
    if (!bytes)
        return std::nullopt;
    return decodeText(*bytes);
}

std::filesystem::path pathOf(const std::string &utf8) { return std::u8string(utf8.begin(), utf8.end()); }

std::string textOf(const std::filesystem::path &path) {
    const std::u8string utf8 = path.u8string();
    return {utf8.begin(), utf8.end()};
}

}  // namespace sim
