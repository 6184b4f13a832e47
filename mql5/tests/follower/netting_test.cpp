#include "desk.h"

namespace {

// A follower on a netting account. Times are such that commands do not expire.
struct NettingDesk : FollowerDesk {
    NettingDesk() {
        terminal.net();
        connect();
    }

    // Opens a copy at the market; answers its ticket.
    std::uint64_t opens(const std::string &side, const std::string &lots, const std::string &id,
                        const std::string &stops = "0|0", int milliseconds = 20) {
        const std::string answer =
            ask("CMD_OPEN|" + side + "|EURUSD|1.1|" + lots + "|" + stops + "|7" + id + "|id=" + id + "|ttl=5000",
                milliseconds);
        CHECK_EQUAL(std::size_t(0), answer.find("ACK_OPEN|7" + id + "|"));
        return std::stoull(answer.substr(answer.find('|', 9) + 1));
    }

    std::string closes(std::uint64_t ticket, const std::string &lots, const std::string &id,
                       const std::string &rest = "") {
        return ask("CMD_CLOSE|77|" + std::to_string(ticket) + "|" + lots + "|id=" + id +
                   (rest.empty() ? "" : "|rest=" + rest));
    }

    std::string snapshot() {
        std::string text;
        gateway.send("SNAP_REQ");
        for (int i = 0; i < 5; i++) {
            expert->run(500);
            gateway.send("HB_OK|1");
        }
        for (const std::string &line : gateway.received())
            if (line.rfind("POS|", 0) == 0)
                text +=
                    line.substr(4, line.find("|time=") - 4) + " " + line.substr(line.find("|comment=") + 9, 3) + ";";
        return text;
    }

    // Above 0 bought, below 0 sold.
    double net() const {
        const TfPosition held = terminal.position("EURUSD");
        return held.type == POSITION_TYPE_BUY ? held.volume : -held.volume;
    }
};

std::string text(std::uint64_t ticket) { return std::to_string(ticket); }

// A person has closed the position just before a close of the copy that was BUY 0.3 arrived: 0.3 are sold, which nobody
// wants, and the expert has not seen it yet.
struct OverclosedDesk : NettingDesk {
    OverclosedDesk() {
        const std::uint64_t first = opens("BUY", "0.3", "1");
        opens("SELL", "0.1", "2");
        terminal.beforeRequest = [&](const TfTradeRequest &) {
            terminal.beforeRequest = nullptr;
            terminal.close(onlyPosition(), 0.2);
        };
        closes(first, "0", "11");
        CHECK_EQUAL(-0.3, net());
    }

    void settle() {
        for (int i = 0; i < 10; i++)
            ask("HB_OK|1", 500);
    }
};

}  // namespace

TEST("a netting follower with two masters on one symbol holds one position and closes each share by itself") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    const std::uint64_t second = desk.opens("BUY", "0.2", "2");
    CHECK_EQUAL(0.5, desk.net());
    CHECK(first != second);
    CHECK_EQUAL(text(first) + "|BUY|EURUSD|0.3|1.10010|0|0 TF1;" + text(second) + "|BUY|EURUSD|0.2|1.10010|0|0 TF2;",
                desk.snapshot());
    CHECK_EQUAL("ACK_CLOSE|77|" + text(first) + "|1.10000|-3.00|id=11|lot=0.3|rest=0;", desk.closes(first, "0", "11"));
    CHECK_EQUAL(0.2, desk.net());
    CHECK_EQUAL("ACK_CLOSE|77|" + text(second) + "|1.10000|-2.00|id=12|lot=0.2|rest=0;",
                desk.closes(second, "0", "12"));
    CHECK(desk.terminal.positions.empty());
}

TEST("netting: copies of both sides hold their difference, and each closes what it opened") {
    NettingDesk desk;
    const std::uint64_t bought = desk.opens("BUY", "0.3", "1");
    const std::uint64_t sold = desk.opens("SELL", "0.3", "2");
    CHECK(desk.terminal.positions.empty());
    CHECK_EQUAL(text(bought) + "|BUY|EURUSD|0.3|1.10010|0|0 TF1;" + text(sold) + "|SELL|EURUSD|0.3|1.10000|0|0 TF2;",
                desk.snapshot());
    desk.closes(bought, "0.1", "11", "0.2");
    CHECK_EQUAL(-0.1, desk.net());
    desk.closes(bought, "0.2", "12", "0");
    CHECK_EQUAL(-0.3, desk.net());
    CHECK_EQUAL("ACK_CLOSE|77|" + text(sold) + "|1.10010|-3.00|id=13|lot=0.3|rest=0;", desk.closes(sold, "0", "13"));
    CHECK(desk.terminal.positions.empty());
}

TEST("netting: an open that was executed without an answer is found by its mark and not repeated") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, true});
    const std::uint64_t second = desk.opens("BUY", "0.2", "2", "0|0", 500);
    CHECK(second > first);
    CHECK_EQUAL(0.5, desk.net());
    desk.restart();
    CHECK_EQUAL(second, desk.opens("BUY", "0.2", "2"));
    CHECK_EQUAL(0.5, desk.net());
}

