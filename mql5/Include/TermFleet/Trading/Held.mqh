// What the server calls a position: of a hedging account one of the broker's positions, of a netting account a part of
// one.
#ifndef TERMFLEET_HELD_MQH
#define TERMFLEET_HELD_MQH

#include <TermFleet/Trading/Holdings.mqh>
#include <TermFleet/Trading/Orders.mqh>

// Whether list and deals agree, so that what is held is certain. Hedging accounts have no need of that.
bool IsHeldKnown() { return AccountIsHedging() || netLedger.Look(); }

// Selects the position that it is or belongs to, if there is one. `volume`: by all that is known; false if that is
// nothing. `overclosed`: asks for what was closed of a part beyond its volume.
bool SelectHeld(const ulong ticket, const bool overclosed, ulong &identifier, double &volume) {
    if (AccountIsHedging()) {
        if (!SelectPosition(ticket))
            return false;
        identifier = (ulong)PositionGetInteger(POSITION_IDENTIFIER);
        volume = VolumeByListAndDeals(identifier, PositionGetDouble(POSITION_VOLUME));
        return volume > VOLUME_EPSILON;
    }
    netLedger.Look();
    const int i = netLedger.IndexOf(ticket);
    if (i < 0)
        return false;
    NetPart part;
    netLedger.Part(i, part);
    identifier = ticket;
    volume = overclosed ? -part.left : part.left;
    PositionSelect(part.symbol);
    return volume > VOLUME_EPSILON;
}

bool IsHeld(const ulong ticket) {
    ulong identifier = 0;
    double volume = 0.0;
    if (AccountIsHedging())
        return SelectPosition(ticket);
    return SelectHeld(ticket, false, identifier, volume);
}

// Whether the history shows that all of it was closed. `identifier`: what its deals refer to; on netting accounts its
// ticket.
bool IsEnded(const ulong identifier) {
    if (AccountIsHedging())
        return IsClosedByDeals(identifier);
    netLedger.Look();
    const int i = netLedger.IndexOf(identifier);
    if (i < 0)
        return false;
    NetPart part;
    netLedger.Part(i, part);
    return part.left <= VOLUME_EPSILON;
}

// The deals that took it from `before` lots down to `after`. False while the history does not show all of them.
bool ReadClosings(const ulong identifier, const double before, const double after, ClosingDeals &deals) {
    if (AccountIsHedging())
        return ReadClosingDeals(identifier, before, after, deals);
    netLedger.Look();
    return netLedger.ReadClosings(identifier, before, after, deals);
}

// The newest of them, up to a volume: the best answer when the history lacks what was before them.
void ReadNewestClosings(const ulong identifier, const double volume, ClosingDeals &deals) {
    if (AccountIsHedging())
        ReadNewestClosingDeals(identifier, volume, deals);
    else
        netLedger.ReadNewestClosings(identifier, volume, deals);
}

// Only the newest one.
void ReadLastClosing(const ulong identifier, ClosingDeals &deals) {
    if (AccountIsHedging())
        ReadLastClosingDeal(identifier, deals);
    else
        netLedger.ReadLastClosing(identifier, deals);
}

// Trades against the part. The position is named while it has that much on the part's side: when something else has
// closed it meanwhile, nothing is opened.
void ClosePart(const NetPart &part, const double lots, const int attempt, TradeAnswer &answer) {
    MqlTradeRequest request;
    ZeroMemory(request);
    const bool sells = NetLots(part) > 0.0;
    request.action = TRADE_ACTION_DEAL;
    if (PositionSelect(part.symbol) &&
        PositionGetInteger(POSITION_TYPE) == (sells ? POSITION_TYPE_BUY : POSITION_TYPE_SELL) &&
        PositionGetDouble(POSITION_VOLUME) >= lots - VOLUME_EPSILON)
        request.position = (ulong)PositionGetInteger(POSITION_TICKET);
    request.magic = part.copy == 0 ? (ulong)part.magic : CopyMagic(part.copy);
    request.comment = part.copy == 0 ? "" : CopyComment(part.copy);
    request.symbol = part.symbol;
    request.volume = lots;
    request.type = sells ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    request.price = MarketPrice(request.symbol, !sells);
    request.deviation = ANY_DEVIATION;
    request.type_filling = FillingMode(request.symbol, attempt);
    SendOrder(request, answer);
}

// Closes `lots` of what SelectHeld has selected.
void CloseHeld(const ulong ticket, const double lots, const int attempt, TradeAnswer &answer) {
    if (AccountIsHedging()) {
        ClosePosition(lots, attempt, answer);
        return;
    }
    NetPart part;
    netLedger.Part(netLedger.IndexOf(ticket), part);
    ClosePart(part, lots, attempt, answer);
}

// The farther of two stops; 0 if either is none.
double FartherStop(const double first, const double second, const bool below) {
    if (first <= 0.0 || second <= 0.0)
        return 0.0;
    return below ? MathMin(first, second) : MathMax(first, second);
}

// What a netting account has of a symbol besides one part.
struct OtherParts {
    bool any;
    bool foreign;   // something that is no copy
    bool opposite;  // something on the other side

    OtherParts() : any(false), foreign(false), opposite(false) {}
};

// Besides the part `ticket` of that type.
void FindOtherParts(const string symbol, const ulong ticket, const int type, OtherParts &others) {
    if (AccountIsHedging())
        return;
    for (int i = 0; i < netLedger.Total(); i++) {
        NetPart part;
        netLedger.Part(i, part);
        if (part.symbol != symbol || part.ticket == ticket || IsNothing(part.left))
            continue;
        others.any = true;
        others.foreign = others.foreign || part.copy == 0;
        others.opposite = others.opposite || part.type != type;
    }
}

// The stops of a netting position close all of it, whosever parts it has. So that they end no copy before its own stop
// is reached, those of a position with several copies are the farthest, and none if a copy has none or is on the other
// side. Beside something that is no copy they stay as they are: false.
bool FitSharedStops(const string symbol, const ulong ticket, const int type, double &sl, double &tp) {
    OtherParts others;
    FindOtherParts(symbol, ticket, type, others);
    if (!others.any)
        return true;
    if (!PositionSelect(symbol) || PositionGetInteger(POSITION_TYPE) != type) {
        sl = 0.0;
        tp = 0.0;
    } else if (others.foreign) {
        sl = PositionGetDouble(POSITION_SL);
        tp = PositionGetDouble(POSITION_TP);
    } else {
        const bool buy = type == ORDER_TYPE_BUY;
        sl = others.opposite ? 0.0 : FartherStop(sl, PositionGetDouble(POSITION_SL), buy);
        tp = others.opposite ? 0.0 : FartherStop(tp, PositionGetDouble(POSITION_TP), !buy);
    }
    return !others.foreign;
}

#endif
