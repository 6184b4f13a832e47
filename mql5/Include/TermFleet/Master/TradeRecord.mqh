// One position or pending order of the master: what it is now, what the server has acknowledged, what is on its way.
#ifndef TERMFLEET_TRADERECORD_MQH
#define TERMFLEET_TRADERECORD_MQH

#include <TermFleet/Protocol/AccountLines.mqh>
#include <TermFleet/Protocol/Text.mqh>
#include <TermFleet/Trading/Held.mqh>
#include <TermFleet/Trading/OrderHistory.mqh>

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

// Times that end in Ms are Unix time, the others are in GetTickCount64.
struct TradeRecord {
    ulong ticket;
    ulong identifier;  // of a position: what its deals refer to
    string symbol;
    int digits;
    long magic;
    string comment;
    TradeState now;
    TradeState told;     // what the server has acknowledged
    TradeState sent;     // what `told` becomes when the command on its way is acknowledged
    TradeState opening;  // what an unacknowledged open said: a repeat must say the same
    ENUM_MASTER_COMMAND underWay;
    ulong sentAt;
    int unanswered;  // how often the command on its way has gone without an answer
    bool listed;     // the position or order was in the list at the last look
    long openedMs;
    long updatedMs;  // the broker's time of its last update
    long changedMs;  // the same, of the change that was seen last; 0 if the broker did not note a time for it
    long seenMs;     // when this expert saw the last change
    ulong retryAt;
    ulong missingSince;  // the change is seen, its deals are not; 0 if nothing is missing
    bool refused;        // the server has declined the open for good
    int refusedType;     // as what it was declined

    TradeRecord()
        : ticket(0),
          identifier(0),
          symbol(""),
          digits(0),
          magic(0),
          comment(""),
          underWay(MASTER_NOTHING),
          sentAt(0),
          unanswered(0),
          listed(false),
          openedMs(0),
          updatedMs(0),
          changedMs(0),
          seenMs(0),
          retryAt(0),
          missingSince(0),
          refused(false),
          refusedType(0) {}
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

// The one command that brings what the server has been told nearer to what is; several differences take several
// commands.
ENUM_MASTER_COMMAND NextMasterCommand(const TradeState &told, const TradeState &now) {
    const bool toldPending = IsPendingType(told.type);
    const bool nowPending = IsPendingType(now.type);
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

// What the server has been told once it has acknowledged that command.
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

bool SameState(const TradeState &first, const TradeState &second) {
    return first.exists == second.exists && first.type == second.type && first.volume == second.volume &&
           first.price == second.price && first.sl == second.sl && first.tp == second.tp;
}

// What the list says of a record now. `nowMs`: Unix time.
void Observe(TradeRecord &record, const Holding &holding, const long nowMs) {
    TradeState state;
    state.exists = true;
    state.type = holding.type;
    state.volume = holding.volume;
    state.price = holding.price;
    state.sl = holding.sl;
    state.tp = holding.tp;
    if (!SameState(state, record.now)) {
        record.seenMs = nowMs;
        record.changedMs = holding.updatedMs != record.updatedMs ? holding.updatedMs : 0;
    }
    record.listed = true;
    record.now = state;
    record.identifier = holding.identifier;
    record.openedMs = holding.openedMs;
    record.updatedMs = holding.updatedMs;
    // A pending order that was declined has become a position: that is another thing to the server.
    if (record.refused && IsPendingType(record.refusedType) && !IsPendingType(state.type))
        record.refused = false;
}

void ObserveMissing(TradeRecord &record, const long nowMs) {
    if (record.now.exists)
        record.seenMs = nowMs;
    record.now.exists = false;
}

// Whether nothing is held of an order that was executed. On a netting account it may have closed what was there and
// opened nothing.
bool HasLeftNothing(const ulong ticket) {
    return AccountIsHedging() ? IsClosedByDeals(ticket) : netLedger.Look() && !IsHeld(ticket);
}

// Whether a netting account's order opened less than was executed of it: it has closed something as well.
bool HasOpenedLess(const TradeRecord &record, const TradeState &told) {
    if (AccountIsHedging() || !netLedger.Look())
        return false;
    const int i = netLedger.IndexOf(record.ticket);
    if (i < 0)
        return false;
    NetPart part;
    netLedger.Part(i, part);
    return part.opened < told.volume - VOLUME_EPSILON;
}

// Whether the server was told of an order whose rest was removed before all of it was filled: no deals account for the
// difference. `left`: the volume of its position.
bool IsFilledLess(const TradeRecord &record, const TradeState &told, const double left) {
    double executed = 0.0;
    if (HasOpenedLess(record, told))
        return true;
    if (!HasOrderEnded(record.ticket, executed) || executed <= VOLUME_EPSILON ||
        executed >= told.volume - VOLUME_EPSILON || left > executed + VOLUME_EPSILON)
        return false;
    return left > 0.0 || IsEnded(record.ticket);
}

// When what the command tells has happened: the broker's time, unless it is unknown or, by a clock that is wrong, later
// than the moment at which it was seen. Unix time.
long EventMs(const TradeRecord &record, const ENUM_MASTER_COMMAND command, const ClosingDeals &deals) {
    long happened = 0;
    if (command == MASTER_OPEN)
        happened = record.openedMs;
    else if (command == MASTER_PARTIAL || command == MASTER_CLOSE)
        happened = deals.timeMs;
    else if (record.now.exists)
        happened = record.changedMs;
    return happened > 0 && happened < record.seenMs ? happened : record.seenMs;
}

// The fields of a command, without those that all of them have. `state`: what an open says, or what is now.
string MasterBody(const TradeRecord &record, const ENUM_MASTER_COMMAND command, const TradeState &told,
                  const TradeState &state, const ClosingDeals &deals) {
    const int digits = record.digits;
    const string ticket = FormatTicket(record.ticket);
    const string end = FormatPrice(deals.price, digits) + "|" + FormatMoney(deals.profit);
    switch (command) {
        case MASTER_OPEN:
            return OrderTypeName(state.type) + "|" + CleanField(record.symbol) + "|" +
                   FormatPrice(state.price, digits) + "|" + FormatLots(state.volume) + "|" +
                   FormatPrice(state.sl, digits) + "|" + FormatPrice(state.tp, digits) + "|" + ticket;
        case MASTER_FILLED:
            return ticket + "|" + ticket + "|" + FormatPrice(state.price, digits);
        case MASTER_MODIFY:
            return ticket + "|" + FormatPrice(state.sl, digits) + "|" + FormatPrice(state.tp, digits) +
                   (IsPendingType(state.type) ? "|price=" + FormatPrice(state.price, digits) : "");
        case MASTER_PARTIAL:
            return ticket + "|" + FormatLots(NormalizeDouble(told.volume - state.volume, 8)) + "|" +
                   FormatLots(state.volume) + "|" + end;
        case MASTER_CLOSE:
            return ticket + "|" + end;
        case MASTER_CANCEL:
            return ticket;
        case MASTER_NOTHING:
            break;
    }
    return "";
}

#endif
