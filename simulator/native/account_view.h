#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "core/account.h"

namespace tfsim {

using sim::Millis;

/// What a terminal shows of its account. It is behind the broker by its lags, and shows nothing while it is not
/// synchronised. Times passed in never go back.
class AccountView {
public:
    /// The account is as given from `now` on; it is seen after the lags.
    void changed(const sim::Account &account, Millis now);

    /// True if the positions that are shown have changed since the last call.
    bool update(Millis now);

    /// How much later than the broker the list of positions and the history show a change, in milliseconds.
    void setLags(Millis list, Millis history) {
        listLag_ = list;
        historyLag_ = history;
    }

    /// Shows no positions and no history until then, and half of them for half a second more.
    void hideUntil(Millis until) { hiddenUntil_ = until; }

    /// What is shown stays as it is until thaw().
    void freeze() { isFrozen_ = true; }
    void thaw() { isFrozen_ = false; }

    /// Shows the next changes so much later, once.
    void delayNext(Millis delay) { extraLag_ = delay; }

    const std::vector<sim::Position> &positions() const { return shown_; }

    /// How many of the account's deals and orders the history shows; they are in the order of their execution.
    std::size_t dealCount() const { return deals_; }
    std::size_t orderCount() const { return orders_; }

private:
    struct PositionsAt {
        Millis at;
        std::vector<sim::Position> positions;
    };
    struct HistoryAt {
        Millis at;
        std::size_t deals;
        std::size_t orders;
    };

    void show(Millis now);

    Millis listLag_ = 0;
    Millis historyLag_ = 0;
    Millis extraLag_ = 0;
    Millis hiddenUntil_ = 0;
    bool isFrozen_ = false;
    std::deque<PositionsAt> positionsToCome_;
    std::deque<HistoryAt> historyToCome_;
    std::vector<sim::Position> known_;  // all that has arrived
    std::size_t knownDeals_ = 0;
    std::size_t knownOrders_ = 0;
    std::vector<sim::Position> shown_;
    std::size_t deals_ = 0;
    std::size_t orders_ = 0;
};

}  // namespace tfsim
