// Opening a copy: look whether it is there already, fit it to this broker, send it, find out what became of it.
#ifndef TERMFLEET_OPENSTEP_MQH
#define TERMFLEET_OPENSTEP_MQH

#include <TermFleet/Follower/Copies.mqh>
#include <TermFleet/Follower/FollowerJob.mqh>
#include <TermFleet/Trading/Symbols.mqh>
#include <TermFleet/Trading/Volume.mqh>

// Prices are binary fractions: two equal ones can differ by this much of a point.
#define POINT_FRACTION 0.01

string OpenAck(const FollowerCommand &command, const Copy &copy, const uint retcode) {
    const int digits = (int)SymbolInfoInteger(copy.symbol, SYMBOL_DIGITS);
    return "ACK_OPEN|" + FormatTicket(command.masterTicket) + "|" + FormatTicket(copy.ticket) + "|" +
           FormatLots(copy.lots) + "|" + OrderTypeName(copy.type) + "|id=" + FormatTicket(command.id) +
           "|price=" + FormatPrice(copy.price, digits) + "|retcode=" + IntegerToString(retcode);
}

// Fits the command to this broker and this terminal's settings; answers why it cannot be, or nothing.
string PrepareOpen(FollowerJob &job, const FollowerSettings &settings) {
    if (job.command.lots < settings.minLotToCopy)
        return "BELOW_MIN_LOT_TO_COPY";
    job.symbol =
        BrokerKnows(job.command.symbol) ? job.command.symbol : FixSymbolName(job.command.symbol, settings.customMap);
    if (job.symbol == "" || !SymbolSelect(job.symbol, true))
        return "UNKNOWN_SYMBOL " + job.command.symbol;
    const double wanted = settings.lotType == LOT_FIXED ? settings.lotValue : job.command.lots * settings.lotValue;
    job.lots = FitSymbolVolume(job.symbol, wanted);
    if (job.lots <= 0.0)
        return "BELOW_MINIMUM_VOLUME";
    job.type = settings.reverse ? ReversedType(job.command.type) : job.command.type;
    job.sl = FitPrice(job.symbol, settings.reverse ? job.command.tp : job.command.sl);
    job.tp = FitPrice(job.symbol, settings.reverse ? job.command.sl : job.command.tp);
    return "";
}

// How many points worse than the master's the price is; not above 0 when it is as good.
double PointsWorse(const FollowerJob &job, const double price) {
    const double point = SymbolInfoDouble(job.symbol, SYMBOL_POINT);
    if (point <= 0.0 || job.command.price <= 0.0)
        return 0.0;
    const double higher = (price - job.command.price) / point;
    return IsBuyType(job.type) ? higher : -higher;
}

// Why the account's risk limits do not allow this price now; empty if they do.
string LimitTrouble(const FollowerJob &job, const double price) {
    const double point = SymbolInfoDouble(job.symbol, SYMBOL_POINT);
    const double spread = MarketPrice(job.symbol, true) - MarketPrice(job.symbol, false);
    if (job.command.maxSpread >= 0.0 && spread > (job.command.maxSpread + POINT_FRACTION) * point)
        return "SPREAD_LIMIT " + ShortDecimal(spread / point, 1) + " points, limit " +
               ShortDecimal(job.command.maxSpread, 1);
    if (job.command.maxDeviation < 0.0 || IsPendingType(job.type))
        return "";
    const double distance = MathAbs(price - job.command.price);
    if (distance > (job.command.maxDeviation + POINT_FRACTION) * point)
        return "DEVIATION_LIMIT " + ShortDecimal(distance / point, 1) + " points off, limit " +
               ShortDecimal(job.command.maxDeviation, 1);
    return "";
}

// The points by which the broker may fill at another price.
ulong AllowedSlippage(const FollowerCommand &command) {
    const ulong slippage = command.limitsPrice ? command.deviation : ANY_DEVIATION;
    return command.maxDeviation < 0.0 ? slippage : (ulong)MathMin((double)slippage, command.maxDeviation);
}

// On a netting account the order's stops become those of the whole position.
void FitStopsOfOpen(const FollowerJob &job, MqlTradeRequest &request) {
    double sl = request.sl;
    double tp = request.tp;
    if (AccountIsHedging())
        return;
    FitSharedStops(job.symbol, 0, IsBuyType(job.type) ? ORDER_TYPE_BUY : ORDER_TYPE_SELL, sl, tp);
    request.sl = sl;
    request.tp = tp;
}

void FillOpenRequest(const FollowerJob &job, const double price, MqlTradeRequest &request) {
    ZeroMemory(request);
    const bool pending = IsPendingType(job.type);
    request.action = pending ? TRADE_ACTION_PENDING : TRADE_ACTION_DEAL;
    request.symbol = job.symbol;
    request.volume = job.lots;
    request.type = (ENUM_ORDER_TYPE)job.type;
    request.price = price;
    request.sl = job.withoutStops ? 0.0 : job.sl;
    request.tp = job.withoutStops ? 0.0 : job.tp;
    FitStopsOfOpen(job, request);
    request.deviation = AllowedSlippage(job.command);
    request.magic = CopyMagic(job.command.id);
    request.comment = CopyComment(job.command.id);
    request.type_filling = pending ? ORDER_FILLING_RETURN : FillingMode(job.symbol, job.attempt);
    request.type_time = ORDER_TIME_GTC;
}

