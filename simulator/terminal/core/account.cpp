#include "core/account.h"

#include <algorithm>
#include <set>

namespace sim {
namespace {

Ticket firstTicket(const AccountTerms &terms) {
    std::uint64_t hash = 14695981039346656037u;
    const auto add = [&hash](std::uint64_t byte) { hash = (hash ^ byte) * 1099511628211u; };
    for (const char c : terms.server)
        add(static_cast<unsigned char>(c));
    for (std::uint64_t login = terms.login; login != 0; login >>= 8)
        add(login & 0xFF);
    constexpr Ticket kRangePerAccount = 100'000;
    return kRangePerAccount * (10'000 + (hash >> 20) % 900'000) + 1;
}

}  // namespace

void Account::use(Ticket ticket) { nextTicket_ = std::max(nextTicket_, ticket + 1); }

void Account::apply(const AccountChange &change) {
    if (change.opened)
        terms_ = *change.opened;
    if (change.balance)
        balance_ = *change.balance;
    if (change.nextTicket)
        nextTicket_ = *change.nextTicket;
    for (const Position &position : change.positions)
        positions_[position.ticket] = position;
    for (const Ticket ticket : change.closedPositions)
        positions_.erase(ticket);
    for (const Order &order : change.pendingOrders) {
        pendingOrders_[order.ticket] = order;
        use(order.ticket);
    }
    for (const Ticket ticket : change.removedOrders)
        pendingOrders_.erase(ticket);
    for (const Order &order : change.orders) {
        orders_.push_back(order);
        use(order.ticket);
    }
    for (const Deal &deal : change.deals) {
        deals_.push_back(deal);
        if (!change.balance)
            balance_ += deal.profit;
        use(deal.ticket);
    }
}

const Position *Account::findPosition(Ticket ticket) const {
    const auto found = positions_.find(ticket);
    return found == positions_.end() ? nullptr : &found->second;
}

const Position *Account::findPositionOf(const std::string &symbol) const {
    const auto found = std::find_if(positions_.begin(), positions_.end(),
                                    [&symbol](const auto &each) { return each.second.symbol == symbol; });
    return found == positions_.end() ? nullptr : &found->second;
}

bool Account::wasPosition(Ticket ticket) const {
    // A position that was turned round had the ticket of the order that did it.
    return std::any_of(deals_.rbegin(), deals_.rend(),
                       [ticket](const Deal &deal) { return deal.positionId == ticket || deal.order == ticket; });
}

Account Account::withoutHistory() const {
    Account copy;
    copy.terms_ = terms_;
    copy.balance_ = balance_;
    copy.nextTicket_ = nextTicket_;
    copy.positions_ = positions_;
    return copy;
}

AccountChange Account::condensed(Millis historyFrom) const {
    AccountChange whole;
    whole.opened = terms_;
    whole.balance = balance_;
    whole.nextTicket = nextTicket_;
    for (const auto &[ticket, position] : positions_)
        whole.positions.push_back(position);
    for (const auto &[ticket, order] : pendingOrders_)
        whole.pendingOrders.push_back(order);
    std::set<Ticket> open;
    for (const auto &[ticket, position] : positions_)
        open.insert(position.identifier);
    const auto isKept = [&](Millis at, Ticket position) { return at >= historyFrom || open.contains(position); };
    for (const Order &order : orders_) {
        if (isKept(order.done, order.positionId))
            whole.orders.push_back(order);
    }
    for (const Deal &deal : deals_) {
        if (isKept(deal.at, deal.positionId))
            whole.deals.push_back(deal);
    }
    return whole;
}

AccountChange openAccount(const AccountTerms &terms, Millis now) {
    Deal deposit;
    deposit.ticket = firstTicket(terms);
    deposit.type = DEAL_TYPE_BALANCE;
    deposit.reason = DEAL_REASON_CLIENT;
    deposit.profit = terms.deposit;
    deposit.at = now;
    deposit.comment = "Initial deposit";
    AccountChange change;
    change.opened = terms;
    change.deals.push_back(deposit);
    return change;
}

}  // namespace sim
