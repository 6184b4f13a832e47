#include "host/process_faults.h"

#include <windows.h>

#include <tlhelp32.h>

namespace sim {

void crashProcess() {
    TerminateProcess(GetCurrentProcess(), EXCEPTION_ACCESS_VIOLATION);
    while (true)
        Sleep(INFINITE);
}

void hangProcess() {
    const HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
    THREADENTRY32 entry{};
    entry.dwSize = sizeof entry;
    for (BOOL more = Thread32First(snapshot, &entry); more; more = Thread32Next(snapshot, &entry)) {
        if (entry.th32OwnerProcessID != GetCurrentProcessId() || entry.th32ThreadID == GetCurrentThreadId())
            continue;
        if (const HANDLE thread = OpenThread(THREAD_SUSPEND_RESUME, FALSE, entry.th32ThreadID))
            SuspendThread(thread);
    }
    while (true)
        Sleep(INFINITE);
}

}  // namespace sim
