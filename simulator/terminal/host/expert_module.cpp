#include "host/expert_module.h"

namespace sim {
bool ExpertModule::contains(const void *address) const {
    HMODULE owner = nullptr;
    return GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                              static_cast<LPCWSTR>(address), &owner) != 0 &&
           owner == handle;
}

std::string loadExpertModule(const std::filesystem::path &file, ExpertModule &module) {
    module.handle = LoadLibraryW(file.c_str());
    if (module.handle == nullptr)
        return "it cannot be loaded (error " + std::to_string(GetLastError()) + ")";
    std::string problem = module.functions.resolve(
        [&module](const char *name) { return reinterpret_cast<void *>(GetProcAddress(module.handle, name)); });
    if (!problem.empty()) {
        FreeLibrary(module.handle);
        module = {};
    }
    return problem;
}

}  // namespace sim
