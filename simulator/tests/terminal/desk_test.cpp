#include "core/desk.h"

#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

Startup startup(const std::string &password, const std::string &server = "TermFleet-Demo") {
    Startup asked;
    asked.login = 1001;
    asked.password = password;
    asked.server = server;
    return asked;
}

std::string joined(const std::vector<JournalEntry> &entries) {
    std::string text;
    for (const JournalEntry &entry : entries)
        text += entry.source + ": " + entry.text + "\n";
    return text;
}

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

TradeRequest buy() {
    TradeRequest request = fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1);
    request.comment = "TF1";
    return request;
}

}  // namespace

TEST("the first pulse logs in and writes MetaTrader's journal lines") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("very-secret"), {}, folder.path);
    const std::string text = joined(desk.pulse(kNow).journal);
    CHECK(has(text, "Network: '1001': authorized on TermFleet-Demo through"));
    CHECK(has(text, "Network: '1001': trading has been enabled - hedging mode"));
    CHECK(!has(text, "very-secret"));
    CHECK(desk.link() == Link::Authorized);
    CHECK_EQUAL(1'000'000, desk.value(kNow).balance.cents);
}

TEST("a wrong password is refused once and never tried again") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("wrong-one"), {}, folder.path);
    CHECK(has(joined(desk.pulse(kNow).journal), "'1001': authorization on TermFleet-Demo failed (Invalid account)"));
    for (Millis at = kNow; at < kNow + 10 * kMinute; at += kSecond)
        CHECK(desk.pulse(at).journal.empty());
    CHECK(desk.link() == Link::Rejected);
    CHECK(!desk.hasAccount());
    CHECK_EQUAL(TRADE_RETCODE_CONNECTION, desk.send(buy(), kNow).result.retcode);
}

TEST("an unknown server is tried again now and then") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("x", "Elsewhere"), {}, folder.path);
    int lines = 0;
    for (Millis at = kNow; at < kNow + kMinute; at += 250)
        lines += static_cast<int>(desk.pulse(at).journal.size());
    CHECK_EQUAL(6, lines);
    CHECK(desk.link() == Link::Connecting);
}

TEST("an investor may look but not trade") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("investor-pass"), {}, folder.path);
    CHECK(has(joined(desk.pulse(kNow).journal), "trading has been disabled - investor mode"));
    CHECK_EQUAL(TRADE_RETCODE_TRADE_DISABLED, desk.send(buy(), kNow).result.retcode);
    CHECK_EQUAL(1'000'000, desk.value(kNow).balance.cents);
}

TEST("without a login the terminal does not connect") {
    const fixture::TemporaryFolder folder;
    Desk desk({}, {}, folder.path);
    CHECK(desk.pulse(kNow).journal.empty());
    CHECK(desk.link() == Link::None);
}

TEST("an account is found again as it was left, by a new terminal on the same folder") {
    const fixture::TemporaryFolder folder;
    Ticket ticket = 0;
    {
        Desk desk(startup("x"), {}, folder.path);
        desk.pulse(kNow);
        ticket = desk.send(buy(), kNow).result.order;
    }
    Desk desk(startup("x"), {}, folder.path);
    CHECK(has(joined(desk.pulse(kNow + kMinute).journal), "1 positions"));
    CHECK_EQUAL("TF1", desk.position(ticket, kNow + kMinute)->position.comment);
    CHECK_EQUAL(1u, desk.deals(0, kNow + kMinute, ticket, kNow + kMinute).size());
}

TEST("while the connection is lost prices stand still, trading is refused, and afterwards everything works again") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("x"), {}, folder.path);
    desk.pulse(kNow);
    CHECK(has(joined(desk.apply({Fault::Disconnect, 5}, kNow)), "'1001': connection to TermFleet-Demo lost"));
    const Quote before = *desk.quoteAt("EURUSD", kNow);
    CHECK(*desk.quoteAt("EURUSD", kNow + 3 * kSecond) == before);
    CHECK(desk.pulse(kNow + 3 * kSecond).ticked.empty());
    CHECK_EQUAL(TRADE_RETCODE_CONNECTION, desk.send(buy(), kNow + 3 * kSecond).result.retcode);
    CHECK(has(joined(desk.pulse(kNow + 5 * kSecond).journal), "authorized on"));
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.send(buy(), kNow + 5 * kSecond).result.retcode);
}

TEST("a pulse names the symbols that had a tick") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("x", "TermFleet-Demo.z"), {}, folder.path);
    std::size_t ticks = 0;
    for (Millis at = kNow; at < kNow + 10 * kSecond; at += 250) {
        for (const std::string &symbol : desk.pulse(at).ticked) {
            CHECK(symbol.ends_with(".z"));
            ++ticks;
        }
    }
    CHECK(ticks > 100);
}

TEST("a folder that cannot be written is reported, and the terminal waits") {
    const fixture::TemporaryFolder folder;
    std::ofstream(folder.path / "bases") << "a file in the way";
    Desk desk(startup("x"), {}, folder.path / "bases");
    CHECK(has(joined(desk.pulse(kNow).journal), "the account's book cannot be opened"));
    CHECK(!desk.hasAccount());
}

TEST("the day's range holds the current price and widens with time") {
    const fixture::TemporaryFolder folder;
    Desk desk(startup("x"), {}, folder.path);
    desk.pulse(kNow);
    const SymbolSpec &symbol = *findServer("TermFleet-Demo")->find("EURUSD");
    const DayRange early = desk.dayRange(symbol, kNow);
    const DayRange late = desk.dayRange(symbol, kNow + 60 * kMinute);
    CHECK(early.low <= desk.quoteAt("EURUSD", kNow)->bid && desk.quoteAt("EURUSD", kNow)->bid <= early.high);
    CHECK(late.low <= early.low && late.high >= early.high);
}

TEST("a new account's terms come from broker.ini, and wrong ones are reported") {
    const BrokerOptions options = parseBrokerOptions("[Account]\nDeposit=5000\nLeverage=0\n[Market]\nSeed=9\n");
    CHECK_EQUAL(500'000, options.deposit.cents);
    CHECK_EQUAL(100, options.leverage);
    CHECK_EQUAL(9u, options.seed);
    CHECK_EQUAL(1u, options.errors.size());
    const fixture::TemporaryFolder folder;
    Desk desk(startup("x"), options, folder.path);
    desk.pulse(kNow);
    CHECK_EQUAL(500'000, desk.value(kNow).balance.cents);
}
