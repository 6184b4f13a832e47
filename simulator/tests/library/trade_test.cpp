// The functions of MQL5 that pass a request or a symbol to the terminal.
#include "mql5.h"
#include "tests/check.h"

namespace {

TfTradeRequest sent;
TfSymbol symbolData;

tf_error sendAsync(void *, const TfTradeRequest *request, TfTradeResult *result) {
    sent = *request;
    *result = {};
    result->retcode = request->volume > 0.0 ? TRADE_RETCODE_PLACED : TRADE_RETCODE_CONNECTION;
    result->request_id = 7;
    return request->volume > 0.0 ? 0 : ERR_TRADE_SEND_FAILED;
}

tf_error symbolOf(void *, const char *name, TfSymbol *out) {
    *out = symbolData;
    return std::string(name) == "EURUSD" ? 0 : ERR_MARKET_UNKNOWN_SYMBOL;
}

tf_error tickOf(void *, const char *, TfTick *) { return ERR_MARKET_NOT_SELECTED; }

// A terminal with these functions alone.
struct Attached {
    Attached() {
        api.order_send_async = sendAsync;
        api.symbol = symbolOf;
        api.tick = tickOf;
        const TfChart chart = {};
        mql::attach(&api, nullptr, &chart);
    }
    TerminalApi api = {};
};

}  // namespace

TEST("OrderSendAsync returns the id of a request that is on its way") {
    const Attached terminal;
    MqlTradeRequest request = {};
    MqlTradeResult result = {};
    request.volume = 0.1;
    request.magic = 42;
    request.comment = string::of("TF42");
    CHECK(OrderSendAsync(request, result));
    CHECK_EQUAL(7u, result.request_id);
    CHECK_EQUAL(static_cast<uint>(TRADE_RETCODE_PLACED), result.retcode);
    CHECK_EQUAL(42u, sent.magic);
    CHECK_EQUAL(std::string("TF42"), std::string(sent.comment));
    CHECK_EQUAL(0, GetLastError());
}

TEST("OrderSendAsync is false for a request that was not sent") {
    const Attached terminal;
    MqlTradeRequest request = {};
    MqlTradeResult result = {};
    CHECK(!OrderSendAsync(request, result));
    CHECK_EQUAL(static_cast<uint>(TRADE_RETCODE_CONNECTION), result.retcode);
    CHECK_EQUAL(static_cast<int>(ERR_TRADE_SEND_FAILED), GetLastError());
}

TEST("SymbolIsSynchronized is true for a loaded symbol alone") {
    const Attached terminal;
    symbolData = {};
    CHECK(!SymbolIsSynchronized(string::of("EURUSD")));
    symbolData.synchronized = 1;
    CHECK(SymbolIsSynchronized(string::of("EURUSD")));
    CHECK(!SymbolIsSynchronized(string::of("NONE")));
}

TEST("SymbolInfoTick of a symbol outside Market Watch fails with 4302") {
    const Attached terminal;
    MqlTick tick = {};
    CHECK(!SymbolInfoTick(string::of("EURUSD"), tick));
    CHECK_EQUAL(static_cast<int>(ERR_MARKET_NOT_SELECTED), GetLastError());
}
