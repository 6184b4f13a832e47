// Global variables of the terminal.
#pragma once

#include "clock.h"

inline bool GlobalVariableCheck(const string &name) {
    return mql::state.api->global_check(mql::state.self, name.utf8().c_str()) != 0;
}

inline bool GlobalVariableGet(const string &name, double &value) {
    return mql::succeeded(mql::state.api->global_get(mql::state.self, name.utf8().c_str(), &value));
}

// 0 for one that does not exist.
inline double GlobalVariableGet(const string &name) {
    double value = 0.0;
    GlobalVariableGet(name, value);
    return value;
}

// When it was set; 0 with an error.
inline datetime GlobalVariableSet(const string &name, double value) {
    const bool set = mql::succeeded(mql::state.api->global_set(mql::state.self, name.utf8().c_str(), value));
    return set ? TimeLocal() : datetime(0);
}

inline bool GlobalVariableDel(const string &name) {
    return mql::succeeded(mql::state.api->global_delete(mql::state.self, name.utf8().c_str()));
}
