/* The least that can stand in for a terminal: reads its configuration, writes a journal, shows a window, crashes. */
#include <stdio.h>
#include <windows.h>

static void journal(const wchar_t *text) {
    SYSTEMTIME now;
    wchar_t path[64];
    wchar_t line[512];
    DWORD written;
    GetLocalTime(&now);
    swprintf(path, 64, L"C:\\MT5\\logs\\%04d%02d%02d.log", now.wYear, now.wMonth, now.wDay);
    int length = swprintf(line, 512, L"AA\t0\t%02d:%02d:%02d.%03d\t%ls\r\n", now.wHour, now.wMinute, now.wSecond,
                          now.wMilliseconds, text);
    HANDLE file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ, NULL, OPEN_ALWAYS, 0, NULL);
    WriteFile(file, line, (DWORD)length * sizeof *line, &written, NULL);
    CloseHandle(file);
}

static int exists(const wchar_t *path) { return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES; }

static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM w, LPARAM l) {
    switch (message) {
        case WM_TIMER:
            if (exists(L"C:\\MT5\\simulator\\faults")) {
                RaiseException(EXCEPTION_ACCESS_VIOLATION, EXCEPTION_NONCONTINUABLE, 0, NULL);
            }
            return 0;
        case WM_CLOSE:
            journal(L"Terminal\tclosed nicely");
            DestroyWindow(window);
            return 0;
        case WM_DESTROY:
            PostQuitMessage(3);
            return 0;
        default:
            return DefWindowProcW(window, message, w, l);
    }
}

int main(void) {
    if (!exists(L"C:\\termfleet\\startup.ini") || !exists(L"C:\\MT5\\MQL5\\Presets\\TermFleet.set") ||
        !exists(L"C:\\MT5\\MQL5\\Profiles\\Charts\\TermFleet\\chart01.chr")) {
        return 9;
    }
    WNDCLASSW class = {.lpfnWndProc = on_message, .hInstance = GetModuleHandleW(NULL), .lpszClassName = L"terminal"};
    class.hbrBackground = CreateSolidBrush(RGB(0, 200, 0));
    RegisterClassW(&class);
    HWND window = CreateWindowW(L"terminal", L"Test terminal", WS_POPUP | WS_VISIBLE, 0, 0, 1280, 800, NULL, NULL,
                                class.hInstance, NULL);
    UpdateWindow(window);
    SetTimer(window, 1, 100, NULL);
    journal(L"Network\t'7': authorized on Test through A (ping: 1 ms)");
    journal(L"Experts\texpert TermFleetFollower (EURUSD,M1) loaded successfully");
    MSG message;
    while (GetMessageW(&message, NULL, 0, 0) > 0) {
        DispatchMessageW(&message);
    }
    return (int)message.wParam;
}
