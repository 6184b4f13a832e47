// State of a running expert: its terminal, its last error.
#pragma once

#include "types.h"

#include <stdexcept>

namespace mql {

// An error that ends an expert in MetaTrader too: array out of range, a bad format.
class critical_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Written by ex5_attach, read by everything; one thread, see abi/terminal_api.h.
struct runtime_state {
    const TerminalApi *api = nullptr;
    void *self = nullptr;
    TfChart chart = {};
    int last_error = 0;
};

inline runtime_state state;

// Keeps an error code for GetLastError; true when there is none.
inline bool succeeded(tf_error error) {
    if (error != 0)
        state.last_error = error;
    return error == 0;
}

}  // namespace mql

inline int GetLastError() { return mql::state.last_error; }

inline void ResetLastError() { mql::state.last_error = 0; }

inline void SetUserError(ushort code) { mql::state.last_error = ERR_USER_ERROR_FIRST + code; }

inline bool IsStopped() { return mql::state.api->stopped(mql::state.self) != 0; }

inline void ExpertRemove() { mql::state.api->expert_remove(mql::state.self); }

inline void Sleep(int milliseconds) {
    if (milliseconds > 0)
        mql::state.api->sleep_ms(mql::state.self, static_cast<std::uint32_t>(milliseconds));
}
