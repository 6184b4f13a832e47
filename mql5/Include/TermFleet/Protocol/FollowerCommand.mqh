// What the gateway asks of a follower, read from a line.
#ifndef TERMFLEET_FOLLOWERCOMMAND_MQH
#define TERMFLEET_FOLLOWERCOMMAND_MQH

#include <TermFleet/Protocol/AccountLines.mqh>
#include <TermFleet/Protocol/Text.mqh>

#define DEFAULT_TTL_MS 5000

enum ENUM_FOLLOWER_COMMAND { FOLLOWER_OPEN, FOLLOWER_MODIFY, FOLLOWER_CLOSE, FOLLOWER_CANCEL };

struct FollowerCommand {
    ENUM_FOLLOWER_COMMAND kind;
    ulong id;
    ulong masterTicket;
    ulong ticket;  // the follower's own
    string symbol;
    int type;  // ENUM_ORDER_TYPE
    double price;
    double lots;
    double sl;
    double tp;
    bool saysRest;
    double rest;
    ulong ttlMs;
    bool limitsPrice;
    ulong deviation;      // points that the price may be worse, where it is limited
    double maxSpread;     // points; below 0: any spread
    double maxDeviation;  // points from the price in either direction; below 0: any

    FollowerCommand()
        : kind(FOLLOWER_OPEN),
          id(0),
          masterTicket(0),
          ticket(0),
          symbol(""),
          type(0),
          price(0.0),
          lots(0.0),
          sl(0.0),
          tp(0.0),
          saysRest(false),
          rest(0.0),
          ttlMs(DEFAULT_TTL_MS),
          limitsPrice(false),
          deviation(0),
          maxSpread(-1.0),
          maxDeviation(-1.0) {}
};

string FollowerCommandName(const ENUM_FOLLOWER_COMMAND kind) {
    switch (kind) {
        case FOLLOWER_OPEN:
            return "OPEN";
        case FOLLOWER_MODIFY:
            return "MODIFY";
        case FOLLOWER_CLOSE:
            return "CLOSE";
        case FOLLOWER_CANCEL:
            return "CANCEL";
    }
    return "";
}

// -1 for a command that no follower is sent.
int FollowerCommandKind(const string command) {
    for (int kind = FOLLOWER_OPEN; kind <= FOLLOWER_CANCEL; kind++)
        if ("CMD_" + FollowerCommandName((ENUM_FOLLOWER_COMMAND)kind) == command)
            return kind;
    return -1;
}

// A limit that is there must be a number of at least 0; `limit` stays as it is if there is none.
bool ParseLimit(const string text, double &limit) { return text == "" || (ParseDecimal(text, limit) && limit >= 0.0); }

bool ParseOpen(const string &fields[], FollowerCommand &command) {
    if (ArraySize(fields) < 8)
        return false;
    const bool ticketed = ParseWhole(fields[7], command.masterTicket);
    command.type = OrderTypeByName(fields[1]);
    command.symbol = fields[2];
    const string ttl = FieldValue(fields, 8, "ttl");
    const string deviation = FieldValue(fields, 8, "dev");
    command.limitsPrice = deviation != "";
    return ticketed && command.type >= 0 && command.symbol != "" && ParseDecimal(fields[3], command.price) &&
           ParseDecimal(fields[4], command.lots) && command.lots > 0.0 && ParseDecimal(fields[5], command.sl) &&
           ParseDecimal(fields[6], command.tp) && (ttl == "" || ParseWhole(ttl, command.ttlMs)) &&
           (deviation == "" || ParseWhole(deviation, command.deviation)) &&
           ParseLimit(FieldValue(fields, 8, "spread"), command.maxSpread) &&
           ParseLimit(FieldValue(fields, 8, "maxdev"), command.maxDeviation);
}

bool ParseModify(const string &fields[], FollowerCommand &command) {
    return ArraySize(fields) >= 5 && ParseDecimal(fields[3], command.sl) && ParseDecimal(fields[4], command.tp) &&
           ParseDecimal(FieldValue(fields, 5, "price"), command.price);
}

bool ParseClose(const string &fields[], FollowerCommand &command) {
    if (ArraySize(fields) < 4)
        return false;
    const string rest = FieldValue(fields, 4, "rest");
    command.saysRest = rest != "";
    return ParseDecimal(fields[3], command.lots) && command.lots >= 0.0 && ParseDecimal(rest, command.rest) &&
           command.rest >= 0.0;
}

// False when a field is missing or wrong; id and masterTicket are filled as far as they can be read, for the answer.
bool ParseFollowerCommand(const string &fields[], FollowerCommand &command) {
    const int kind = FollowerCommandKind(fields[0]);
    if (kind < 0)
        return false;
    command.kind = (ENUM_FOLLOWER_COMMAND)kind;
    const bool known = ParseWhole(FieldValue(fields, 1, "id"), command.id) && command.id > 0;
    if (kind == FOLLOWER_OPEN)
        return ParseOpen(fields, command) && known;
    if (ArraySize(fields) < 3 || !ParseWhole(fields[1], command.masterTicket) || !ParseWhole(fields[2], command.ticket))
        return false;
    if (kind == FOLLOWER_MODIFY)
        return ParseModify(fields, command) && known;
    if (kind == FOLLOWER_CLOSE)
        return ParseClose(fields, command) && known;
    return known;
}

// What a command is about: the same for each repeat of it, whatever is left of its life. An open that is repeated may
// be another order by then, since the master's pending order has filled meanwhile.
string CommandSubject(const FollowerCommand &command) {
    return FollowerCommandName(command.kind) + "|" + FormatTicket(command.masterTicket) +
           (command.kind == FOLLOWER_OPEN ? "" : "|" + FormatTicket(command.ticket)) +
           (command.kind == FOLLOWER_CLOSE ? "|" + FormatLots(command.lots) + "|" + FormatLots(command.rest) : "") +
           (command.kind == FOLLOWER_MODIFY
                ? "|" + FormatLots(command.sl) + "|" + FormatLots(command.tp) + "|" + FormatLots(command.price)
                : "");
}

// A side flips with its stops; a limit becomes the stop of the other side.
int ReversedType(const int type) {
    switch (type) {
        case ORDER_TYPE_BUY:
            return ORDER_TYPE_SELL;
        case ORDER_TYPE_SELL:
            return ORDER_TYPE_BUY;
        case ORDER_TYPE_BUY_LIMIT:
            return ORDER_TYPE_SELL_STOP;
        case ORDER_TYPE_SELL_LIMIT:
            return ORDER_TYPE_BUY_STOP;
        case ORDER_TYPE_BUY_STOP:
            return ORDER_TYPE_SELL_LIMIT;
        case ORDER_TYPE_SELL_STOP:
            return ORDER_TYPE_BUY_LIMIT;
    }
    return type;
}

bool IsBuyType(const int type) {
    return type == ORDER_TYPE_BUY || type == ORDER_TYPE_BUY_LIMIT || type == ORDER_TYPE_BUY_STOP;
}

#endif
