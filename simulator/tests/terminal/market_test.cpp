#include "core/market.h"

#include <cmath>

#include "core/price.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;

TEST("two markets with the same seed show the same price at the same moment, under every server's names") {
    const Market one(5);
    const Market other(5);
    const TradeServer &plain = *findServer("TermFleet-Demo");
    const TradeServer &suffixed = *findServer("TermFleet-Demo.z");
    for (const SymbolSpec &symbol : plain.symbols) {
        const SymbolSpec &twin = *suffixed.find(symbol.name + ".z");
        for (Millis at = fixture::kNow; at < fixture::kNow + kMinute; at += 777) {
            CHECK(one.quote(symbol, at) == other.quote(twin, at));
        }
    }
}

TEST("another seed is another market") {
    const SymbolSpec &symbol = *findServer("TermFleet-Demo")->find("EURUSD");
    CHECK(!(Market(5).quote(symbol, fixture::kNow) == Market(6).quote(symbol, fixture::kNow)));
}

TEST("the quote of a moment is the last tick before it") {
    const Market market(5);
    for (const SymbolSpec &symbol : findServer("TermFleet-Demo")->symbols) {
        std::optional<Quote> last;
        for (Millis slot = fixture::kNow; slot < fixture::kNow + kMinute; slot += Market::kSlot) {
            if (const auto tick = market.tick(symbol, slot))
                last = tick;
            if (last)
                CHECK(market.quote(symbol, slot + Market::kSlot - 1) == *last);
        }
        CHECK(last.has_value());
    }
}

TEST("prices have the symbol's decimals, a real spread, and stay near where they belong") {
    const Market market(20260101);
    for (const SymbolSpec &symbol : findServer("TermFleet-Demo")->symbols) {
        const double base = market.quote(symbol, fixture::kNow).bid;
        for (Millis at = fixture::kNow; at < fixture::kNow + 30 * kDay; at += 6'543'210) {
            const Quote quote = market.quote(symbol, at);
            const auto spread = toPoints(quote.ask, symbol.digits) - toPoints(quote.bid, symbol.digits);
            CHECK(isNormalized(quote.bid, symbol.digits));
            CHECK(isNormalized(quote.ask, symbol.digits));
            CHECK(spread >= 4 && spread <= 35);
            CHECK(std::fabs(quote.bid / base - 1.0) < 0.12);
        }
    }
}

TEST("several ticks come in a second, and prices move") {
    const Market market(20260101);
    for (const SymbolSpec &symbol : findServer("TermFleet-Demo")->symbols) {
        int ticks = 0;
        int moves = 0;
        Quote before = market.quote(symbol, fixture::kNow);
        for (Millis slot = fixture::kNow; slot < fixture::kNow + kMinute; slot += Market::kSlot) {
            const auto tick = market.tick(symbol, slot);
            if (!tick)
                continue;
            ++ticks;
            if (tick->bid != before.bid)
                ++moves;
            before = *tick;
        }
        CHECK(ticks > 120);
        CHECK(moves > 40);
    }
}

TEST("a cross rate is the quotient of the two it is made of") {
    const Market market(20260101);
    const double quotient = market.middle("EURUSD", fixture::kNow) / market.middle("GBPUSD", fixture::kNow);
    CHECK(std::fabs(market.middle("EURGBP", fixture::kNow) - quotient) < 1e-12);
}
