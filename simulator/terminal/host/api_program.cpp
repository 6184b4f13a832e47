#include "host/api_tables.h"
#include "host/clock.h"

namespace sim {
namespace {

uint64_t microseconds(void *self) { return steadyMicroseconds() - expertOf(self).startedMicroseconds(); }

void sleepMs(void *self, uint32_t milliseconds) { expertOf(self).events().sleep(milliseconds); }

tf_error timerStart(void *self, uint32_t milliseconds) {
    expertOf(self).events().startTimer(milliseconds);
    return 0;
}

void timerStop(void *self) { expertOf(self).events().stopTimer(); }

void print(void *self, const char *text) { expertOf(self).print(text); }

void alert(void *self, const char *text) { expertOf(self).print(std::string("Alert: ") + text, Severity::Warning); }

void comment(void *self, const char *text) { expertOf(self).setComment(text); }

int32_t globalCheck(void *self, const char *name) { return expertOf(self).context().globals.get(name) ? 1 : 0; }

tf_error globalGet(void *self, const char *name, double *out) {
    const auto value = expertOf(self).context().globals.get(name);
    if (!value)
        return ERR_GLOBALVARIABLE_NOT_FOUND;
    *out = *value;
    return 0;
}

tf_error globalSet(void *self, const char *name, double value) {
    return expertOf(self).context().globals.set(name, value) ? 0 : ERR_INTERNAL_ERROR;
}

tf_error globalDelete(void *self, const char *name) {
    return expertOf(self).context().globals.remove(name) ? 0 : ERR_GLOBALVARIABLE_NOT_FOUND;
}

void expertRemove(void *self) { expertOf(self).removeAfterEvent(); }

int32_t stopped(void *self) { return expertOf(self).events().isStopping() || expertOf(self).isRemovalAsked() ? 1 : 0; }

}  // namespace

void fillProgramFunctions(TerminalApi &api) {
    api.microseconds = microseconds;
    api.sleep_ms = sleepMs;
    api.timer_start = timerStart;
    api.timer_stop = timerStop;
    api.print = print;
    api.alert = alert;
    api.comment = comment;
    api.global_check = globalCheck;
    api.global_get = globalGet;
    api.global_set = globalSet;
    api.global_delete = globalDelete;
    api.expert_remove = expertRemove;
    api.stopped = stopped;
}

const TerminalApi &terminalApi() {
    static const TerminalApi kApi = [] {
        TerminalApi api{};
        api.version = TF_ABI_VERSION;
        api.size = sizeof api;
        fillAccountFunctions(api);
        fillTradeFunctions(api);
        fillSocketFunctions(api);
        fillProgramFunctions(api);
        return api;
    }();
    return kApi;
}

}  // namespace sim
