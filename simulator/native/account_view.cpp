#include "native/account_view.h"

#include <algorithm>

namespace tfsim {
namespace {

constexpr Millis kFilling = 500;

/// A later change is never seen before an earlier one.
template <typename Entry>
Millis notBefore(const std::deque<Entry> &queue, Millis at) {
    return queue.empty() ? at : std::max(at, queue.back().at);
}

}  // namespace

void AccountView::changed(const sim::Account &account, Millis now) {
    std::vector<sim::Position> positions;
    for (const auto &[ticket, position] : account.positions())
        positions.push_back(position);
    positionsToCome_.push_back({notBefore(positionsToCome_, now + listLag_ + extraLag_), std::move(positions)});
    historyToCome_.push_back(
        {notBefore(historyToCome_, now + historyLag_ + extraLag_), account.deals().size(), account.orders().size()});
    extraLag_ = 0;
}

bool AccountView::update(Millis now) {
    while (!positionsToCome_.empty() && positionsToCome_.front().at <= now) {
        known_ = std::move(positionsToCome_.front().positions);
        positionsToCome_.pop_front();
    }
    while (!historyToCome_.empty() && historyToCome_.front().at <= now) {
        knownDeals_ = historyToCome_.front().deals;
        knownOrders_ = historyToCome_.front().orders;
        historyToCome_.pop_front();
    }
    if (isFrozen_)
        return false;
    const std::vector<sim::Position> before = shown_;
    show(now);
    return before != shown_;
}

void AccountView::show(Millis now) {
    if (now < hiddenUntil_) {
        shown_.clear();
        deals_ = orders_ = 0;
        return;
    }
    deals_ = knownDeals_;
    orders_ = knownOrders_;
    const bool isFilling = hiddenUntil_ != 0 && now < hiddenUntil_ + kFilling;
    const auto count = static_cast<std::ptrdiff_t>(isFilling ? known_.size() / 2 : known_.size());
    shown_.assign(known_.begin(), known_.begin() + count);
}

}  // namespace tfsim
