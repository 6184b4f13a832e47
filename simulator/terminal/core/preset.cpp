#include "core/preset.h"

#include "core/text.h"

namespace sim {

std::vector<ExpertInput> parsePreset(std::string_view text) {
    std::vector<ExpertInput> inputs;
    for (const std::string &line : splitLines(text)) {
        const std::size_t equals = line.find('=');
        if (line.starts_with(';') || equals == std::string::npos)
            continue;
        const std::string_view name = trim(std::string_view(line).substr(0, equals));
        std::string_view value = std::string_view(line).substr(equals + 1);
        value = value.substr(0, value.find("||"));
        if (!name.empty())
            inputs.push_back({std::string(name), std::string(trim(value))});
    }
    return inputs;
}

}  // namespace sim
