#include "view/scene.h"

namespace sim {
namespace {

bool isSameLayout(const Scene &before, const Scene &now) {
    if (before.size() != now.size())
        return false;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!(before[i].box == now[i].box))
            return false;
    }
    return true;
}

}  // namespace

std::vector<std::size_t> changedItems(const Scene &before, const Scene &now) {
    std::vector<std::size_t> changed;
    const bool isSame = isSameLayout(before, now);
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (!isSame || !(before[i] == now[i]))
            changed.push_back(i);
    }
    return changed;
}

}  // namespace sim
