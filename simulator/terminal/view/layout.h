#pragma once

#include "view/scene.h"
#include "view/view_state.h"

namespace sim {

/// The positions of the parts of a window of a certain size.
struct Layout {
    Layout(int width, int height);

    Box toolbar;
    Box algoButton;  ///< toggles automated trading
    Box commandBox;  ///< the text field; the window puts its own control there
    Box market;
    Box chart;
    Box positions;
    Box journal;
    Box status;
};

/// The whole picture of a state.
Scene drawScene(const Layout &layout, const ViewState &view);

}  // namespace sim
