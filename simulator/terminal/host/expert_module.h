#pragma once

#include <windows.h>

#include <filesystem>
#include <string>

#include "host/expert_functions.h"

namespace sim {

/// A loaded .ex5.
struct ExpertModule {
    HMODULE handle = nullptr;
    ExpertFunctions functions;

    /// True for code of the module itself.
    bool contains(const void *address) const;
};

/// Loads a module and looks its functions up. Returns an empty text, or the reason of a failure; nothing stays loaded
/// then.
std::string loadExpertModule(const std::filesystem::path &file, ExpertModule &module);

}  // namespace sim
