// The exports of an .ex5: its inputs by name, and the functions that the terminal calls.
#pragma once

#include "format.h"
#include "runtime.h"
#include "trade.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#ifdef _WIN32
#define MQL_EXPORT extern "C" __declspec(dllexport)
#else
#define MQL_EXPORT extern "C" __attribute__((visibility("default")))
#endif

namespace mql {

// An input variable: how to set it from the text of a preset.
struct input_binding {
    TfInput info;
    void *variable;
    tf_error (*set)(void *variable, const char *text);
};

inline bool whole_number(const char *text, long long &value) {
    char *end = nullptr;
    errno = 0;
    value = std::strtoll(text, &end, 10);
    return end != text && *end == '\0' && errno == 0;
}

// Overloads by the variable's type; ERR_INVALID_PARAMETER leaves it as it was.
inline tf_error assign(string &variable, const char *text) {
    variable = string::of(text);
    return 0;
}

inline tf_error assign(bool &variable, const char *text) {
    const std::string word(text);
    if (word != "true" && word != "false" && word != "1" && word != "0")
        return ERR_INVALID_PARAMETER;
    variable = word == "true" || word == "1";
    return 0;
}

inline tf_error assign(double &variable, const char *text) {
    char *end = nullptr;
    const double value = std::strtod(text, &end);
    if (end == text || *end != '\0' || !std::isfinite(value))
        return ERR_INVALID_PARAMETER;
    variable = value;
    return 0;
}

inline tf_error assign(datetime &variable, const char *text) {
    long long value = 0;
    if (!whole_number(text, value))
        return ERR_INVALID_PARAMETER;
    variable = datetime(value);
    return 0;
}

inline tf_error assign(color &variable, const char *text) {
    long long value = 0;
    if (!whole_number(text, value) || value < 0 || value > 0xFFFFFF)
        return ERR_INVALID_PARAMETER;
    variable = color(static_cast<std::uint32_t>(value));
    return 0;
}

// Integers and enumerations; a value that the type cannot hold is refused.
template <typename T>
tf_error assign(T &variable, const char *text) {
    long long value = 0;
    if (!whole_number(text, value) || static_cast<long long>(static_cast<T>(value)) != value)
        return ERR_INVALID_PARAMETER;
    variable = static_cast<T>(value);
    return 0;
}

inline TfInputType input_type(const string &) { return TF_INPUT_STRING; }
inline TfInputType input_type(const bool &) { return TF_INPUT_BOOL; }
inline TfInputType input_type(const double &) { return TF_INPUT_DOUBLE; }
inline TfInputType input_type(const datetime &) { return TF_INPUT_DATETIME; }
inline TfInputType input_type(const color &) { return TF_INPUT_COLOR; }
template <typename T>
TfInputType input_type(const T &) {
    return TF_INPUT_INTEGER;
}

template <typename T>
input_binding bind_input(const char *name, const char *label, T &variable) {
    return {{name, label, input_type(variable)}, &variable, [](void *target, const char *text) {
                return assign(*static_cast<T *>(target), text);
            }};
}

// Ends the table of inputs.
inline input_binding no_input() { return {{nullptr, nullptr, 0}, nullptr, nullptr}; }

inline tf_error set_input(const input_binding *bindings, const char *name, const char *value) {
    for (const input_binding *binding = bindings; binding->variable != nullptr; binding++)
        if (std::strcmp(binding->info.name, name) == 0)
            return binding->set(binding->variable, value);
    return ERR_NOT_FOUND;
}

inline std::vector<TfInput> input_list(const input_binding *bindings) {
    std::vector<TfInput> list;
    for (const input_binding *binding = bindings; binding->variable != nullptr; binding++)
        list.push_back(binding->info);
    return list;
}

inline int init_result(int (*handler)()) { return handler(); }

inline int init_result(void (*handler)()) {
    handler();
    return INIT_SUCCEEDED;
}

typedef void (*transaction_handler)(const MqlTradeTransaction &, const MqlTradeRequest &, const MqlTradeResult &);

inline void call_transaction(transaction_handler handler, const TfTradeTransaction *transaction,
                             const TfTradeRequest *request, const TfTradeResult *result) {
    handler(from_abi(*transaction), from_abi(*request), from_abi(*result));
}

// No exception leaves the module: it ends the expert, with a line in its log.
template <typename Body>
int guarded(Body body) {
    try {
        body();
        return TF_EVENT_DONE;
    } catch (const std::exception &error) {
        state.api->print(state.self, error.what());
    } catch (...) {
        state.api->print(state.self, "unknown exception");
    }
    return TF_EVENT_ABORTED;
}

inline void attach(const TerminalApi *api, void *self, const TfChart *chart) {
    state.api = api;
    state.self = self;
    state.chart = *chart;
    state.last_error = 0;
}

}  // namespace mql

#define MQL_MODULE(NAME, VERSION, DESCRIPTION, HANDLERS)                                                               \
    MQL_EXPORT const Ex5Info *ex5_info(void) {                                                                         \
        static const std::vector<TfInput> inputs = ::mql::input_list(mql_inputs);                                      \
        static const Ex5Info info = {                                                                                  \
            TF_ABI_VERSION, HANDLERS, NAME, VERSION, DESCRIPTION, inputs.data(), static_cast<int32_t>(inputs.size())}; \
        return &info;                                                                                                  \
    }                                                                                                                  \
    MQL_EXPORT void ex5_attach(const TerminalApi *api, void *self, const TfChart *chart) {                             \
        ::mql::attach(api, self, chart);                                                                               \
    }                                                                                                                  \
    MQL_EXPORT tf_error ex5_set_input(const char *name, const char *value) {                                           \
        return ::mql::set_input(mql_inputs, name, value);                                                              \
    }

#define MQL_EVENT_INIT(CALL)                          \
    MQL_EXPORT int32_t ex5_on_init(int32_t *code) {   \
        return ::mql::guarded([&] { *code = CALL; }); \
    }

#define MQL_EVENT_DEINIT(CALL)                         \
    MQL_EXPORT int32_t ex5_on_deinit(int32_t reason) { \
        return ::mql::guarded([&] { CALL; });          \
    }

#define MQL_EVENT(NAME, CALL)                 \
    MQL_EXPORT int32_t ex5_on_##NAME(void) {  \
        return ::mql::guarded([&] { CALL; }); \
    }

#define MQL_EVENT_TRANSACTION(...)                                                                                    \
    MQL_EXPORT int32_t ex5_on_trade_transaction(const TfTradeTransaction *transaction, const TfTradeRequest *request, \
                                                const TfTradeResult *result) {                                        \
        return ::mql::guarded([&] { __VA_ARGS__; });                                                                  \
    }
