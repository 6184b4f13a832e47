#pragma once

#include <deque>
#include <vector>

#include "core/account.h"

namespace sim {

/// What a terminal shows of its account: behind the broker by its lags, nothing while it is not synchronised, and
/// unchanged while it is frozen. Not synchronised between threads. Times passed in must not go back.
class AccountView {
public:
    /// The account is as given from `now` on; it is shown after the lags.
    void changed(const Account &account, Millis now);

    /// The account's old history was left out: shows it as given at once, whatever the lags.
    void restart(const Account &account);

    /// Brings what is shown up to `now`. True if the positions or orders that are shown have changed since the last
    /// call.
    bool update(Millis now);

    /// How much later than the broker the lists of positions and orders, and the history show a change, in
    /// milliseconds.
    void setLags(Millis list, Millis history) {
        listLag_ = list;
        historyLag_ = history;
    }
    Millis listLag() const { return listLag_; }
    Millis historyLag() const { return historyLag_; }

    /// Shows no positions, no orders and no history until then, and half of the positions for half a second more.
    void hideUntil(Millis until) { hiddenUntil_ = until; }
    bool isHidden(Millis now) const { return now < hiddenUntil_; }

    /// What is shown stays as it is until thaw().
    void freeze() { isFrozen_ = true; }
    void thaw() { isFrozen_ = false; }

    /// Shows the next changes so much later, once.
    void delayNext(Millis delay) { extraLag_ = delay; }

    const std::vector<Position> &positions() const { return shown_.positions; }
    const std::vector<Order> &pendingOrders() const { return shown_.orders; }

    /// How many of the account's deals and orders the history shows; they are in the order of their execution.
    std::size_t dealCount() const { return deals_; }
    std::size_t orderCount() const { return orders_; }

private:
    struct Lists {
        std::vector<Position> positions;
        std::vector<Order> orders;

        friend bool operator==(const Lists &, const Lists &) = default;
    };
    struct ListsAt {
        Millis at;
        Lists lists;
    };
    struct HistoryAt {
        Millis at;
        std::size_t deals;
        std::size_t orders;
    };

    static Lists listsOf(const Account &account);
    void show(Millis now);

    Millis listLag_ = 0;
    Millis historyLag_ = 0;
    Millis extraLag_ = 0;
    Millis hiddenUntil_ = 0;
    bool isFrozen_ = false;
    bool isStale_ = true;  // something has arrived that is not shown yet
    std::deque<ListsAt> listsToCome_;
    std::deque<HistoryAt> historyToCome_;
    Lists known_;  // all that has arrived
    std::size_t knownDeals_ = 0;
    std::size_t knownOrders_ = 0;
    Lists shown_;
    std::size_t deals_ = 0;
    std::size_t orders_ = 0;
};

}  // namespace sim
