#include "view/layout.h"

#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

ViewState state(Desk &desk, Millis at) {
    ViewState view;
    view.login = 1001;
    view.server = "TermFleet-Demo";
    view.link = desk.link();
    view.hasAccount = true;
    view.isAlgoTradingOn = true;
    view.value = desk.value(at);
    view.positions = desk.positions(at);
    for (const SymbolSpec &symbol : desk.symbols())
        view.symbols.push_back(*desk.symbol(symbol.name, at));
    view.chart = {"EURUSD", desk.recentPrices("EURUSD", at), "TermFleetMaster", "one\ntwo"};
    view.journal = {"first", "last"};
    return view;
}

bool shows(const Scene &scene, const std::string &text) {
    for (const SceneItem &item : scene) {
        if (item.text.find(text) != std::string::npos)
            return true;
    }
    return false;
}

struct Screen {
    Screen() {
        Startup startup;
        startup.login = 1001;
        startup.server = "TermFleet-Demo";
        desk = std::make_unique<Desk>(startup, BrokerOptions{}, folder.path);
        desk->pulse(kNow);
    }

    fixture::TemporaryFolder folder;
    std::unique_ptr<Desk> desk;
};

}  // namespace

TEST("every pixel belongs to exactly one item, at any size") {
    Screen screen;
    for (const auto &[width, height] : {std::pair{1024, 700}, {1280, 800}, {640, 480}, {1600, 1200}, {481, 333}}) {
        const Layout layout(width, height);
        std::vector<int> owners(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
        for (const SceneItem &item : drawScene(layout, state(*screen.desk, kNow))) {
            for (int y = item.box.top; y < item.box.bottom; ++y) {
                for (int x = item.box.left; x < item.box.right; ++x) {
                    ++owners.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                static_cast<std::size_t>(x));
                }
            }
        }
        int command = layout.commandBox.width() * layout.commandBox.height();
        int bare = 0;
        int shared = 0;
        for (const int count : owners) {
            bare += count == 0 ? 1 : 0;
            shared += count > 1 ? 1 : 0;
        }
        CHECK_EQUAL(0, shared);
        CHECK_EQUAL(command, bare);
    }
}

TEST("quotes, positions, account and journal are to be seen") {
    Screen screen;
    const auto answer = screen.desk->send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    const Scene scene = drawScene(Layout(1024, 700), state(*screen.desk, kNow));
    for (const char *text : {"AutoTrading on", "XAUUSD", "TermFleetMaster", "1001  TermFleet-Demo", "Balance: 10000.00",
                             "last", "connected"}) {
        CHECK(shows(scene, text));
    }
    CHECK(shows(scene, std::to_string(answer.result.order)));
}

TEST("more positions than there is room for are counted, and the sum stays to be seen") {
    Screen screen;
    for (int i = 0; i < 30; ++i)
        screen.desk->send(fixture::Desk::market("EURUSD", ORDER_TYPE_BUY, 0.01), kNow);
    const Scene scene = drawScene(Layout(1024, 700), state(*screen.desk, kNow));
    CHECK(shows(scene, " more)"));
    CHECK(shows(scene, "Balance: "));
}

TEST("only what differs is painted anew, and all of it after a change of size") {
    Screen screen;
    const Layout layout(1024, 700);
    const Scene scene = drawScene(layout, state(*screen.desk, kNow));
    CHECK(changedItems(scene, scene).empty());
    ViewState later = state(*screen.desk, kNow);
    later.isAlgoTradingOn = false;
    CHECK_EQUAL(2u, changedItems(scene, drawScene(layout, later)).size());
    const Scene larger = drawScene(Layout(1100, 700), later);
    CHECK_EQUAL(larger.size(), changedItems(scene, larger).size());
}
