// An expert written straight against terminal_api.h, for the test of the terminal under Wine: it uses once what the
// terminal offers and prints the results.
#include <cstdio>
#include <cstring>
#include <string>

#include "abi/mql5_constants.h"
#include "abi/terminal_api.h"

namespace {

const TerminalApi *api = nullptr;
void *self = nullptr;
TfChart chart;
std::string greeting = "none";
std::string gatewayHost;
int step = 0;
uint64_t ticket = 0;
int transactions = 0;
uint32_t asyncRequest = 0;
int socketHandle = 0;
std::string socketState;
int *volatile nowhere = nullptr;

void say(const std::string &text) { api->print(self, text.c_str()); }

std::string trade(TfTradeRequest request) {
    TfTradeResult result{};
    api->order_send(self, &request, &result);
    if (request.action == TRADE_ACTION_DEAL && request.position == 0)
        ticket = result.order;
    return std::to_string(result.retcode);
}

/// Sends without waiting; the answer comes as a transaction.
std::string tradeAsync(const TfTradeRequest &request) {
    TfTradeResult result{};
    api->order_send_async(self, &request, &result);
    asyncRequest = result.request_id;
    return std::to_string(result.retcode);
}

TfTradeRequest deal(int type, double volume, uint64_t position) {
    TfTradeRequest request{};
    request.action = TRADE_ACTION_DEAL;
    request.type = type;
    request.type_filling = ORDER_FILLING_IOC;
    request.volume = volume;
    request.position = position;
    request.magic = 77;
    std::strcpy(request.symbol, chart.symbol);
    std::strcpy(request.comment, "rehearsal");
    return request;
}

TfTradeRequest stops() {
    TfTick tick{};
    api->tick(self, chart.symbol, &tick);
    TfTradeRequest request{};
    request.action = TRADE_ACTION_SLTP;
    request.position = ticket;
    std::strcpy(request.symbol, chart.symbol);
    request.sl = static_cast<double>(static_cast<long long>(tick.bid * 1e5) - 500) / 1e5;
    return request;
}

void talk() {
    if (gatewayHost.empty())
        return;
    tf_error error = 0;
    const int socket = api->socket_create(self, 0, &error);
    error = api->socket_connect(self, socket, gatewayHost.c_str(), 9500, 1000);
    const char line[] = "PING|1\n";
    uint8_t answer[64] = {};
    int count = 0;
    if (error == 0) {
        api->socket_send(self, socket, reinterpret_cast<const uint8_t *>(line), sizeof line - 1, &error);
        count = api->socket_read(self, socket, answer, sizeof answer - 1, 2000, &error);
    }
    say("socket error " + std::to_string(error) + " answer " + std::to_string(count) + " " +
        reinterpret_cast<char *>(answer));
    api->socket_close(self, socket);
}

/// Keeps a connection to the gateway and prints its state whenever that changes.
void watchSocket() {
    tf_error error = 0;
    if (socketHandle == 0)
        socketHandle = api->socket_create(self, 0, &error);
    if (api->socket_connected(self, socketHandle) == 0)
        error = api->socket_connect(self, socketHandle, gatewayHost.c_str(), 9500, 100);
    const uint32_t readable = api->socket_readable(self, socketHandle);
    uint8_t bytes[64];
    tf_error readError = 0;
    const int count = readable == 0 ? 0 : api->socket_read(self, socketHandle, bytes, 1, 10, &readError);
    const uint8_t byte = 10;
    const int sent = error == 0 ? api->socket_send(self, socketHandle, &byte, 1, &error) : 0;
    const std::string state = "socket connected " + std::to_string(api->socket_connected(self, socketHandle)) +
                              " readable " + std::to_string(readable) + " read " + std::to_string(count) + " error " +
                              std::to_string(readError) + " sent " + std::to_string(sent);
    if (state != socketState)
        say(state);
    socketState = state;
}

const TfInput kInputs[] = {{"InpGreeting", "greeting", TF_INPUT_STRING},
                           {"InpGatewayHost", "gateway", TF_INPUT_STRING}};
const Ex5Info kInfo = {
    TF_ABI_VERSION, TF_ON_TICK | TF_ON_TIMER | TF_ON_TRADE_TRANSACTION, "Rehearsal", "1.00", "", kInputs, 2};

}  // namespace

extern "C" {

__declspec(dllexport) const Ex5Info *ex5_info() { return &kInfo; }

__declspec(dllexport) void ex5_attach(const TerminalApi *table, void *owner, const TfChart *on) {
    api = table;
    self = owner;
    chart = *on;
}

__declspec(dllexport) tf_error ex5_set_input(const char *name, const char *value) {
    if (std::strcmp(name, "InpGreeting") == 0)
        greeting = value;
    else if (std::strcmp(name, "InpGatewayHost") == 0)
        gatewayHost = value;
    else
        return ERR_NOT_FOUND;
    return 0;
}

__declspec(dllexport) int32_t ex5_on_init(int32_t *code) {
    TfAccount account{};
    api->account(self, &account);
    say("hello " + greeting + " on " + chart.symbol + ", login " + std::to_string(account.login));
    api->timer_start(self, 50);
    *code = greeting == "fail" ? INIT_FAILED : INIT_SUCCEEDED;
    return TF_EVENT_DONE;
}

__declspec(dllexport) int32_t ex5_on_timer() {
    if (greeting == "socket") {
        watchSocket();
        return TF_EVENT_DONE;
    }
    switch (step++) {
        case 0:
            talk();
            break;
        case 2:
            say("open " + trade(deal(ORDER_TYPE_BUY, 0.10, 0)));
            break;
        case 3:
            say("stops " + trade(stops()));
            break;
        case 4:
            say("partial " + trade(deal(ORDER_TYPE_SELL, 0.04, ticket)));
            break;
        case 5:
            if (greeting != "keep")
                say("close " + tradeAsync(deal(ORDER_TYPE_SELL, 0.06, ticket)));
            break;
        case 6:
            say("refused " + trade(deal(ORDER_TYPE_BUY, 0.005, 0)));
            break;
        case 20:
            say("transactions " + std::to_string(transactions) + ", positions " +
                std::to_string(api->positions_total(self)));
            break;
        default:
            break;
    }
    return TF_EVENT_DONE;
}

__declspec(dllexport) int32_t ex5_on_tick() {
    if (greeting == "crash" && step > 9)
        *nowhere = 1;
    return TF_EVENT_DONE;
}

__declspec(dllexport) int32_t ex5_on_trade_transaction(const TfTradeTransaction *transaction, const TfTradeRequest *,
                                                       const TfTradeResult *result) {
    ++transactions;
    if (transaction->type == TRADE_TRANSACTION_REQUEST && asyncRequest != 0 && result->request_id == asyncRequest)
        say("answer " + std::to_string(result->retcode));
    return TF_EVENT_DONE;
}

__declspec(dllexport) int32_t ex5_on_deinit(int32_t reason) {
    say("goodbye " + std::to_string(reason));
    return TF_EVENT_DONE;
}
}
