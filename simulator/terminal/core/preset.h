#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// One input of an expert as text; the expert converts it to the input's type.
struct ExpertInput {
    std::string name;
    std::string value;
};

/// Reads the text of a preset (`NAME.set`): `name=value` lines, `;` begins a comment line. Everything from `||` on is
/// for the strategy tester and is ignored. Lines without `=` are skipped.
std::vector<ExpertInput> parsePreset(std::string_view text);

}  // namespace sim
