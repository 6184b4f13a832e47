#include "host/expert_module.h"

namespace sim {
namespace {

template <typename Function>
bool find(HMODULE module, const char *name, Function &function) {
    function = reinterpret_cast<Function>(reinterpret_cast<void *>(GetProcAddress(module, name)));
    return function != nullptr;
}

std::string resolve(ExpertModule &module) {
    ex5_info_fn info = nullptr;
    if (!find(module.handle, TF_EX5_INFO, info))
        return "it is not a program for this terminal";
    module.info = info();
    if (module.info == nullptr || module.info->abi_version != TF_ABI_VERSION)
        return "it was compiled for another terminal";
    const bool isWhole =
        find(module.handle, TF_EX5_ATTACH, module.attach) && find(module.handle, TF_EX5_SET_INPUT, module.setInput) &&
        find(module.handle, TF_EX5_ON_INIT, module.onInit) && find(module.handle, TF_EX5_ON_DEINIT, module.onDeinit);
    if (!isWhole)
        return "it lacks functions that every expert has";
    find(module.handle, TF_EX5_ON_TICK, module.onTick);
    find(module.handle, TF_EX5_ON_TIMER, module.onTimer);
    find(module.handle, TF_EX5_ON_TRADE, module.onTrade);
    find(module.handle, TF_EX5_ON_TRADE_TRANSACTION, module.onTransaction);
    return "";
}

}  // namespace

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
    std::string problem = resolve(module);
    if (!problem.empty()) {
        FreeLibrary(module.handle);
        module = {};
    }
    return problem;
}

}  // namespace sim
