#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/broker.h"

namespace fixture {

/// Prices that the test sets; every slot has a tick with the price of that moment.
class FixedQuotes : public sim::QuoteSource {
public:
    void set(const std::string &marketName, double bid, double ask, sim::Millis from = 0) {
        prices_[marketName][from] = {from, bid, ask};
    }

    sim::Quote quote(const sim::SymbolSpec &symbol, sim::Millis at) const override {
        const auto &steps = prices_.at(symbol.marketName);
        sim::Quote found = std::prev(steps.upper_bound(at))->second;
        found.at = at;
        return found;
    }

    std::optional<sim::Quote> tick(const sim::SymbolSpec &symbol, sim::Millis slotStart) const override {
        return quote(symbol, slotStart);
    }

private:
    std::map<std::string, std::map<sim::Millis, sim::Quote>> prices_;
};

/// Keeps changes in memory, or refuses them.
class MemoryKeeper : public sim::ChangeKeeper {
public:
    bool keep(const sim::AccountChange &change) override {
        if (isBroken)
            return false;
        kept.push_back(change);
        return true;
    }

    bool isBroken = false;
    std::vector<sim::AccountChange> kept;
};

constexpr sim::Millis kNow = 1'750'000'000'000;

/// An account of 10,000 dollars at leverage 100 and a broker with the prices of the tests.
struct Desk {
    explicit Desk(const std::string &serverName = "TermFleet-Demo", bool isNetting = false)
        : server(*sim::findServer(serverName)) {
        quotes.set("EURUSD", 1.08500, 1.08510);
        quotes.set("GBPUSD", 1.27000, 1.27015);
        quotes.set("USDJPY", 150.000, 150.010);
        quotes.set("USDCHF", 0.88400, 0.88415);
        quotes.set("AUDUSD", 0.65800, 0.65810);
        quotes.set("EURGBP", 0.85430, 0.85445);
        quotes.set("XAUUSD", 2350.00, 2350.20);
        quotes.set("US500", 5250.0, 5250.5);
        account.apply(sim::openAccount({1001, serverName, 100, sim::Money{1'000'000}, isNetting}, kNow));
    }

    static sim::TradeRequest market(const std::string &symbol, int type, double volume) {
        sim::TradeRequest request;
        request.symbol = symbol;
        request.type = type;
        request.volume = volume;
        request.filling = ORDER_FILLING_IOC;
        request.comment = "TF42";
        request.magic = 7;
        return request;
    }

    static sim::TradeRequest closing(const sim::Position &position, double volume) {
        sim::TradeRequest request =
            market(position.symbol, position.isBuy() ? ORDER_TYPE_SELL : ORDER_TYPE_BUY, volume);
        request.position = position.ticket;
        return request;
    }

    sim::Position opened(const std::string &symbol, int type, double volume, sim::Millis at = kNow) {
        const auto outcome = broker.send(market(symbol, type, volume), at);
        return *account.findPosition(outcome.result.order);
    }

    const sim::TradeServer &server;
    FixedQuotes quotes;
    MemoryKeeper keeper;
    sim::FaultPlan faults;
    sim::Account account;
    sim::Broker broker{server, quotes, account, keeper, faults};
};

/// A temporary folder that is removed with the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    std::filesystem::path path;
};

}  // namespace fixture
