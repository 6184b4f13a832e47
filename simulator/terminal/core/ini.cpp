#include "core/ini.h"

#include "core/text.h"

namespace sim {

Ini Ini::parse(std::string_view text) {
    Ini ini;
    std::string section;
    int number = 0;
    for (const std::string &raw : splitLines(text)) {
        ++number;
        const std::string_view line = trim(raw);
        if (line.empty() || line.front() == ';')
            continue;
        const auto report = [&](const char *what) {
            ini.errors_.push_back("line " + std::to_string(number) + ": " + what);
        };
        if (line.front() == '[') {
            if (line.back() == ']') {
                section = lowerCase(trim(line.substr(1, line.size() - 2)));
            } else {
                report("section without a closing bracket");
            }
            continue;
        }
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            report("neither a section nor key=value");
            continue;
        }
        ini.entries_.push_back(
            {section, lowerCase(trim(line.substr(0, equals))), std::string(trim(line.substr(equals + 1)))});
    }
    return ini;
}

std::optional<std::string> Ini::find(std::string_view section, std::string_view key) const {
    const std::string wantedSection = lowerCase(section);
    const std::string wantedKey = lowerCase(key);
    for (const Entry &entry : entries_) {
        if (entry.section == wantedSection && entry.key == wantedKey)
            return entry.value;
    }
    return std::nullopt;
}

std::string Ini::text(std::string_view section, std::string_view key, std::string_view fallback) const {
    return find(section, key).value_or(std::string(fallback));
}

bool Ini::flag(std::string_view section, std::string_view key, bool fallback) const {
    const auto value = find(section, key);
    if (!value)
        return fallback;
    return *value == "1" || lowerCase(*value) == "true";
}

}  // namespace sim
