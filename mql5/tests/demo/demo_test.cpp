#include "../scripted/expert.h"
#include "tests/check.h"

namespace {

// What the trader sends in that many seconds, one line each.
std::string hours(const std::string &seed, int seconds, ScriptedTerminal &terminal) {
    const Expert expert(EXPERT_FOLDER "/DemoTrader.so", terminal, {{"InpSeed", seed}});
    CHECK_EQUAL(static_cast<int>(INIT_SUCCEEDED), expert.initCode());
    expert.run(seconds * 1000);
    std::string text;
    for (const TfTradeRequest &request : terminal.requests)
        text += std::to_string(request.action) + " " + request.symbol + " " + std::to_string(request.type) + " " +
                std::to_string(request.volume) + "\n";
    return text;
}

}  // namespace

TEST("the same seed makes the same trades, another seed others") {
    ScriptedTerminal first, second, third;
    const std::string trades = hours("7", 300, first);
    CHECK_EQUAL(trades, hours("7", 300, second));
    CHECK(trades != hours("8", 300, third));
}

TEST("at least five positions are opened and closed in the first two minutes, whatever the seed") {
    for (int seed = 1; seed <= 20; seed++) {
        ScriptedTerminal terminal;
        hours(std::to_string(seed), 110, terminal);
        std::size_t whole = 0;
        for (const TfDeal &deal : terminal.deals)
            whole += deal.entry == DEAL_ENTRY_IN && terminal.positions.count(deal.position_id) == 0 ? 1U : 0U;
        CHECK(whole >= 5);
    }
}

TEST("there are never more positions than allowed, and stops and parts occur") {
    ScriptedTerminal terminal;
    const Expert expert(EXPERT_FOLDER "/DemoTrader.so", terminal, {{"InpMaxPositions", "2"}});
    for (int i = 0; i < 2400; i++) {
        expert.run(250);
        CHECK(terminal.positions.size() <= 2);
    }
    bool stops = false, changes = false, parts = false;
    for (const TfTradeRequest &request : terminal.requests) {
        stops = stops || (request.action == TRADE_ACTION_DEAL && request.sl > 0);
        changes = changes || request.action == TRADE_ACTION_SLTP;
    }
    for (const TfDeal &deal : terminal.deals)
        for (const TfDeal &in : terminal.deals)
            parts = parts || (deal.entry == DEAL_ENTRY_OUT && in.entry == DEAL_ENTRY_IN &&
                              in.position_id == deal.position_id && deal.volume < in.volume - 1e-9);
    CHECK(stops && changes && parts);
}

TEST("positions from before a restart are closed in time") {
    ScriptedTerminal terminal;
    {
        const Expert expert(EXPERT_FOLDER "/DemoTrader.so", terminal, {});
        while (terminal.positions.empty())
            expert.run(250);
    }
    const std::uint64_t left = terminal.positions.begin()->first;
    const Expert expert(EXPERT_FOLDER "/DemoTrader.so", terminal, {});
    expert.run(20000);
    CHECK_EQUAL(std::size_t(0), terminal.positions.count(left));
}

TEST("it does not trade on a real account") {
    ScriptedTerminal terminal;
    terminal.account.trade_mode = ACCOUNT_TRADE_MODE_REAL;
    const Expert expert(EXPERT_FOLDER "/DemoTrader.so", terminal, {});
    CHECK_EQUAL(static_cast<int>(INIT_FAILED), expert.initCode());
}