TEST("netting: a close that was executed without an answer is not repeated") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    desk.opens("BUY", "0.2", "2");
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, true});
    desk.closes(first, "0.1", "11", "0.2");
    desk.restart();
    CHECK_EQUAL("ACK_CLOSE|77|" + text(first) + "|1.10000|-1.00|id=11|lot=0.1|rest=0.2;",
                desk.closes(first, "0.1", "11", "0.2"));
    CHECK_EQUAL(0.4, desk.net());
}

TEST("five successive partial closes that end at exactly zero") {
    NettingDesk desk;
    desk.opens("BUY", "0.07", "1");
    const std::uint64_t copy = desk.opens("BUY", "0.29", "2");
    const std::string rests[] = {"0.23", "0.17", "0.11", "0.05", "0"};
    const std::string lots[] = {"0.06", "0.06", "0.06", "0.06", "0.05"};
    for (int i = 0; i < 5; i++) {
        const std::string answer = desk.closes(copy, lots[i], std::to_string(20 + i), rests[i]);
        CHECK_EQUAL("|lot=" + lots[i] + "|rest=" + rests[i] + ";", answer.substr(answer.find("|lot=")));
    }
    CHECK_EQUAL(0.07, desk.net());
    CHECK_EQUAL(std::string::npos, desk.snapshot().find("TF2"));
}

TEST("netting: a stop of the position ends every copy that has a part of it") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    desk.opens("BUY", "0.2", "2");
    desk.terminal.reachStop("EURUSD");
    CHECK_EQUAL(std::string(""), desk.snapshot());
    CHECK_EQUAL("ACK_CLOSE|77|" + text(first) + "|1.10000|-3.00|id=11|lot=0.3|rest=0;", desk.closes(first, "0", "11"));
    CHECK(desk.terminal.positions.empty());
}

TEST("netting: what a person closes of the position is shared among its copies in steps of the volume") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    const std::uint64_t second = desk.opens("BUY", "0.2", "2");
    desk.terminal.close(desk.onlyPosition(), 0.11);
    CHECK_EQUAL(text(first) + "|BUY|EURUSD|0.23|1.10010|0|0 TF1;" + text(second) + "|BUY|EURUSD|0.16|1.10010|0|0 TF2;",
                desk.snapshot());
}

TEST("netting: what a person adds to the position belongs to no copy, and is closed first") {
    NettingDesk desk;
    const std::uint64_t copy = desk.opens("BUY", "0.3", "1");
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    CHECK_EQUAL(0.8, desk.net());
    desk.closes(copy, "0", "11");
    CHECK_EQUAL(0.5, desk.net());
    desk.opens("BUY", "0.2", "2");
    desk.terminal.close(desk.onlyPosition(), 0.5);
    CHECK_EQUAL(std::string("0.2|1.10010|0|0 TF2;"), desk.snapshot().substr(16));
}

TEST("netting: a close that comes after a person has closed the position opens nothing") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    const std::uint64_t second = desk.opens("SELL", "0.1", "2");
    desk.terminal.beforeRequest = [&](const TfTradeRequest &) {
        desk.terminal.beforeRequest = nullptr;
        desk.terminal.close(desk.onlyPosition(), 0.2);
    };
    desk.closes(first, "0", "11");
    for (int i = 0; i < 10; i++)
        desk.ask("HB_OK|1", 500);
    CHECK(desk.terminal.positions.empty());
    CHECK_EQUAL(std::string(""), desk.snapshot());
    CHECK_EQUAL(std::size_t(0), desk.closes(second, "0", "12").find("ACK_CLOSE|"));
    CHECK(desk.terminal.positions.empty());
}

TEST("netting: what a person trades while a close has opened the other way is taken off that") {
    OverclosedDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(-0.2, desk.net());
    desk.settle();
    CHECK(desk.terminal.positions.empty());
    CHECK_EQUAL(std::string(""), desk.snapshot());
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.4);
    CHECK_EQUAL(text(desk.terminal.position("EURUSD").ticket) + "|BUY|EURUSD|0.4|1.10010|0|0 |ma;", desk.snapshot());
}

TEST("netting: a person's own position is closed before what a close has opened the other way") {
    OverclosedDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.4);
    CHECK_EQUAL(-0.4, desk.net());
    desk.settle();
    CHECK_EQUAL(-0.1, desk.net());
    CHECK(desk.snapshot().find("|SELL|EURUSD|0.1|") != std::string::npos);
}

