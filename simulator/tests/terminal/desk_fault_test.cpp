// Faults between the terminal and its trade server, as experts see them.
#include "core/desk.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

constexpr Millis kSlot = QuoteSource::kSlot;

Startup startup() {
    Startup asked;
    asked.login = 1001;
    asked.password = "x";
    asked.server = "TermFleet-Demo";
    return asked;
}

/// A desk that is logged in.
struct OpenDesk {
    explicit OpenDesk(const BrokerOptions &options = {}) : desk(startup(), options, folder.path) { desk.pulse(kNow); }

    Ticket buy(Millis at) { return desk.send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), at).result.order; }

    std::vector<JournalEntry> fault(Fault which, std::int64_t argument, Millis at) {
        return desk.apply({which, argument}, at);
    }

    std::size_t dealsShown(Millis at) const { return desk.deals(0, at + kDay, 0, at).size(); }

    const fixture::TemporaryFolder folder;
    Desk desk;
};

bool hasType(const std::vector<TradeTransaction> &transactions, int type) {
    for (const TradeTransaction &transaction : transactions) {
        if (transaction.type == type)
            return true;
    }
    return false;
}

}  // namespace

TEST("after connecting without synchronisation the lists are empty although connected") {
    OpenDesk open;
    open.buy(kNow);
    open.buy(kNow);
    open.fault(Fault::Unsynchronised, 5, kNow);
    open.fault(Fault::Disconnect, 1, kNow);
    CHECK_EQUAL(2u, open.desk.positionCount(kNow));
    const Millis back = kNow + kSecond;
    open.desk.pulse(back);
    CHECK(open.desk.isOnline());
    CHECK_EQUAL(0u, open.desk.positionCount(back));
    CHECK_EQUAL(0u, open.dealsShown(back));
    CHECK(!open.desk.symbol("EURUSD", back)->isSynchronized);
    CHECK_EQUAL(1'000'000, open.desk.value(back).balance.cents);

    const Millis half = back + 5 * kSecond;
    std::string journal;
    for (const JournalEntry &entry : open.desk.pulse(half).journal)
        journal += entry.text;
    CHECK(journal.find("terminal synchronized") != std::string::npos);
    CHECK_EQUAL(1u, open.desk.positionCount(half));
    CHECK(open.desk.symbol("EURUSD", half)->isSynchronized);
    CHECK_EQUAL(2u, open.desk.positionCount(half + kSecond));
    CHECK_EQUAL(3u, open.dealsShown(half + kSecond));
}

TEST("the first connecting can be without synchronisation too") {
    const fixture::TemporaryFolder folder;
    Ticket ticket = 0;
    {
        Desk desk(startup(), {}, folder.path);
        desk.pulse(kNow);
        ticket = desk.send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow).result.order;
    }
    Desk desk(startup(), {}, folder.path);
    desk.apply({Fault::Unsynchronised, 3}, kNow);
    desk.pulse(kNow + kSecond);
    CHECK(desk.isOnline());
    CHECK(!desk.position(ticket, kNow + kSecond));
    CHECK(desk.position(ticket, kNow + 5 * kSecond).has_value());
}

TEST("the position list lags behind the answer, and the transactions come with it") {
    OpenDesk open;
    open.fault(Fault::ListLag, 400, kNow);
    const DeskAnswer answer = open.desk.send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_DONE, answer.result.retcode);
    CHECK(answer.transactions.empty());
    CHECK(!open.desk.position(answer.result.order, kNow + 399));
    CHECK(open.desk.pulse(kNow + kSlot).transactions.empty());
    CHECK(open.desk.position(answer.result.order, kNow + 400).has_value());
    CHECK(hasType(open.desk.pulse(kNow + 2 * kSlot).transactions, TRADE_TRANSACTION_DEAL_ADD));
}

TEST("a partial close is executed although the list still shows the old volume") {
    OpenDesk open;
    const Ticket ticket = open.buy(kNow);
    open.fault(Fault::ListLag, 100, kNow);
    const Position before = open.desk.position(ticket, kNow)->position;
    open.desk.send(fixture::Desk::closing(before, 0.04), kNow);
    CHECK_EQUAL(Lots::of(0.10).units, open.desk.position(ticket, kNow + 50)->position.volume.units);
    CHECK_EQUAL(Lots::of(0.06).units, open.desk.position(ticket, kNow + 100)->position.volume.units);
}

TEST("the history lags behind the position list") {
    OpenDesk open;
    open.fault(Fault::HistoryLag, 1000, kNow);
    const Ticket ticket = open.buy(kNow);
    CHECK(open.desk.position(ticket, kNow).has_value());
    CHECK_EQUAL(0u, open.desk.deals(0, 0, ticket, kNow + 999).size());
    CHECK_EQUAL(0u, open.desk.orders(0, 0, ticket, kNow + 999).size());
    CHECK_EQUAL(1u, open.desk.deals(0, 0, ticket, kNow + 1000).size());
    CHECK_EQUAL(1u, open.desk.orders(0, 0, ticket, kNow + 1000).size());
}

