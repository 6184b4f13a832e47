#include "core/desk.h"

#include <algorithm>
#include <system_error>

#include "core/trade_words.h"

namespace sim {
namespace {

constexpr Millis kHistory = 2 * kDay;
constexpr Millis kBetweenCondensings = 60 * kMinute;

JournalEntry trades(std::uint64_t login, const std::string &text) {
    return {"Trades", "'" + std::to_string(login) + "': " + text, Severity::Info};
}

Millis slotOf(Millis at) { return at - at % QuoteSource::kSlot; }

}  // namespace

Desk::Desk(const Startup &startup, const BrokerOptions &options, std::filesystem::path bases)
    : login_(startup.login),
      serverName_(startup.server),
      options_(options),
      bases_(std::move(bases)),
      market_(options.seed),
      server_(findServer(startup.server)),
      connection_(startup) {}

Millis Desk::visible(Millis now) const { return connection_.isOnline() ? now : lastSeen_; }

void Desk::openBook(Millis now, std::vector<JournalEntry> &journal) {
    book_ = std::make_unique<BookFile>(bases_ / serverName_, login_);
    account_ = book_->load(now - kHistory);
    nextCondensing_ = now + kBetweenCondensings;
    if (!book_->complaint().empty())
        journal.push_back({"Terminal", book_->complaint(), Severity::Warning});
    if (!account_.isOpen()) {
        const AccountChange opening = openAccount({login_, serverName_, options_.leverage, options_.deposit}, now);
        if (!book_->keep(opening))
            journal.push_back({"Terminal", "the account's book cannot be written", Severity::Error});
        account_.apply(opening);
    }
    broker_ = std::make_unique<Broker>(*server_, market_, account_, *book_, faults_);
    journal.push_back({"Network",
                       "'" + std::to_string(login_) +
                           "': terminal synchronized with TermFleet: " + std::to_string(account_.positions().size()) +
                           " positions, 0 orders, " + std::to_string(server_->symbols.size()) + " symbols",
                       Severity::Info});
}

DeskNews Desk::pulse(Millis now) {
    const std::scoped_lock lock(mutex_);
    DeskNews news;
    news.journal = connection_.step(now);
    if (!connection_.isOnline())
        return news;
    if (broker_ == nullptr) {
        std::vector<JournalEntry> opening;
        try {
            openBook(now, opening);
        } catch (const std::filesystem::filesystem_error &failed) {
            news.journal.push_back(
                {"Terminal", std::string("the account's book cannot be opened: ") + failed.what(), Severity::Error});
            const auto lost = connection_.lose(now, 10 * kSecond);
            news.journal.insert(news.journal.end(), lost.begin(), lost.end());
            return news;
        }
        // MT5 says what it synchronised before it says whether trading is allowed.
        const auto place = news.journal.empty() ? news.journal.end() : news.journal.end() - 1;
        news.journal.insert(place, opening.begin(), opening.end());
    }
    lastSeen_ = now;
    if (now >= nextCondensing_)
        condense(now, news);
    advance(now, news);
    collectTicks(now, news);
    return news;
}

/// An account that trades every few seconds would fill memory and disk in weeks.
void Desk::condense(Millis now, DeskNews &news) {
    nextCondensing_ = now + kBetweenCondensings;
    try {
        book_->condense(account_, now - kHistory);
    } catch (const std::filesystem::filesystem_error &failed) {
        news.journal.push_back(
            {"Terminal", std::string("the account's book was not written anew: ") + failed.what(), Severity::Warning});
    }
}

void Desk::advance(Millis now, DeskNews &news) {
    for (const TradeOutcome &outcome : broker_->advance(now)) {
        news.transactions.insert(news.transactions.end(), outcome.transactions.begin(), outcome.transactions.end());
        for (const std::string &line : outcome.journal)
            news.journal.push_back(trades(login_, line));
    }
}

void Desk::collectTicks(Millis now, DeskNews &news) {
    if (ticksUntil_ == 0)
        ticksUntil_ = slotOf(now) - QuoteSource::kSlot;
    const Millis from = std::max(ticksUntil_ + QuoteSource::kSlot, slotOf(now) - kSecond);
    for (const SymbolSpec &symbol : server_->symbols) {
        for (Millis slot = from; slot <= slotOf(now); slot += QuoteSource::kSlot) {
            if (!market_.tick(symbol, slot))
                continue;
            news.ticked.push_back(symbol.name);
            break;
        }
    }
    ticksUntil_ = slotOf(now);
}

std::vector<JournalEntry> Desk::apply(const FaultCommand &command, Millis now) {
    const std::scoped_lock lock(mutex_);
    switch (command.fault) {
        case Fault::Disconnect:
            return connection_.lose(now, command.argument * kSecond);
        case Fault::Requote:
            faults_.requotes += command.argument;
            break;
        case Fault::PriceOff:
            faults_.pricesOff += command.argument;
            break;
        case Fault::PartialFill:
            faults_.partialFills += command.argument;
            break;
        case Fault::TimeoutExecuted:
            faults_.executedTimeouts += command.argument;
            break;
        case Fault::Slow:
            faults_.slow = command.argument;
            break;
        case Fault::MarketClosed:
            faults_.marketClosed = command.argument != 0;
            break;
        default:
            break;
    }
    return {};
}

Link Desk::link() const {
    const std::scoped_lock lock(mutex_);
    return connection_.link();
}

bool Desk::isOnline() const {
    const std::scoped_lock lock(mutex_);
    return connection_.isOnline();
}

bool Desk::hasAccount() const {
    const std::scoped_lock lock(mutex_);
    return broker_ != nullptr;
}

int Desk::leverage() const {
    const std::scoped_lock lock(mutex_);
    return account_.terms().leverage;
}

AccountValue Desk::value(Millis now) const {
    const std::scoped_lock lock(mutex_);
    return broker_ == nullptr ? AccountValue{} : broker_->valuation().value(account_, visible(now));
}

std::vector<PositionView> Desk::positions(Millis now) const {
    const std::scoped_lock lock(mutex_);
    std::vector<PositionView> views;
    for (const auto &[ticket, position] : account_.positions()) {
        const Valuation &valuation = broker_->valuation();
        views.push_back(
            {position, valuation.closePrice(position, visible(now)), valuation.profit(position, visible(now))});
    }
    return views;
}

std::optional<PositionView> Desk::position(Ticket ticket, Millis now) const {
    const std::scoped_lock lock(mutex_);
    const Position *found = account_.findPosition(ticket);
    if (found == nullptr)
        return std::nullopt;
    const Valuation &valuation = broker_->valuation();
    return PositionView{*found, valuation.closePrice(*found, visible(now)), valuation.profit(*found, visible(now))};
}

std::size_t Desk::positionCount() const {
    const std::scoped_lock lock(mutex_);
    return account_.positions().size();
}

Millis Desk::delay() const {
    const std::scoped_lock lock(mutex_);
    return faults_.slow;
}

int Desk::whyOffline() const {
    if (!connection_.isOnline() || broker_ == nullptr)
        return TRADE_RETCODE_CONNECTION;
    return connection_.link() == Link::Investor ? TRADE_RETCODE_TRADE_DISABLED : 0;
}

DeskAnswer Desk::send(const TradeRequest &request, Millis now) {
    const std::scoped_lock lock(mutex_);
    DeskAnswer answer;
    if (const int refusal = whyOffline(); refusal != 0) {
        answer.result.retcode = refusal;
        answer.result.comment = retcodeText(refusal);
        const std::string asked =
            requestText(request, server_ == nullptr ? nullptr : server_->find(request.symbol), nullptr);
        answer.journal.push_back(trades(login_, "failed " + asked + " [" + answer.result.comment + "]"));
        return answer;
    }
    TradeOutcome outcome = broker_->send(request, now);
    answer.result = outcome.result;
    answer.transactions = std::move(outcome.transactions);
    for (const std::string &line : outcome.journal)
        answer.journal.push_back(trades(login_, line));
    return answer;
}

TradeResult Desk::check(const TradeRequest &request, Millis now) const {
    const std::scoped_lock lock(mutex_);
    if (const int refusal = whyOffline(); refusal != 0) {
        TradeResult result;
        result.retcode = refusal;
        result.comment = retcodeText(refusal);
        return result;
    }
    return broker_->check(request, now);
}

std::vector<Deal> Desk::deals(Millis from, Millis to, Ticket positionId) const {
    const std::scoped_lock lock(mutex_);
    std::vector<Deal> found;
    for (const Deal &deal : account_.deals()) {
        if (positionId != 0 ? deal.positionId == positionId : deal.at >= from && deal.at <= to)
            found.push_back(deal);
    }
    return found;
}

std::vector<Order> Desk::orders(Millis from, Millis to, Ticket positionId) const {
    const std::scoped_lock lock(mutex_);
    std::vector<Order> found;
    for (const Order &order : account_.orders()) {
        if (positionId != 0 ? order.positionId == positionId : order.done >= from && order.done <= to)
            found.push_back(order);
    }
    return found;
}

}  // namespace sim
