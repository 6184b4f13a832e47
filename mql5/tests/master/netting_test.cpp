#include "desk.h"

namespace {

struct NettingMaster : MasterDesk {
    NettingMaster() {
        terminal.net();
        connect();
        received();
    }

    std::uint64_t trades(int type, double lots) { return terminal.open("EURUSD", type, lots); }

    std::string opened(std::uint64_t ticket, const std::string &type, const std::string &price,
                       const std::string &lots) const {
        return "CMD_OPEN|" + type + "|EURUSD|" + price + "|" + lots + "|0|0|" + text(ticket) + ";";
    }
};

}  // namespace

TEST("netting: growth is a further open under the ticket of its order") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    CHECK_EQUAL(desk.opened(first, "BUY", "1.10010", "0.5"), desk.reported());
    desk.acknowledge("CMD_OPEN", first);
    const std::uint64_t second = desk.trades(ORDER_TYPE_BUY, 0.2);
    CHECK_EQUAL(desk.opened(second, "BUY", "1.10010", "0.2"), desk.reported());
}

TEST("netting: a reduction closes what was opened first, by its share and wholly") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    const std::uint64_t second = desk.trades(ORDER_TYPE_BUY, 0.2);
    desk.reported();
    desk.acknowledge("CMD_OPEN", first);
    desk.acknowledge("CMD_OPEN", second);
    desk.received();
    desk.trades(ORDER_TYPE_SELL, 0.1);
    CHECK_EQUAL("CMD_PARTIAL|" + text(first) + "|0.1|0.4|1.10000|-1.00;", desk.reported());
    desk.acknowledge("CMD_PARTIAL", first);
    desk.trades(ORDER_TYPE_SELL, 0.5);
    CHECK_EQUAL("CMD_CLOSE|" + text(first) + "|1.10000|-4.00;CMD_PARTIAL|" + text(second) + "|0.1|0.1|1.10000|-1.00;",
                desk.reported());
}

TEST("netting: a reversal is a close and an open under the reversing order's ticket") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    desk.reported();
    desk.acknowledge("CMD_OPEN", first);
    desk.received();
    const std::uint64_t second = desk.trades(ORDER_TYPE_SELL, 0.8);
    CHECK_EQUAL("CMD_CLOSE|" + text(first) + "|1.10000|-5.00;" + desk.opened(second, "SELL", "1.10000", "0.3"),
                desk.reported());
}

TEST("netting: five successive reductions that end at exactly zero close the position at the last") {
    NettingMaster desk;
    const std::uint64_t ticket = desk.trades(ORDER_TYPE_BUY, 0.29);
    desk.reported();
    desk.acknowledge("CMD_OPEN", ticket);
    desk.received();
    const std::string left[] = {"0.23", "0.17", "0.11", "0.05"};
    for (int i = 0; i < 4; i++) {
        desk.trades(ORDER_TYPE_SELL, 0.06);
        CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.06|" + left[i] + "|1.10000|-0.60;", desk.reported());
        desk.acknowledge("CMD_PARTIAL", ticket);
    }
    desk.trades(ORDER_TYPE_SELL, 0.05);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-0.50;", desk.reported());
}

TEST("netting: a stop that is reached closes all parts") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    const std::uint64_t second = desk.trades(ORDER_TYPE_BUY, 0.2);
    desk.reported();
    desk.acknowledge("CMD_OPEN", first);
    desk.acknowledge("CMD_OPEN", second);
    desk.received();
    desk.terminal.reachStop("EURUSD");
    CHECK_EQUAL("CMD_CLOSE|" + text(first) + "|1.10000|-5.00;CMD_CLOSE|" + text(second) + "|1.10000|-2.00;",
                desk.reported());
}

TEST("netting: stops of the position are those of each of its parts") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    const std::uint64_t second = desk.trades(ORDER_TYPE_BUY, 0.2);
    desk.reported();
    desk.acknowledge("CMD_OPEN", first);
    desk.acknowledge("CMD_OPEN", second);
    desk.received();
    desk.terminal.positions.begin()->second.sl = 1.09;
    CHECK_EQUAL("CMD_MODIFY|" + text(first) + "|1.09000|0;CMD_MODIFY|" + text(second) + "|1.09000|0;", desk.reported());
}

TEST("netting: after a restart the snapshot lists the same parts") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    const std::uint64_t second = desk.trades(ORDER_TYPE_BUY, 0.2);
    desk.trades(ORDER_TYPE_SELL, 0.1);
    desk.start();
    desk.connect();
    std::string listed;
    for (const std::string &line : desk.gateway.received())
        if (line.rfind("POS|", 0) == 0)
            listed += line.substr(4, line.find("|time=") - 4) + ";";
    CHECK_EQUAL(text(first) + "|BUY|EURUSD|0.4|1.10010|0|0;" + text(second) + "|BUY|EURUSD|0.2|1.10010|0|0;", listed);
}

TEST("netting: copies on the master's own account are no part of what it reports") {
    NettingMaster desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.3, "TF9");
    CHECK_EQUAL(std::string(""), desk.reported());
    const std::uint64_t own = desk.trades(ORDER_TYPE_SELL, 0.1);
    CHECK_EQUAL(std::string(""), desk.reported());
    const std::uint64_t added = desk.trades(ORDER_TYPE_BUY, 0.4);
    CHECK(added > own);
    CHECK_EQUAL(desk.opened(added, "BUY", "1.10010", "0.4"), desk.reported());
}

TEST("netting: a pending order that fills against the position reduces it and is cancelled") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    desk.reported();
    desk.acknowledge("CMD_OPEN", first);
    const std::uint64_t order = desk.terminal.place("EURUSD", ORDER_TYPE_SELL_LIMIT, 0.2, 1.11);
    desk.reported();
    desk.acknowledge("CMD_OPEN", order);
    desk.received();
    desk.terminal.fill(order);
    CHECK_EQUAL("CMD_PARTIAL|" + text(first) + "|0.2|0.3|1.10000|-2.00;CMD_CANCEL|" + text(order) + ";",
                desk.reported());
}

TEST("netting: a pending order that turns the position round opens what it has left") {
    NettingMaster desk;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    desk.reported();
    desk.acknowledge("CMD_OPEN", first);
    const std::uint64_t order = desk.terminal.place("EURUSD", ORDER_TYPE_SELL_LIMIT, 0.7, 1.11);
    desk.reported();
    desk.acknowledge("CMD_OPEN", order);
    desk.received();
    desk.terminal.fill(order);
    CHECK_EQUAL(
        "CMD_CLOSE|" + text(first) + "|1.10000|-5.00;CMD_FILLED|" + text(order) + "|" + text(order) + "|1.10000;",
        desk.reported());
    desk.acknowledge("CMD_FILLED", order);
    CHECK_EQUAL("CMD_PARTIAL|" + text(order) + "|0.5|0.2|0|0.00;", desk.received());
}

TEST("netting: nothing is reported while the deals lag behind the list") {
    NettingMaster desk;
    desk.terminal.historyLags = true;
    const std::uint64_t first = desk.trades(ORDER_TYPE_BUY, 0.5);
    CHECK_EQUAL(std::string(""), desk.reported());
    desk.wait(5000);
    CHECK_EQUAL(std::string(""), desk.received());
    desk.terminal.historyLags = false;
    CHECK_EQUAL(desk.opened(first, "BUY", "1.10010", "0.5"), desk.reported());
}