TEST("a placed order is listed as pending and becomes a position with a later pulse") {
    OpenDesk open;
    open.fault(Fault::Placed, 1, kNow);
    const DeskAnswer answer = open.desk.send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_PLACED, answer.result.retcode);
    CHECK_EQUAL(answer.result.order, open.desk.pendingOrders(kNow).at(0).ticket);
    CHECK_EQUAL(0u, open.desk.positionCount(kNow));
    const Millis later = kNow + Broker::kPlacedTime;
    CHECK(hasType(open.desk.pulse(later).transactions, TRADE_TRANSACTION_DEAL_ADD));
    CHECK(open.desk.pendingOrders(later).empty());
    CHECK_EQUAL(1u, open.desk.positionCount(later));
}

TEST("a person closes all positions or half of one, and the next pulse announces it") {
    OpenDesk open;
    const Ticket first = open.buy(kNow);
    open.buy(kNow);
    open.fault(Fault::HandPartial, static_cast<std::int64_t>(first), kNow);
    CHECK_EQUAL(Lots::of(0.05).units, open.desk.position(first, kNow)->position.volume.units);
    CHECK(hasType(open.desk.pulse(kNow + kSlot).transactions, TRADE_TRANSACTION_DEAL_ADD));
    CHECK_EQUAL(2u, open.fault(Fault::HandClose, 0, kNow + kSlot).size());
    CHECK_EQUAL(0u, open.desk.positionCount(kNow + kSlot));
    CHECK_EQUAL(static_cast<int>(DEAL_REASON_CLIENT), open.desk.deals(0, 0, first, kNow + kSlot).back().reason);
}

TEST("what a person closes while the connection is lost is seen at the reconnection") {
    OpenDesk open;
    open.buy(kNow);
    open.fault(Fault::Disconnect, 2, kNow);
    open.fault(Fault::HandClose, 0, kNow + kSecond);
    CHECK(open.desk.pulse(kNow + kSecond).transactions.empty());
    CHECK_EQUAL(1u, open.desk.positionCount(kNow + kSecond));
    const DeskNews news = open.desk.pulse(kNow + 2 * kSecond);
    CHECK(hasType(news.transactions, TRADE_TRANSACTION_DEAL_ADD));
    CHECK_EQUAL(0u, open.desk.positionCount(kNow + 2 * kSecond));
}

TEST("at a weekend no ticks come, prices stand still and orders are refused") {
    OpenDesk open;
    open.fault(Fault::Weekend, 1, kNow);
    const Quote before = *open.desk.quoteAt("EURUSD", kNow);
    CHECK(open.desk.pulse(kNow + kMinute).ticked.empty());
    CHECK(*open.desk.quoteAt("EURUSD", kNow + kMinute) == before);
    const auto request = fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(TRADE_RETCODE_MARKET_CLOSED, open.desk.send(request, kNow + kMinute).result.retcode);
    open.fault(Fault::Weekend, 0, kNow + kMinute);
    CHECK_EQUAL(TRADE_RETCODE_DONE, open.desk.send(request, kNow + kMinute).result.retcode);
    CHECK(!open.desk.pulse(kNow + kMinute + kSecond).ticked.empty());
}

TEST("the broker's time zone is changed by a fault and set by broker.ini") {
    OpenDesk open(parseBrokerOptions("[Market]\nTimeZone=2\n"));
    CHECK_EQUAL(120 * kMinute, open.desk.zone());
    open.fault(Fault::TimeZone, -5, kNow);
    CHECK_EQUAL(-300 * kMinute, open.desk.zone());
}

TEST("a submitted request is answered with 10008 at once and executed by the next pulse") {
    OpenDesk open;
    const int owner = 0;
    const TradeResult taken = open.desk.submit(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow, &owner);
    CHECK_EQUAL(TRADE_RETCODE_PLACED, taken.retcode);
    CHECK(taken.requestId != 0);
    CHECK_EQUAL(0u, taken.order);
    const DeskNews news = open.desk.pulse(kNow + kSlot);
    CHECK_EQUAL(1u, news.answers.size());
    CHECK(news.answers[0].owner == &owner);
    CHECK_EQUAL(taken.requestId, news.answers[0].result.requestId);
    CHECK_EQUAL(TRADE_RETCODE_DONE, news.answers[0].result.retcode);
    CHECK(hasType(news.transactions, TRADE_TRANSACTION_ORDER_ADD));
    CHECK(open.desk.position(news.answers[0].result.order, kNow + kSlot).has_value());
}

TEST("a submitted request without a connection is refused with 10031") {
    OpenDesk open;
    open.fault(Fault::Disconnect, 10, kNow);
    CHECK_EQUAL(TRADE_RETCODE_CONNECTION,
                open.desk.submit(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow, nullptr).retcode);
}

TEST("each request has its own id") {
    OpenDesk open;
    const auto request = fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK(open.desk.send(request, kNow).result.requestId != open.desk.send(request, kNow).result.requestId);
}

