// One position or pending order of the master: what it is now, what the server has acknowledged, what is under way.
#ifndef TERMFLEET_TRADERECORD_MQH
#define TERMFLEET_TRADERECORD_MQH

#include <TermFleet/Text.mqh>

#define VOLUME_EPSILON 0.0000001

struct TradeState {
    bool exists;
    int type;  // ENUM_ORDER_TYPE; BUY and SELL for positions
    double volume;
    double price;
    double sl;
    double tp;

    TradeState() : exists(false), type(0), volume(0.0), price(0.0), sl(0.0), tp(0.0) {}
};

enum ENUM_MASTER_COMMAND {
    MASTER_NOTHING,
    MASTER_OPEN,
    MASTER_FILLED,
    MASTER_MODIFY,
    MASTER_PARTIAL,
    MASTER_CLOSE,
    MASTER_CANCEL
};

struct TradeRecord {
    ulong ticket;
    string symbol;
    int digits;
    long magic;
    string comment;
    TradeState now;
    TradeState told;     // what the server has acknowledged
    TradeState sent;     // what `told` becomes when the command under way is acknowledged
    TradeState opening;  // what an open said that has not been acknowledged: a repeat must say the same
    ENUM_MASTER_COMMAND underWay;
    ulong sentAt;
    int unanswered;  // how often the command under way has gone without an answer
    long seenMs;     // when what it tells was first seen, Unix time; 0 if nothing is to be told
    ulong retryAt;
    ulong missingSince;  // closed, but its deals have not come yet; 0 if not
    ulong lastDeal;      // closing deals up to this one have been told
    ulong sentDeal;      // and up to this one when the command under way is acknowledged
    bool refused;        // the server does not want to hear of it

    TradeRecord()
        : ticket(0),
          symbol(""),
          digits(0),
          magic(0),
          comment(""),
          underWay(MASTER_NOTHING),
          sentAt(0),
          unanswered(0),
          seenMs(0),
          retryAt(0),
          missingSince(0),
          lastDeal(0),
          sentDeal(0),
          refused(false) {}
};

string MasterCommandName(const ENUM_MASTER_COMMAND command) {
    switch (command) {
        case MASTER_OPEN:
            return "CMD_OPEN";
        case MASTER_FILLED:
            return "CMD_FILLED";
        case MASTER_MODIFY:
            return "CMD_MODIFY";
        case MASTER_PARTIAL:
            return "CMD_PARTIAL";
        case MASTER_CLOSE:
            return "CMD_CLOSE";
        case MASTER_CANCEL:
            return "CMD_CANCEL";
        case MASTER_NOTHING:
            break;
    }
    return "";
}

// The one command that brings what the server knows nearer to what is; several differences take several commands.
ENUM_MASTER_COMMAND NextMasterCommand(const TradeState &told, const TradeState &now) {
    const bool toldPending = told.type > ORDER_TYPE_SELL;
    const bool nowPending = now.type > ORDER_TYPE_SELL;
    if (!told.exists)
        return now.exists ? MASTER_OPEN : MASTER_NOTHING;
    if (!now.exists)
        return toldPending ? MASTER_CANCEL : MASTER_CLOSE;
    if (toldPending && !nowPending)
        return MASTER_FILLED;
    if (!nowPending && now.volume < told.volume - VOLUME_EPSILON)
        return MASTER_PARTIAL;
    if (now.sl != told.sl || now.tp != told.tp || (nowPending && now.price != told.price))
        return MASTER_MODIFY;
    return MASTER_NOTHING;
}

// What the server knows once it has acknowledged that command.
TradeState AfterMasterCommand(const ENUM_MASTER_COMMAND command, const TradeState &told, const TradeState &now) {
    TradeState after = told;
    switch (command) {
        case MASTER_OPEN:
            after = now;
            break;
        case MASTER_FILLED:
            after.type = now.type;
            after.price = now.price;
            break;
        case MASTER_MODIFY:
            after.sl = now.sl;
            after.tp = now.tp;
            after.price = now.price;
            break;
        case MASTER_PARTIAL:
            after.volume = now.volume;
            break;
        case MASTER_CLOSE:
        case MASTER_CANCEL:
            after.exists = false;
            break;
        case MASTER_NOTHING:
            break;
    }
    return after;
}

#endif
