#include "view/layout.h"

#include <algorithm>

namespace sim {

Layout::Layout(int width, int height) {
    constexpr int kToolbar = 44;
    constexpr int kStatus = 24;
    constexpr int kGap = 4;
    width = std::max(width, 480);
    height = std::max(height, 320);
    toolbar = {0, 0, width, kToolbar};
    algoButton = {12, 8, 152, kToolbar - 8};
    commandBox = {164, 10, std::min(164 + 240, width - 12), kToolbar - 10};
    status = {0, height - kStatus, width, height};

    const int top = kToolbar + kGap;
    const int bottom = height - kStatus - kGap;
    const int middle = top + (bottom - top) * 48 / 100;
    const int lower = middle + (bottom - middle) * 45 / 100;
    const int split = std::min(320, width * 36 / 100);
    market = {0, top, split, middle};
    chart = {split + kGap, top, width, middle};
    positions = {0, middle + kGap, width, lower};
    journal = {0, lower + kGap, width, bottom};
}

}  // namespace sim
