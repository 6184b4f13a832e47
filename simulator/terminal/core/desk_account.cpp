#include <algorithm>

#include "core/desk.h"

namespace sim {

int Desk::leverage() const {
    const std::scoped_lock lock(mutex_);
    return account_.terms().leverage;
}

bool Desk::isNetting() const {
    const std::scoped_lock lock(mutex_);
    return account_.isOpen() ? account_.terms().isNetting : options_.isNetting;
}

AccountValue Desk::value(Millis now) const {
    const std::scoped_lock lock(mutex_);
    return broker_ == nullptr ? AccountValue{} : broker_->valuation().value(account_, visible(now));
}

std::vector<PositionView> Desk::positions(Millis now) const {
    const std::scoped_lock lock(mutex_);
    view_.update(now);
    std::vector<PositionView> views;
    for (const Position &position : view_.positions()) {
        const Valuation &valuation = broker_->valuation();
        views.push_back(
            {position, valuation.closePrice(position, visible(now)), valuation.profit(position, visible(now))});
    }
    return views;
}

std::optional<PositionView> Desk::position(Ticket ticket, Millis now) const {
    const std::scoped_lock lock(mutex_);
    view_.update(now);
    const auto &shown = view_.positions();
    const auto found =
        std::find_if(shown.begin(), shown.end(), [&](const Position &each) { return each.ticket == ticket; });
    if (found == shown.end())
        return std::nullopt;
    const Valuation &valuation = broker_->valuation();
    return PositionView{*found, valuation.closePrice(*found, visible(now)), valuation.profit(*found, visible(now))};
}

std::size_t Desk::positionCount(Millis now) const {
    const std::scoped_lock lock(mutex_);
    view_.update(now);
    return view_.positions().size();
}

std::vector<Order> Desk::pendingOrders(Millis now) const {
    const std::scoped_lock lock(mutex_);
    view_.update(now);
    return view_.pendingOrders();
}

std::vector<Deal> Desk::deals(Millis from, Millis to, Ticket positionId, Millis now) const {
    const std::scoped_lock lock(mutex_);
    view_.update(now);
    std::vector<Deal> found;
    for (std::size_t i = 0; i < view_.dealCount(); ++i) {
        const Deal &deal = account_.deals()[i];
        if (positionId != 0 ? deal.positionId == positionId : deal.at >= from && deal.at <= to)
            found.push_back(deal);
    }
    return found;
}

std::vector<Order> Desk::orders(Millis from, Millis to, Ticket positionId, Millis now) const {
    const std::scoped_lock lock(mutex_);
    view_.update(now);
    std::vector<Order> found;
    for (std::size_t i = 0; i < view_.orderCount(); ++i) {
        const Order &order = account_.orders()[i];
        if (positionId != 0 ? order.positionId == positionId : order.done >= from && order.done <= to)
            found.push_back(order);
    }
    return found;
}

}  // namespace sim
