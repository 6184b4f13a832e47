#include <cstdint>
#include <cstdio>

#include "host/expert.h"

namespace sim {
namespace {

thread_local Expert *currentExpert = nullptr;
thread_local DWORD crashCode = 0;

bool isCrash(DWORD code) {
    switch (code) {
        case EXCEPTION_ACCESS_VIOLATION:
        case EXCEPTION_INT_DIVIDE_BY_ZERO:
        case EXCEPTION_INT_OVERFLOW:
        case EXCEPTION_ILLEGAL_INSTRUCTION:
        case EXCEPTION_PRIV_INSTRUCTION:
        case EXCEPTION_FLT_DIVIDE_BY_ZERO:
        case EXCEPTION_IN_PAGE_ERROR:
            return true;
        default:
            return false;
    }
}

}  // namespace

DWORD WINAPI Expert::threadMain(void *self) {
    currentExpert = static_cast<Expert *>(self);
    currentExpert->run();
    return 0;
}

/// Runs on the crashed thread, in place of the code that crashed. Its frames are not unwound: they hold only
/// the module's objects, as crashes elsewhere are not caught.
void Expert::endCrashedThread() {
    Expert &expert = *currentExpert;
    char text[64];
    std::snprintf(text, sizeof text, "critical error 0x%08lX", crashCode);
    expert.print(text, Severity::Error);
    expert.log("expert " + expert.title_ + " removed", Severity::Error);
    expert.gone();
    ExitThread(crashCode);
}

LONG CALLBACK Expert::onException(EXCEPTION_POINTERS *exception) {
    if (currentExpert == nullptr || !isCrash(exception->ExceptionRecord->ExceptionCode))
        return EXCEPTION_CONTINUE_SEARCH;
    if (!currentExpert->module_.contains(exception->ExceptionRecord->ExceptionAddress))
        return EXCEPTION_CONTINUE_SEARCH;
    crashCode = exception->ExceptionRecord->ExceptionCode;
    CONTEXT &context = *exception->ContextRecord;
    // As after a call: the stack is 8 off a multiple of 16, with room for the callee's home area.
    context.Rsp = (context.Rsp & ~std::uint64_t{15}) - 0x88;
    context.Rip = reinterpret_cast<std::uint64_t>(&Expert::endCrashedThread);
    return EXCEPTION_CONTINUE_EXECUTION;
}

}  // namespace sim