// Why the order cannot be sent at this price now; empty if it can.
string PriceTrouble(FollowerJob &job, const double price) {
    const bool quoted = MarketPrice(job.symbol, true) > 0.0 && MarketPrice(job.symbol, false) > 0.0;
    if (price <= 0.0 || (job.command.maxSpread >= 0.0 && !quoted)) {
        job.answer.retcode = TRADE_RETCODE_PRICE_OFF;
        return "no quotes for " + job.symbol;
    }
    if (IsPendingType(job.type) || !job.command.limitsPrice ||
        PointsWorse(job, price) <= (double)job.command.deviation + POINT_FRACTION)
        return "";
    job.answer.retcode = TRADE_RETCODE_PRICE_CHANGED;
    return "price moved by " + ShortDecimal(PointsWorse(job, price), 0) + " points";
}

// The copy is there. Stops that did not come with the order of this job are to be set.
void Opened(FollowerJob &job, const Copy &copy, string &line) {
    const bool sent = job.lookUntil > 0;
    const uint retcode = IsDone(job.answer.retcode) ? job.answer.retcode : (uint)TRADE_RETCODE_DONE;
    job.command.ticket = copy.ticket;
    job.setsStops =
        sent && (job.withoutStops || (copy.open && !HasStops(copy.symbol, job.sl, job.tp, copy.sl, copy.tp)));
    job.opened = copy.lots;
    job.openedPending = IsPendingType(copy.type);
    job.unlisted = sent && !copy.open && !job.openedPending;
    line = OpenAck(job.command, copy, retcode);
}

// An order may have been executed: looks for it. True when the job is finished.
bool LookForOpened(FollowerJob &job, const ulong now, string &line) {
    Copy copy;
    double executed = 0.0;
    if (FindCopy(job.command, copy) || FindOpenedBy(job.answer, copy)) {
        Opened(job, copy, line);
        return true;
    }
    job.nextAt = now + LOOK_PAUSE_MS;
    if (HasOrderEnded(job.answer.order, executed) && executed <= VOLUME_EPSILON)
        line = Refusal(job.command, TRADE_RETCODE_REJECT, "the broker accepted the order and then cancelled it");
    else if (now >= job.lookUntil)
        line = IsDone(job.answer.retcode)
                   ? Refusal(job.command, job.answer.retcode, "done, but no position or order shows it")
                   : RefusalOf(job);
    return line != "";
}

// Sends the order once. True when the job is finished.
bool SendOpen(FollowerJob &job, string &line) {
    const bool pending = IsPendingType(job.type);
    const double price = pending ? job.command.price : MarketPrice(job.symbol, IsBuyType(job.type));
    const string trouble = PriceTrouble(job, price);
    if (trouble != "") {
        job.answer.text = trouble;
        job.nextAt = GetTickCount64() + RETRY_PAUSE_MS;
        return false;
    }
    const string limit = LimitTrouble(job, price);
    if (limit != "") {
        line = Refusal(job.command, 0, limit);
        return true;
    }
    MqlTradeRequest request;
    TradeAnswer answer;
    FillOpenRequest(job, FitPrice(job.symbol, price), request);
    SendOrder(request, answer);
    job.answer = answer;
    const ulong now = GetTickCount64();
    if (IsDone(answer.retcode)) {
        job.lookUntil = now + CONFIRMED_LOOK_TIME_MS;
        return LookForOpened(job, now, line);
    }
    const bool hasStops = request.sl > 0.0 || request.tp > 0.0;
    if (answer.retcode == TRADE_RETCODE_INVALID_STOPS && !pending && hasStops) {
        job.withoutStops = true;
        job.nextAt = now;
        return false;
    }
    return AfterFailure(job, now, line);
}

// Goes as far as it can with at most one order. `loaded`: the list of positions is complete, so that a copy that it
// lacks does not exist. True when the job is finished; `line` is its answer then.
bool StepOpen(FollowerJob &job, const FollowerSettings &settings, const bool loaded, string &line) {
    const ulong now = GetTickCount64();
    if (job.lookUntil > 0)
        return LookForOpened(job, now, line);
    Copy copy;
    if (!job.begun && FindCopy(job.command, copy)) {
        Opened(job, copy, line);
        return true;
    }
    if (now > job.deadline) {
        line = job.answer.text == "" ? Refusal(job.command, 0, "EXPIRED") : RefusalOf(job);
        return true;
    }
    if ((!job.begun && !loaded) || !IsHeldKnown()) {
        job.nextAt = now + LOOK_PAUSE_MS;
        return false;
    }
    if (!job.begun) {
        const string refusal = PrepareOpen(job, settings);
        if (refusal != "") {
            line = Refusal(job.command, 0, refusal);
            return true;
        }
        job.begun = true;
    }
    return SendOpen(job, line);
}

#endif
