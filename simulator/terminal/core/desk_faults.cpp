#include <sstream>
#include <utility>

#include "core/desk.h"
#include "core/desk_journal.h"
#include "core/hand_trade.h"
#include "core/trade_words.h"

namespace sim {

/// Faults that wait for requests, or change how they are answered.
void Desk::applyToPlan(const FaultCommand &command) {
    const auto count = static_cast<int>(command.argument);
    switch (command.fault) {
        case Fault::Requote:
            faults_.requotes += count;
            break;
        case Fault::PriceOff:
            faults_.pricesOff += count;
            break;
        case Fault::PartialFill:
            faults_.partialFills += count;
            break;
        case Fault::PendingPartial:
            faults_.pendingPartialFills += count;
            break;
        case Fault::TimeoutExecuted:
            faults_.executedTimeouts += count;
            break;
        case Fault::TimeoutLost:
            faults_.lostTimeouts += count;
            break;
        case Fault::Unsent:
            faults_.unsent += count;
            break;
        case Fault::Placed:
            faults_.placed += count;
            break;
        case Fault::RefuseClose:
            faults_.refusedCloses += count;
            break;
        case Fault::Comments:
            faults_.comments = static_cast<Comments>(count);
            break;
        case Fault::Slow:
            faults_.slow = command.argument;
            break;
        case Fault::MarketClosed:
            faults_.marketClosed = count != 0;
            break;
        default:
            break;
    }
}

std::vector<JournalEntry> Desk::apply(const FaultCommand &command, Millis now) {
    const std::scoped_lock lock(mutex_);
    std::vector<JournalEntry> journal;
    switch (command.fault) {
        case Fault::Disconnect:
            view_.update(now);
            view_.freeze();
            journal = connection_.lose(now, command.argument * kSecond);
            break;
        case Fault::Unsynchronised:
            unsynchronised_ = command.argument * kSecond;
            break;
        case Fault::ListLag:
            view_.setLags(command.argument, view_.historyLag());
            break;
        case Fault::HistoryLag:
            view_.setLags(view_.listLag(), command.argument);
            break;
        case Fault::Weekend:
            command.argument != 0 ? hours_.close(now) : hours_.open(now);
            break;
        case Fault::TimeZone:
            hours_.setZone(command.argument * 60 * kMinute);
            break;
        case Fault::HandClose:
        case Fault::HandPartial:
            closeByHand(static_cast<Ticket>(command.argument), command.fault == Fault::HandPartial, now, journal);
            break;
        case Fault::HandCancel:
            changePending(static_cast<Ticket>(command.argument), &Broker::cancelByHand, now, journal);
            break;
        case Fault::ReachOrder:
            changePending(static_cast<Ticket>(command.argument), &Broker::reach, now, journal);
            break;
        case Fault::HandTrade:
            tradeByHand(command.text, now, journal);
            break;
        default:
            applyToPlan(command);
            break;
    }
    return journal;
}

/// Ticket 0 means every position.
void Desk::closeByHand(Ticket ticket, bool isHalf, Millis now, std::vector<JournalEntry> &journal) {
    if (broker_ == nullptr)
        return;
    const std::map<Ticket, Position> open = account_.positions();
    for (const auto &[each, position] : open) {
        if (ticket != 0 && ticket != each)
            continue;
        const SymbolSpec &symbol = *server_->find(position.symbol);
        const Lots half = Lots{position.volume.units / 2}.roundedDownTo(symbol.volumeStep);
        if (isHalf && half < symbol.volumeMin)
            continue;
        TradeOutcome outcome = broker_->closeByHand(each, isHalf ? half : Lots{}, now);
        if (!outcome.result.isDone()) {
            journal.push_back(tradesEntry(login_, "failed close by hand " + positionText(position, symbol.digits) +
                                                      " [" + outcome.result.comment + "]"));
            continue;
        }
        announce(outcome, now, journal);
    }
}

/// Ticket 0 means every pending order.
void Desk::changePending(Ticket ticket, OrderChange change, Millis now, std::vector<JournalEntry> &journal) {
    if (broker_ == nullptr)
        return;
    const std::map<Ticket, Order> pending = account_.pendingOrders();
    for (const auto &[each, order] : pending) {
        if (!isPendingType(order.type) || (ticket != 0 && ticket != each))
            continue;
        TradeOutcome outcome = (*broker_.*change)(each, now);
        announce(outcome, now, journal);
    }
}

/// Done at another terminal: neither this one's connection nor the requested faults matter to it.
void Desk::tradeByHand(const std::string &words, Millis now, std::vector<JournalEntry> &journal) {
    if (broker_ == nullptr)
        return;
    std::istringstream in(words);
    std::string name;
    in >> name;
    const std::optional<HandTrade> trade = HandTrades(*server_, hours_, account_).read(name, in, now);
    int retcode = TRADE_RETCODE_INVALID;
    if (trade && !in.fail() && trade->retcode != 0)
        retcode = trade->retcode;
    if (trade && !in.fail() && trade->retcode == 0) {
        const FaultPlan planned = std::exchange(faults_, {});
        TradeOutcome outcome = broker_->send(trade->request, now);
        faults_ = planned;
        retcode = outcome.result.isDone() ? 0 : outcome.result.retcode;
        announce(outcome, now, journal);
    }
    if (retcode != 0)
        journal.push_back(tradesEntry(login_, "failed by hand: " + words + " [" + retcodeText(retcode) + "]"));
}

/// The next pulse announces it, as the terminal did not ask for it.
void Desk::announce(TradeOutcome &outcome, Millis now, std::vector<JournalEntry> &journal) {
    for (const std::string &line : outcome.journal)
        journal.push_back(tradesEntry(login_, line));
    note(outcome, now);
    if (!outcome.transactions.empty())
        delayed_.push_back({now, std::move(outcome.transactions)});
}

}  // namespace sim
