#include "core/trading_hours.h"

#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;

namespace {

constexpr Millis kHour = 60 * kMinute;
constexpr Millis kSaturday = 20'456 * kDay;  // 2026-01-03 00:00 UTC

}  // namespace

TEST("the market is closed from Saturday to Sunday of the broker's time") {
    const Market market(1);
    TradingHours hours(market, true);
    CHECK(hours.isOpen(kSaturday - 1));
    CHECK(!hours.isOpen(kSaturday));
    CHECK(!hours.isOpen(kSaturday + 2 * kDay - 1));
    CHECK(hours.isOpen(kSaturday + 2 * kDay));
    hours.setZone(2 * kHour);
    CHECK(!hours.isOpen(kSaturday - 2 * kHour));
    CHECK(hours.isOpen(kSaturday + 2 * kDay - 2 * kHour));
}

TEST("the last quote before a weekend stays until its end") {
    const Market market(1);
    const TradingHours hours(market, true);
    const SymbolSpec &symbol = *findServer("TermFleet-Demo")->find("EURUSD");
    const Quote last = market.quote(symbol, kSaturday - 1);
    CHECK(hours.quote(symbol, kSaturday + kDay) == last);
    CHECK(!hours.tick(symbol, kSaturday + kDay).has_value());
    CHECK(hours.quote(symbol, kSaturday + 2 * kDay + kMinute).at >= kSaturday + 2 * kDay);
}

TEST("without weekends the market is open at all hours") {
    const Market market(1);
    const TradingHours hours(market, false);
    CHECK(hours.isOpen(kSaturday + kDay));
}

TEST("a market closed just before a weekend keeps the quote of its closing") {
    const Market market(1);
    TradingHours hours(market, true);
    const SymbolSpec &symbol = *findServer("TermFleet-Demo")->find("EURUSD");
    hours.close(kSaturday - kHour);
    CHECK(hours.quote(symbol, kSaturday + kDay) == market.quote(symbol, kSaturday - kHour - 1));
    hours.open(kSaturday + 3 * kDay);
    CHECK(!hours.isOpen(kSaturday + 3 * kDay - 1));
    CHECK(hours.isOpen(kSaturday + 3 * kDay));
}
