#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/trade_types.h"

namespace sim {

/// The terms of an account, fixed when it is opened.
struct AccountTerms {
    std::uint64_t login = 0;
    std::string server;
    int leverage = 100;
    Money deposit{1'000'000};
    bool isNetting = false;  ///< one position for each symbol; false: any number of them (hedging)

    friend bool operator==(const AccountTerms &, const AccountTerms &) = default;
};

/// Everything that changes at once: either all of it takes effect or none.
struct AccountChange {
    std::optional<AccountTerms> opened;  ///< only the very first change has it
    std::optional<Money> balance;        ///< carried over when old history is left out
    std::optional<Ticket> nextTicket;    ///< likewise
    std::vector<Position> positions;     ///< new or changed
    std::vector<Ticket> closedPositions;
    std::vector<Order> pendingOrders;  ///< new or changed
    std::vector<Ticket> removedOrders;
    std::vector<Order> orders;  ///< into the history
    std::vector<Deal> deals;    ///< into the history; their profits move the balance

    friend bool operator==(const AccountChange &, const AccountChange &) = default;
};

/// A trading account: the sum of its changes. Not synchronised; one owner at a time.
class Account {
public:
    /// Applies a change; changes of one book must come in their order.
    void apply(const AccountChange &change);

    bool isOpen() const { return terms_.login != 0; }
    const AccountTerms &terms() const { return terms_; }
    Money balance() const { return balance_; }

    /// The number that the next order or deal gets. Accounts begin at numbers of their own.
    Ticket nextTicket() const { return nextTicket_; }

    const std::map<Ticket, Position> &positions() const { return positions_; }
    const std::map<Ticket, Order> &pendingOrders() const { return pendingOrders_; }
    const std::vector<Order> &orders() const { return orders_; }
    const std::vector<Deal> &deals() const { return deals_; }

    const Position *findPosition(Ticket ticket) const;

    /// The first position of that symbol: of a netting account the only one.
    const Position *findPositionOf(const std::string &symbol) const;

    /// True when the history holds a deal of that position.
    bool wasPosition(Ticket ticket) const;

    /// This account with its positions and balance only: cheap to copy, for what-if calculations.
    Account withoutHistory() const;

    /// The one change that builds this account anew, history before `historyFrom` left out unless its position is open.
    AccountChange condensed(Millis historyFrom) const;

private:
    void use(Ticket ticket);

    AccountTerms terms_;
    Money balance_;
    Ticket nextTicket_ = 1;
    std::map<Ticket, Position> positions_;
    std::map<Ticket, Order> pendingOrders_;
    std::vector<Order> orders_;
    std::vector<Deal> deals_;
};

/// The change that opens an account: its terms and the first deposit. Its first ticket depends on login and server, far
/// from those of other accounts.
AccountChange openAccount(const AccountTerms &terms, Millis now);

}  // namespace sim
