#include "core/valuation.h"

#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

std::int64_t profitCents(fixture::Desk &desk, const char *symbol, bool isBuy, double lots, double open, double close) {
    return desk.broker.valuation().profit(*desk.server.find(symbol), isBuy, Lots::of(lots), open, close, kNow).cents;
}

std::int64_t marginCents(fixture::Desk &desk, const char *symbol, double lots, double price) {
    return desk.broker.valuation().margin(*desk.server.find(symbol), Lots::of(lots), price, 100, kNow).cents;
}

}  // namespace

TEST("profit in dollars is points times volume times contract, to the cent") {
    fixture::Desk desk;
    CHECK_EQUAL(1250, profitCents(desk, "EURUSD", true, 0.10, 1.08510, 1.08635));
    CHECK_EQUAL(-1250, profitCents(desk, "EURUSD", false, 0.10, 1.08510, 1.08635));
    CHECK_EQUAL(1, profitCents(desk, "EURUSD", true, 0.01, 1.08510, 1.08511));
    CHECK_EQUAL(2940, profitCents(desk, "XAUUSD", true, 0.03, 2350.20, 2360.00));
    CHECK_EQUAL(2850, profitCents(desk, "US500", false, 0.3, 5250.0, 5240.5));
}

TEST("a gain in yen is divided by the ask and a loss by the bid") {
    fixture::Desk desk;
    CHECK_EQUAL(24998, profitCents(desk, "USDJPY", false, 0.5, 150.000, 149.250));   // 37,500 / 150.010 = 249.983
    CHECK_EQUAL(-16667, profitCents(desk, "USDJPY", false, 0.5, 150.000, 150.500));  // 25,000 / 150.000 = 166.667
}

TEST("a gain in pounds is multiplied by the bid and a loss by the ask") {
    fixture::Desk desk;
    CHECK_EQUAL(6985, profitCents(desk, "EURGBP", true, 1.0, 0.85445, 0.85500));   // 55 * 1.27000
    CHECK_EQUAL(-5716, profitCents(desk, "EURGBP", true, 1.0, 0.85445, 0.85400));  // 45 * 1.27015 = 57.15675
}

TEST("margin is the goods' worth divided by the leverage") {
    fixture::Desk desk;
    CHECK_EQUAL(10851, marginCents(desk, "EURUSD", 0.10, 1.08510));
    CHECK_EQUAL(50000, marginCents(desk, "USDJPY", 0.5, 150.010));
    CHECK_EQUAL(108500, marginCents(desk, "EURGBP", 1.0, 0.85445));  // 1,000 euros at 1.08500
    CHECK_EQUAL(7051, marginCents(desk, "XAUUSD", 0.03, 2350.20));   // 70.506
}

TEST("hedged volume needs no margin") {
    fixture::Desk desk;
    desk.opened("EURUSD", ORDER_TYPE_BUY, 0.10);
    desk.opened("EURUSD", ORDER_TYPE_SELL, 0.05);
    CHECK_EQUAL(10851, desk.broker.valuation().margin(desk.account, kNow).cents);
}

TEST("balance, profit, equity and free margin add up") {
    fixture::Desk desk;
    desk.opened("EURUSD", ORDER_TYPE_BUY, 1.0);
    desk.quotes.set("EURUSD", 1.08710, 1.08720, kNow + 1);
    const AccountValue value = desk.broker.valuation().value(desk.account, kNow + 1);
    CHECK_EQUAL(1'000'000, value.balance.cents);
    CHECK_EQUAL(20'000, value.profit.cents);
    CHECK_EQUAL(1'020'000, value.equity.cents);
    CHECK_EQUAL(108'510, value.margin.cents);
    CHECK_EQUAL(911'490, value.freeMargin.cents);
    CHECK(value.marginLevel > 940.0 && value.marginLevel < 940.1);
}

TEST("a tick of a lot is worth its points in dollars") {
    fixture::Desk desk;
    const Valuation &valuation = desk.broker.valuation();
    CHECK_EQUAL(1.0, valuation.tickValue(*desk.server.find("EURUSD"), true, kNow));
    CHECK_EQUAL(1.0, valuation.tickValue(*desk.server.find("XAUUSD"), true, kNow));
    const SymbolSpec &yen = *desk.server.find("USDJPY");
    CHECK(valuation.tickValue(yen, true, kNow) < valuation.tickValue(yen, false, kNow));
}
