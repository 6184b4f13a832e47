#pragma once

#include <windows.h>

#include <string>
#include <vector>

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

    /// Plain texts first, then bold ones: selecting a font costs most, since Wine asks for X resources each
    /// time.
    void paint(HDC target, const std::vector<const SceneItem *> &items) const;
    HFONT font() const { return plain_; }

private:
    static void paintItem(HDC target, const SceneItem &item);

    HFONT plain_;
    HFONT bold_;
};

}  // namespace sim
