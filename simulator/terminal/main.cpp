#include <windows.h>

#include <shellapi.h>

#include "core/files.h"
#include "core/text.h"
#include "host/expert_sockets.h"
#include "host/instance_lock.h"
#include "host/terminal.h"
#include "window/main_window.h"

namespace {

using namespace sim;

std::vector<std::string> arguments() {
    std::vector<std::string> found;
    int count = 0;
    wchar_t **all = CommandLineToArgvW(GetCommandLineW(), &count);
    for (int i = 1; i < count; ++i)
        found.push_back(textOf(std::filesystem::path(all[i])));
    LocalFree(all);
    return found;
}

std::filesystem::path programFolder() {
    wchar_t path[MAX_PATH];
    GetModuleFileNameW(nullptr, path, MAX_PATH);
    return std::filesystem::path(path).parent_path();
}

/// Ends without running the exit code of modules whose experts may hang.
[[noreturn]] void leave(unsigned code) {
    TerminateProcess(GetCurrentProcess(), code);
    while (true)
        Sleep(INFINITE);
}

}  // namespace

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE, PWSTR, int) {
    const std::filesystem::path dataFolder = programFolder();
    const InstanceLock lock(dataFolder);
    if (!lock.isHeld())
        return 0;

    const CommandLine line = parseCommandLine(arguments());
    const auto config = line.config ? readTextFile(pathOf(*line.config)) : std::nullopt;
    const Startup startup = parseStartup(config.value_or(""));
    const BrokerOptions options =
        parseBrokerOptions(readTextFile(dataFolder / "simulator" / "broker.ini").value_or(""));

    startSockets();
    AddVectoredExceptionHandler(1, &Expert::onException);
    Terminal terminal(dataFolder, startup, options);
    terminal.log("Terminal", "TermFleet simulated terminal x64 build 1 started");
    terminal.log("Terminal", textOf(dataFolder));
    if (line.config && !config)
        terminal.log("Terminal", "the configuration file cannot be read", Severity::Error);
    for (const std::string &error : startup.errors)
        terminal.log("Terminal", "startup: " + error, Severity::Error);
    for (const std::string &error : options.errors)
        terminal.log("Terminal", "broker.ini: " + error, Severity::Error);

    MainWindow window(terminal);
    window.show(instance);
    // After the window: a stop closes the window, and may come as soon as an expert runs.
    terminal.start();
    window.run();
    terminal.stop();
    leave(0);
}