TEST("netting: stops of a position with several copies are the farthest, and none when a copy has none") {
    NettingDesk desk;
    desk.opens("BUY", "0.3", "1", "1.09|1.12");
    CHECK_EQUAL(1.09, desk.terminal.position("EURUSD").sl);
    const std::uint64_t second = desk.opens("BUY", "0.2", "2", "1.08|1.11");
    CHECK_EQUAL(1.08, desk.terminal.position("EURUSD").sl);
    CHECK_EQUAL(1.12, desk.terminal.position("EURUSD").tp);
    CHECK_EQUAL("ACK_MODIFY|77|" + text(second) + "|id=21;",
                desk.ask("CMD_MODIFY|77|" + text(second) + "|1.085|0|id=21"));
    CHECK_EQUAL(1.08, desk.terminal.position("EURUSD").sl);
    CHECK_EQUAL(0.0, desk.terminal.position("EURUSD").tp);
    desk.opens("SELL", "0.1", "3", "1.2|1.05");
    desk.ask("HB_OK|1", 1000);
    CHECK_EQUAL(0.0, desk.terminal.position("EURUSD").sl);
}

TEST("netting: stops that a person has set for a position of his own stay as they are") {
    NettingDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.terminal.positions.begin()->second.sl = 1.05;
    const std::uint64_t copy = desk.opens("BUY", "0.2", "1", "1.09|0");
    desk.ask("HB_OK|1", 1000);
    CHECK_EQUAL(1.05, desk.terminal.position("EURUSD").sl);
    CHECK_EQUAL("ACK_MODIFY|77|" + text(copy) + "|id=21;", desk.ask("CMD_MODIFY|77|" + text(copy) + "|0|1.2|id=21"));
    CHECK_EQUAL(1.05, desk.terminal.position("EURUSD").sl);
    CHECK_EQUAL(0.0, desk.terminal.position("EURUSD").tp);
}

TEST("netting: a pending order that fills is a copy under its own ticket") {
    NettingDesk desk;
    desk.opens("BUY", "0.3", "1", "1.09|1.12");
    desk.ask("CMD_OPEN|BUY_LIMIT|EURUSD|1.095|0.2|1.09|1.12|78|id=2|ttl=5000");
    const std::uint64_t order = desk.terminal.orders.begin()->first;
    desk.terminal.fill(order);
    CHECK_EQUAL(0.5, desk.net());
    CHECK(desk.snapshot().find(text(order) + "|BUY|EURUSD|0.2|") != std::string::npos);
    CHECK_EQUAL("NACK_CANCEL|78|10035|FILLED|id=22;", desk.ask("CMD_CANCEL|78|" + text(order) + "|id=22"));
    desk.closes(order, "0", "23");
    CHECK_EQUAL(0.3, desk.net());
}

TEST("netting: nothing is told or traded while the deals lag behind the list") {
    NettingDesk desk;
    const std::uint64_t first = desk.opens("BUY", "0.3", "1");
    desk.terminal.historyLags = true;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.2);
    const std::size_t sent = desk.terminal.requests.size();
    desk.closes(first, "0", "11");
    CHECK_EQUAL(sent, desk.terminal.requests.size());
    CHECK_EQUAL(std::string(""), desk.snapshot());
    desk.terminal.historyLags = false;
    desk.ask("HB_OK|1", 1000);
    CHECK_EQUAL(0.2, desk.net());
}

TEST("netting: copies of both sides survive a terminal that has not loaded its history") {
    NettingDesk desk;
    const std::uint64_t bought = desk.opens("BUY", "0.3", "1");
    desk.opens("SELL", "0.3", "2");
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string(""), desk.snapshot());
    for (int i = 0; i < 40; i++)
        desk.ask("HB_OK|1", 500);
    desk.terminal.historyLags = false;
    CHECK_EQUAL(std::size_t(0), desk.snapshot().find(text(bought) + "|BUY|EURUSD|0.3|"));
}

TEST("netting: a position that is older than the broker's history belongs to no copy") {
    NettingDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.4);
    desk.terminal.deals.clear();
    for (int i = 0; i < 70; i++)
        desk.ask("HB_OK|1", 500);
    const std::uint64_t copy = desk.opens("BUY", "0.3", "1");
    CHECK_EQUAL(0.7, desk.net());
    desk.closes(copy, "0", "11");
    CHECK_EQUAL(0.4, desk.net());
}

TEST("netting: each share is listed with its own floating profit, and its part of the position's swap") {
    NettingDesk desk;
    desk.opens("BUY", "0.3", "1");
    desk.opens("BUY", "0.2", "2");
    for (auto &[ticket, position] : desk.terminal.positions)
        position.swap = -1.0;
    std::vector<std::string> profits;
    desk.gateway.send("SNAP_REQ");
    for (int i = 0; i < 5; i++) {
        desk.expert->run(500);
        desk.gateway.send("HB_OK|1");
    }
    for (const std::string &line : desk.gateway.received())
        if (line.rfind("POS|", 0) == 0)
            profits.push_back(line.substr(line.find("|profit=")));
    CHECK_EQUAL(std::string("|profit=-3.60"), profits.at(0));
    CHECK_EQUAL(std::string("|profit=-2.40"), profits.at(1));
}
