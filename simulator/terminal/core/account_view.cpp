#include "core/account_view.h"

#include <algorithm>

namespace sim {
namespace {

constexpr Millis kFilling = 500;

/// A later change is never seen before an earlier one.
template <typename Entry>
Millis notBefore(const std::deque<Entry> &queue, Millis at) {
    return queue.empty() ? at : std::max(at, queue.back().at);
}

}  // namespace

AccountView::Lists AccountView::listsOf(const Account &account) {
    Lists lists;
    for (const auto &[ticket, position] : account.positions())
        lists.positions.push_back(position);
    for (const auto &[ticket, order] : account.pendingOrders())
        lists.orders.push_back(order);
    return lists;
}

void AccountView::changed(const Account &account, Millis now) {
    listsToCome_.push_back({notBefore(listsToCome_, now + listLag_ + extraLag_), listsOf(account)});
    historyToCome_.push_back(
        {notBefore(historyToCome_, now + historyLag_ + extraLag_), account.deals().size(), account.orders().size()});
    extraLag_ = 0;
}

void AccountView::restart(const Account &account) {
    listsToCome_.clear();
    historyToCome_.clear();
    known_ = listsOf(account);
    knownDeals_ = account.deals().size();
    knownOrders_ = account.orders().size();
    deals_ = std::min(deals_, knownDeals_);
    orders_ = std::min(orders_, knownOrders_);
    isStale_ = true;
}

bool AccountView::update(Millis now) {
    while (!listsToCome_.empty() && listsToCome_.front().at <= now) {
        known_ = std::move(listsToCome_.front().lists);
        listsToCome_.pop_front();
        isStale_ = true;
    }
    while (!historyToCome_.empty() && historyToCome_.front().at <= now) {
        knownDeals_ = historyToCome_.front().deals;
        knownOrders_ = historyToCome_.front().orders;
        historyToCome_.pop_front();
        isStale_ = true;
    }
    // Experts poll: without a change there is nothing to copy.
    if (isFrozen_ || (!isStale_ && hiddenUntil_ == 0))
        return false;
    const Lists before = shown_;
    show(now);
    isStale_ = false;
    if (now >= hiddenUntil_ + kFilling)
        hiddenUntil_ = 0;
    return before != shown_;
}

void AccountView::show(Millis now) {
    if (isHidden(now)) {
        shown_ = {};
        deals_ = orders_ = 0;
        return;
    }
    deals_ = knownDeals_;
    orders_ = knownOrders_;
    shown_ = known_;
    if (hiddenUntil_ != 0 && now < hiddenUntil_ + kFilling)
        shown_.positions.resize(known_.positions.size() / 2);
}

}  // namespace sim
