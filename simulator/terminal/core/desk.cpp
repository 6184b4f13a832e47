#include "core/desk.h"

#include <algorithm>
#include <system_error>

namespace sim {
namespace {

constexpr Millis kHistory = 2 * kDay;
/// Whose part of a position is whose follows from deals, which may be older than the position.
constexpr Millis kHistoryOfNetting = 30 * kDay;
constexpr Millis kBetweenCondensings = 60 * kMinute;

Millis slotOf(Millis at) { return at - at % QuoteSource::kSlot; }

std::optional<TradeServer> serverOf(const std::string &name, const BrokerOptions &options) {
    const TradeServer *found = findServer(name);
    if (found == nullptr)
        return std::nullopt;
    TradeServer server = *found;
    for (SymbolSpec &symbol : server.symbols) {
        symbol.stopsLevel = options.stopsLevel.value_or(symbol.stopsLevel);
        symbol.freezeLevel = options.freezeLevel.value_or(symbol.freezeLevel);
    }
    return server;
}

}  // namespace

Desk::Desk(const Startup &startup, const BrokerOptions &options, std::filesystem::path bases)
    : login_(startup.login),
      serverName_(startup.server),
      options_(options),
      bases_(std::move(bases)),
      market_(options.seed),
      ownServer_(serverOf(startup.server, options)),
      server_(ownServer_ ? &*ownServer_ : nullptr),
      hours_(market_, options.hasWeekends),
      connection_(startup) {
    hours_.setZone(options.zone);
    for (const SymbolSpec &symbol : symbols()) {
        const auto &watched = options.marketWatch;
        if (!watched.empty() && std::find(watched.begin(), watched.end(), symbol.name) == watched.end())
            unselected_.insert(symbol.name);
    }
}

Millis Desk::historyLength() const { return options_.isNetting ? kHistoryOfNetting : kHistory; }

Millis Desk::visible(Millis now) const { return connection_.isOnline() ? now : lastSeen_; }

void Desk::openBook(Millis now, std::vector<JournalEntry> &journal) {
    book_ = std::make_unique<BookFile>(bases_ / serverName_, login_);
    account_ = book_->load(now - historyLength());
    nextCondensing_ = now + kBetweenCondensings;
    if (!book_->message().empty())
        journal.push_back({"Terminal", book_->message(), Severity::Warning});
    if (!account_.isOpen()) {
        const AccountChange opening =
            openAccount({login_, serverName_, options_.leverage, options_.deposit, options_.isNetting}, now);
        if (!book_->keep(opening))
            journal.push_back({"Terminal", "the account's book cannot be written", Severity::Error});
        account_.apply(opening);
    }
    broker_ = std::make_unique<Broker>(*server_, hours_, account_, *book_, faults_, options_.rules);
    for (const auto &[ticket, position] : account_.positions())
        unselected_.erase(position.symbol);
}

/// False when the account's file cannot be opened; the connection is tried again later.
bool Desk::openAccountFile(Millis now, DeskNews &news) {
    std::vector<JournalEntry> opening;
    try {
        openBook(now, opening);
    } catch (const std::filesystem::filesystem_error &failed) {
        news.journal.push_back(
            {"Terminal", std::string("the account's book cannot be opened: ") + failed.what(), Severity::Error});
        const auto lost = connection_.lose(now, 10 * kSecond);
        news.journal.insert(news.journal.end(), lost.begin(), lost.end());
        return false;
    }
    isSynchroniseDue_ = true;
    // MT5 reports the synchronisation before it reports whether trading is allowed.
    DeskNews synchronised;
    synchronise(now, synchronised);
    opening.insert(opening.end(), synchronised.journal.begin(), synchronised.journal.end());
    const auto place = news.journal.empty() ? news.journal.end() : news.journal.end() - 1;
    news.journal.insert(place, opening.begin(), opening.end());
    return true;
}

/// The terminal is connected and begins to load the account.
void Desk::reconnected(Millis now) {
    view_.thaw();
    if (unsynchronised_ == 0)
        return;
    view_.hideUntil(now + unsynchronised_);
    isSynchroniseDue_ = true;
}

void Desk::synchronise(Millis now, DeskNews &news) {
    if (!isSynchroniseDue_ || view_.isHidden(now))
        return;
    isSynchroniseDue_ = false;
    news.journal.push_back({"Network",
                            "'" + std::to_string(login_) + "': terminal synchronized with TermFleet: " +
                                std::to_string(account_.positions().size()) + " positions, " +
                                std::to_string(account_.pendingOrders().size()) + " orders, " +
                                std::to_string(server_->symbols.size()) + " symbols",
                            Severity::Info});
}

DeskNews Desk::pulse(Millis now) {
    const std::scoped_lock lock(mutex_);
    DeskNews news;
    const bool wasOnline = connection_.isOnline();
    news.journal = connection_.step(now);
    if (!connection_.isOnline())
        return news;
    if (!wasOnline)
        reconnected(now);
    if (broker_ == nullptr) {
        if (!openAccountFile(now, news))
            return news;
        view_.changed(account_, now);
    }
    lastSeen_ = now;
    if (now >= nextCondensing_)
        condense(now, news);
    synchronise(now, news);
    executeSubmitted(now, news);
    advance(now, news);
    release(now, news);
    collectTicks(now, news);
    return news;
}

/// Bounds memory and file of an account that trades every few seconds.
void Desk::condense(Millis now, DeskNews &news) {
    nextCondensing_ = now + kBetweenCondensings;
    try {
        book_->condense(account_, now - historyLength());
        view_.restart(account_);
    } catch (const std::filesystem::filesystem_error &failed) {
        news.journal.push_back(
            {"Terminal", std::string("the account's book was not written anew: ") + failed.what(), Severity::Warning});
    }
}

void Desk::collectTicks(Millis now, DeskNews &news) {
    if (ticksUntil_ == 0)
        ticksUntil_ = slotOf(now) - QuoteSource::kSlot;
    const Millis from = std::max(ticksUntil_ + QuoteSource::kSlot, slotOf(now) - kSecond);
    for (const SymbolSpec &symbol : server_->symbols) {
        for (Millis slot = from; slot <= slotOf(now); slot += QuoteSource::kSlot) {
            if (!hours_.tick(symbol, slot))
                continue;
            news.ticked.push_back(symbol.name);
            break;
        }
    }
    ticksUntil_ = slotOf(now);
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

}  // namespace sim
