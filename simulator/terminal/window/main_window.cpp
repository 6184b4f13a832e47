#include "window/main_window.h"

#include <windowsx.h>

#include "core/text.h"
#include "view/palette.h"

namespace sim {
namespace {

constexpr wchar_t kClassName[] =
    L"MetaQuotes::MetaTrader::5.00";  // the class by which tools look for a terminal's window
constexpr UINT_PTR kRefreshTimer = 1;
constexpr UINT kRefreshMillis = 1000;
constexpr int kWidth = 1024;
constexpr int kHeight = 700;

COLORREF native(Color color) { return RGB(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF); }

std::string typedText(HWND control) {
    wchar_t text[256];
    const int length = GetWindowTextW(control, text, 256);
    return utf16leToUtf8({reinterpret_cast<const char *>(text), static_cast<std::size_t>(length) * 2});
}

}  // namespace

MainWindow::MainWindow(Terminal &terminal)
    : terminal_(terminal), commandBackground_(CreateSolidBrush(native(palette::kFrame))) {}

MainWindow::~MainWindow() { DeleteObject(commandBackground_); }

void MainWindow::show(HINSTANCE instance) {
    WNDCLASSEXW type{};
    type.cbSize = sizeof type;
    type.lpfnWndProc = &MainWindow::procedure;
    type.hInstance = instance;
    type.hCursor = LoadCursorW(nullptr, IDC_ARROW);
    type.hIcon = LoadIconW(nullptr, IDI_APPLICATION);
    type.lpszClassName = kClassName;
    RegisterClassExW(&type);
    // All of the desktop, without being maximised: Wine lets the border of a maximised window hang over the screen's
    // edge.
    RECT desktop{0, 0, kWidth, kHeight};
    SystemParametersInfoW(SPI_GETWORKAREA, 0, &desktop, 0);
    CreateWindowExW(0, kClassName, L"TermFleet simulated terminal", WS_OVERLAPPEDWINDOW | WS_CLIPCHILDREN, desktop.left,
                    desktop.top, desktop.right - desktop.left, desktop.bottom - desktop.top, nullptr, nullptr, instance,
                    this);
    ShowWindow(window_, SW_SHOW);
}

LRESULT CALLBACK MainWindow::procedure(HWND window, UINT message, WPARAM wide, LPARAM high) {
    if (message == WM_NCCREATE) {
        const auto *creation = reinterpret_cast<const CREATESTRUCTW *>(high);
        SetWindowLongPtrW(window, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(creation->lpCreateParams));
    }
    auto *self = reinterpret_cast<MainWindow *>(GetWindowLongPtrW(window, GWLP_USERDATA));
    if (self == nullptr)
        return DefWindowProcW(window, message, wide, high);
    self->window_ = window;
    return self->handle(message, wide, high);
}

LRESULT MainWindow::handle(UINT message, WPARAM wide, LPARAM high) {
    switch (message) {
        case WM_CREATE:
            create(window_);
            return 0;
        case WM_SIZE:
            resize();
            return 0;
        case WM_TIMER:
            refresh();
            return 0;
        case WM_PAINT:
            paint();
            return 0;
        case WM_ERASEBKGND:
            return 1;  // every pixel belongs to an item of the scene
        case WM_LBUTTONDOWN:
            click(GET_X_LPARAM(high), GET_Y_LPARAM(high));
            return 0;
        case WM_CTLCOLOREDIT:
            SetTextColor(reinterpret_cast<HDC>(wide), native(palette::kText));
            SetBkColor(reinterpret_cast<HDC>(wide), native(palette::kFrame));
            return reinterpret_cast<LRESULT>(commandBackground_);
        case WM_QUERYENDSESSION:
            return TRUE;
        case WM_ENDSESSION:
            if (wide != 0)
                DestroyWindow(window_);
            return 0;
        case WM_DESTROY:
            PostQuitMessage(0);
            return 0;
        default:
            return DefWindowProcW(window_, message, wide, high);
    }
}

void MainWindow::create(HWND window) {
    command_ = CreateWindowExW(0, L"EDIT", L"", WS_CHILD | WS_VISIBLE | WS_BORDER | ES_AUTOHSCROLL, 0, 0, 0, 0, window,
                               nullptr, nullptr, nullptr);
    SendMessageW(command_, WM_SETFONT, reinterpret_cast<WPARAM>(painter_.font()), TRUE);
    SendMessageW(command_, EM_SETLIMITTEXT, 200, 0);
    SetTimer(window, kRefreshTimer, kRefreshMillis, nullptr);
    SetFocus(command_);
}

void MainWindow::resize() {
    RECT area;
    GetClientRect(window_, &area);
    const Layout layout(area.right, area.bottom);
    MoveWindow(command_, layout.commandBox.left, layout.commandBox.top, layout.commandBox.width(),
               layout.commandBox.height(), TRUE);
    scene_ = drawScene(layout, terminal_.view());
    InvalidateRect(window_, nullptr, FALSE);
}

void MainWindow::refresh() {
    if (IsIconic(window_))
        return;
    RECT area;
    GetClientRect(window_, &area);
    Scene fresh = drawScene(Layout(area.right, area.bottom), terminal_.view());
    const auto changed = changedItems(scene_, fresh);
    if (changed.empty())
        return;
    scene_ = std::move(fresh);
    std::vector<const SceneItem *> items;
    for (const std::size_t index : changed)
        items.push_back(&scene_[index]);
    const HDC target = GetDC(window_);
    painter_.paint(target, items);
    ReleaseDC(window_, target);
}

void MainWindow::paint() {
    PAINTSTRUCT job;
    const HDC target = BeginPaint(window_, &job);
    std::vector<const SceneItem *> items;
    for (const SceneItem &item : scene_) {
        const RECT area{item.box.left, item.box.top, item.box.right, item.box.bottom};
        RECT common;
        if (IntersectRect(&common, &area, &job.rcPaint))
            items.push_back(&item);
    }
    painter_.paint(target, items);
    EndPaint(window_, &job);
}

void MainWindow::click(int x, int y) {
    RECT area;
    GetClientRect(window_, &area);
    const Layout layout(area.right, area.bottom);
    if (layout.algoButton.contains(x, y))
        terminal_.toggleAlgoTrading();
    if (layout.market.contains(x, y)) {
        for (const SceneItem &item : scene_) {
            if (item.box.top <= y && y < item.box.bottom && item.box.left == layout.market.left)
                terminal_.showChart(item.text);
        }
    }
    refresh();
}

void MainWindow::enterCommand() {
    const std::string words = typedText(command_);
    if (terminal_.showChart(words)) {
        terminal_.log("Terminal", "chart of '" + words + "' shown");
    } else if (!words.empty()) {
        terminal_.log("Terminal", "no symbol begins with '" + words + "'", Severity::Warning);
    }
    SendMessageW(command_, EM_SETSEL, 0, -1);
    refresh();
}

bool MainWindow::isHotkey(const MSG &message) const {
    return message.message == WM_KEYDOWN && message.wParam == 'E' && (GetKeyState(VK_CONTROL) & 0x8000) != 0;
}

int MainWindow::run() {
    MSG message;
    while (GetMessageW(&message, nullptr, 0, 0) > 0) {
        if (isHotkey(message)) {
            terminal_.toggleAlgoTrading();
            refresh();
            continue;
        }
        if (message.message == WM_KEYDOWN && message.wParam == VK_RETURN && message.hwnd == command_) {
            enterCommand();
            continue;
        }
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
    return static_cast<int>(message.wParam);
}

}  // namespace sim
