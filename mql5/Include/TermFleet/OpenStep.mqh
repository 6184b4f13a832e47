// Opening a copy, step by step: look whether it is there already, fit it to this broker, send it, find out what became
// of it.
#ifndef TERMFLEET_OPENSTEP_MQH
#define TERMFLEET_OPENSTEP_MQH

#include <TermFleet/Copies.mqh>
#include <TermFleet/FollowerJob.mqh>
#include <TermFleet/Symbols.mqh>
#include <TermFleet/Volume.mqh>

string OpenAck(const FollowerCommand &command, const Copy &copy, const uint retcode) {
    const int digits = (int)SymbolInfoInteger(copy.symbol, SYMBOL_DIGITS);
    return "ACK_OPEN|" + FormatTicket(command.masterTicket) + "|" + FormatTicket(copy.ticket) + "|" +
           FormatLots(copy.lots) + "|" + OrderTypeName(copy.type) + "|id=" + FormatTicket(command.id) +
           "|price=" + FormatPrice(copy.price, digits) + "|retcode=" + IntegerToString(retcode);
}

// Fits the command to this broker and this terminal's settings; answers why it cannot be, or nothing.
string PrepareOpen(FollowerJob &job, const FollowerSettings &settings) {
    if (!AccountIsHedging())
        return "NETTING_ACCOUNT";
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
    const int digits = (int)SymbolInfoInteger(job.symbol, SYMBOL_DIGITS);
    job.type = settings.reverse ? ReversedType(job.command.type) : job.command.type;
    job.sl = NormalizeDouble(settings.reverse ? job.command.tp : job.command.sl, digits);
    job.tp = NormalizeDouble(settings.reverse ? job.command.sl : job.command.tp, digits);
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

void FillOpenRequest(const FollowerJob &job, const double price, MqlTradeRequest &request) {
    ZeroMemory(request);
    const bool pending = IsPendingType(job.type);
    request.action = pending ? TRADE_ACTION_PENDING : TRADE_ACTION_DEAL;
    request.symbol = job.symbol;
    request.volume = job.lots;
    request.type = (ENUM_ORDER_TYPE)job.type;
    request.price = price;
    request.sl = job.sl;
    request.tp = job.tp;
    request.deviation = job.command.deviation;
    request.magic = COPY_MAGIC;
    request.comment = CopyComment(job.command.id);
    request.type_filling = pending ? ORDER_FILLING_RETURN : FillingMode(job.symbol, job.attempt);
    request.type_time = ORDER_TIME_GTC;
}

// The server says it is done: the position itself is the best witness, the result the second best.
bool Opened(FollowerJob &job, const MqlTradeResult &result, const ulong now, string &answer) {
    Copy copy;
    if (FindCopy(job.command, copy)) {
        answer = OpenAck(job.command, copy, result.retcode);
        return true;
    }
    job.retcode = result.retcode;
    job.trouble = "done, but nowhere to be seen";
    job.lookUntil = now + LOOK_TIME_MS;
    job.nextAt = now;
    return false;
}

// Sends the order once. True when the job is finished.
bool SendOpen(FollowerJob &job, const ulong now, string &answer) {
    const bool pending = IsPendingType(job.type);
    double price = pending ? job.command.price : MarketPrice(job.symbol, IsBuyType(job.type));
    job.nextAt = now + RETRY_PAUSE_MS;
    if (price <= 0.0) {
        job.retcode = TRADE_RETCODE_PRICE_OFF;
        job.trouble = "no quotes for " + job.symbol;
        return false;
    }
    if (!pending && job.command.deviation > 0 && PointsWorse(job, price) > (double)job.command.deviation) {
        job.retcode = TRADE_RETCODE_PRICE_CHANGED;
        job.trouble = "price moved by " + ShortDecimal(PointsWorse(job, price), 0) + " points";
        return false;
    }
    MqlTradeRequest request;
    MqlTradeResult result;
    ZeroMemory(result);
    FillOpenRequest(job, NormalizeDouble(price, (int)SymbolInfoInteger(job.symbol, SYMBOL_DIGITS)), request);
    if (!OrderSend(request, result))
        ResetLastError();
    const ulong after = GetTickCount64();
    if (IsDone(result.retcode))
        return Opened(job, result, after, answer);
    return Unsuccessful(job, result, after, answer);
}

// Goes as far as it can without waiting. True when the job is finished; `answer` is its line then.
bool StepOpen(FollowerJob &job, const FollowerSettings &settings, const ulong now, string &answer) {
    Copy copy;
    if ((!job.begun || job.lookUntil > 0) && FindCopy(job.command, copy)) {
        answer = OpenAck(job.command, copy, TRADE_RETCODE_DONE);
        return true;
    }
    if (job.lookUntil > 0) {
        job.nextAt = now + LOOK_PAUSE_MS;
        if (now < job.lookUntil)
            return false;
        answer = Refusal(job.command, job.retcode, job.trouble);
        return true;
    }
    if (now > job.deadline) {
        answer = Refusal(job.command, job.retcode, job.retcode == 0 ? "EXPIRED" : job.trouble);
        return true;
    }
    if (!job.begun) {
        const string refusal = PrepareOpen(job, settings);
        if (refusal != "") {
            answer = Refusal(job.command, 0, refusal);
            return true;
        }
        job.begun = true;
    }
    return SendOpen(job, now, answer);
}

#endif