TEST("only selected symbols have quotes, and those with positions stay selected") {
    OpenDesk open(parseBrokerOptions("[Market]\nMarketWatch=GBPUSD, US500\n"));
    CHECK((open.desk.selected() == std::vector<std::string>{"GBPUSD", "US500"}));
    CHECK(!open.desk.symbol("EURUSD", kNow)->isSelected);
    CHECK(open.desk.select("EURUSD", true));
    CHECK(open.desk.isSelected("EURUSD"));
    CHECK(open.desk.select("EURUSD", false));
    open.buy(kNow);
    CHECK(open.desk.isSelected("EURUSD"));
    CHECK(!open.desk.select("EURUSD", false));
}

TEST("broker.ini sets the rules of the account and the levels of the symbols") {
    const BrokerOptions options =
        parseBrokerOptions("[Account]\nHedge=0\nFifo=1\n[Market]\nStopsLevel=30\nFreezeLevel=15\nWeekend=1\n");
    CHECK(options.errors.empty());
    CHECK(options.hasWeekends);
    OpenDesk open(options);
    CHECK(!open.desk.rules().isHedgeAllowed);
    CHECK(open.desk.rules().isFifoClose);
    CHECK_EQUAL(30, open.desk.symbol("XAUUSD", kNow)->spec->stopsLevel);
    CHECK_EQUAL(15, open.desk.symbol("XAUUSD", kNow)->spec->freezeLevel);
}

TEST("the same calls with the same times and seed give the same account") {
    std::string journals[2];
    for (std::string &journal : journals) {
        OpenDesk open;
        open.fault(Fault::Placed, 2, kNow);
        open.fault(Fault::ListLag, 300, kNow);
        for (Millis at = kNow + kSlot; at < kNow + kMinute; at += kSlot) {
            if (at % kSecond == 0)
                open.buy(at);
            for (const JournalEntry &entry : open.desk.pulse(at).journal)
                journal += entry.text + "\n";
        }
        journal += std::to_string(open.desk.value(kNow + kMinute).equity.cents);
    }
    CHECK_EQUAL(journals[0], journals[1]);
}

TEST("a person trades at another terminal, and this one hears of it with the next pulse") {
    OpenDesk open;
    const auto trade = [&](const std::string &words) {
        std::string journal;
        for (const JournalEntry &entry : open.desk.apply({Fault::HandTrade, 0, words}, kNow))
            journal += entry.text;
        return journal;
    };
    open.fault(Fault::Requote, 1, kNow);
    open.fault(Fault::Disconnect, 1, kNow);
    trade("open EURUSD buy 0.29");
    open.desk.pulse(kNow + kSecond);
    const std::vector<PositionView> bought = open.desk.positions(kNow + kSecond);
    CHECK_EQUAL(1u, bought.size());
    CHECK(Lots::of(0.29) == bought.at(0).position.volume);
    const std::string ticket = std::to_string(bought.at(0).position.ticket);

    trade("partial " + ticket + " 0.09");
    trade("stops " + ticket + " 500 700");
    trade("place EURUSD buy-limit 0.58 900 0");
    const Millis later = kNow + 2 * kSecond;
    CHECK(hasType(open.desk.pulse(later).transactions, TRADE_TRANSACTION_DEAL_ADD));
    CHECK(Lots::of(0.20) == open.desk.positions(later).at(0).position.volume);
    CHECK(open.desk.positions(later).at(0).position.sl > 0);
    CHECK_EQUAL(1u, open.desk.pendingOrders(later).size());

    trade("cancel " + std::to_string(open.desk.pendingOrders(later).at(0).ticket));
    trade("close " + ticket);
    CHECK_EQUAL(0u, open.desk.positions(later).size());
    CHECK_EQUAL(0u, open.desk.pendingOrders(later).size());
    CHECK(trade("close " + ticket).find("failed by hand: close " + ticket) != std::string::npos);
    CHECK(trade("open EURUSD buy").find("failed by hand") != std::string::npos);
    // The requote still waits for a request of this terminal.
    CHECK_EQUAL(TRADE_RETCODE_REQUOTE,
                open.desk.send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), later).result.retcode);
}

TEST("the market reaches a pending order, and the position has its price") {
    OpenDesk open;
    open.desk.apply({Fault::HandTrade, 0, "place EURUSD buy-limit 0.58 900 0"}, kNow);
    const auto waiting = open.desk.pendingOrders(kNow).at(0);

    open.desk.apply({Fault::ReachOrder, static_cast<std::int64_t>(waiting.ticket), ""}, kNow + kSecond);

    const Millis later = kNow + 2 * kSecond;
    CHECK(hasType(open.desk.pulse(later).transactions, TRADE_TRANSACTION_DEAL_ADD));
    CHECK_EQUAL(0u, open.desk.pendingOrders(later).size());
    const Position filled = open.desk.positions(later).at(0).position;
    CHECK_EQUAL(waiting.ticket, filled.ticket);
    CHECK(Lots::of(0.58) == filled.volume);
    CHECK(filled.priceOpen == waiting.priceOpen);
}
