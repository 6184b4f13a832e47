#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// One input of an expert as a text; the expert itself turns it into the input's type.
struct ExpertInput {
    std::string name;
    std::string value;
};

/// Reads the text of a preset (`NAME.set`): `name=value` lines, `;` begins a comment line. What follows `||` belongs to
/// the strategy tester and is left out. Lines without `=` are skipped.
std::vector<ExpertInput> parsePreset(std::string_view text);

}  // namespace sim
