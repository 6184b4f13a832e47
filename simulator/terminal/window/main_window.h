#pragma once

#include <windows.h>

#include "host/terminal.h"
#include "view/layout.h"
#include "window/painter.h"

namespace sim {

/// The terminal's window. Reads the terminal's state once a second and after every click or command, and paints only
/// what has changed. Made, used and destroyed on one thread, which also runs its messages.
class MainWindow {
public:
    explicit MainWindow(Terminal &terminal);
    ~MainWindow();
    MainWindow(const MainWindow &) = delete;
    MainWindow &operator=(const MainWindow &) = delete;

    void show(HINSTANCE instance);

    /// Handles messages until the window is closed.
    int run();

private:
    static LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM wide, LPARAM high);
    LRESULT handle(UINT message, WPARAM wide, LPARAM high);
    void create(HWND window);
    void resize();
    void refresh();
    void paint();
    void click(int x, int y);
    void enterCommand();
    bool isHotkey(const MSG &message) const;

    Terminal &terminal_;
    Painter painter_;
    HBRUSH commandBackground_;
    HWND window_ = nullptr;
    HWND command_ = nullptr;
    Scene scene_;
};

}  // namespace sim
