#pragma once

#include <windows.h>

#include <string>

#include "view/scene.h"

namespace sim {

/// UTF-8 to what Windows draws.
std::wstring wide(const std::string &utf8);

/// Paints items of a scene with GDI. The window's thread only.
class Painter {
public:
    Painter();
    ~Painter();
    Painter(const Painter &) = delete;
    Painter &operator=(const Painter &) = delete;

    void paint(HDC target, const SceneItem &item) const;
    HFONT font() const { return plain_; }

private:
    HFONT plain_;
    HFONT bold_;
};

}  // namespace sim
