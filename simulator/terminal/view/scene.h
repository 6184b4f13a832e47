#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sim {

/// Pixels of the window's client area.
struct Box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool contains(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
    friend bool operator==(const Box &, const Box &) = default;
};

/// 0xRRGGBB
using Color = std::uint32_t;

enum class Align { Left, Center, Right };

/// A rectangle with a background and, on it, a text or a line of prices. Items never overlap, so each can be painted
/// alone.
struct SceneItem {
    Box box;
    Color background = 0;
    Color color = 0;
    std::string text;
    Align align = Align::Left;
    bool isBold = false;
    std::vector<int> line;  ///< a curve instead of a text: y of each step from left to right, in pixels from the top

    friend bool operator==(const SceneItem &, const SceneItem &) = default;
};

/// A whole picture.
using Scene = std::vector<SceneItem>;

/// Which items of `now` differ from what `before` shows; all of them when the layout changed.
std::vector<std::size_t> changedItems(const Scene &before, const Scene &now);

}  // namespace sim
