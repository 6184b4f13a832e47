// Closing and changing what a copy holds. Each step starts from the position as it is, so a repeat does nothing twice.
#ifndef TERMFLEET_CLOSESTEP_MQH
#define TERMFLEET_CLOSESTEP_MQH

#include <TermFleet/ClosingDeals.mqh>
#include <TermFleet/Copies.mqh>
#include <TermFleet/FollowerJob.mqh>

#define SAME_VOLUME 0.0000001

string CloseAck(const FollowerCommand &command, const ClosingDeals &deals, const double rest) {
    int digits = 8;
    string symbol = "";
    if (deals.last != 0)
        symbol = HistoryDealGetString(deals.last, DEAL_SYMBOL);
    if (symbol != "")
        digits = (int)SymbolInfoInteger(symbol, SYMBOL_DIGITS);
    return "ACK_CLOSE|" + FormatTicket(command.masterTicket) + "|" + FormatTicket(command.ticket) + "|" +
           FormatPrice(deals.price, digits) + "|" + FormatMoney(deals.profit) + "|id=" + FormatTicket(command.id) +
           "|lot=" + FormatLots(deals.volume) + "|rest=" + FormatLots(rest);
}

// What is to remain is settled once, at the first look. Without `rest=` a repeat cannot be told from a second close.
void BeginClose(FollowerJob &job, const double volume) {
    job.begun = true;
    job.dealBefore = LastDeal(job.command.ticket);
    if (job.command.lots <= 0.0)
        job.rest = 0.0;
    else if (job.command.saysRest)
        job.rest = job.command.rest;
    else
        job.rest = MathMax(0.0, NormalizeDouble(volume - job.command.lots, 8));
    job.lots = MathMax(0.0, volume - job.rest);
}

// The rest is reached: answers once the deals that did it are known, or have been waited for long enough.
bool Closed(FollowerJob &job, const double rest, const ulong now, string &answer) {
    if (job.doneAt == 0)
        job.doneAt = now;
    ClosingDeals deals;
    if (job.begun)
        ReadClosingDeals(job.command.ticket, job.dealBefore, deals);
    if (job.begun && deals.volume < job.lots - SAME_VOLUME && now < job.doneAt + DEALS_WAIT_MS) {
        job.nextAt = now;
        return false;
    }
    if (deals.volume <= 0.0)
        ReadLastClosingDeal(job.command.ticket, deals);
    if (deals.volume <= 0.0 && rest <= 0.0) {
        answer = Refusal(job.command, TRADE_RETCODE_POSITION_CLOSED, "no such position, and no deal of it");
        return true;
    }
    answer = CloseAck(job.command, deals, rest);
    return true;
}

// Sends one closing order for the position that is selected. True when the job has failed for good.
bool SendClose(FollowerJob &job, const double lots, const ulong now, string &answer) {
    MqlTradeResult result;
    ClosePosition(lots, job.attempt, result);
    job.nextAt = now;
    if (IsDone(result.retcode) || result.retcode == TRADE_RETCODE_POSITION_CLOSED)
        return false;
    if (result.retcode == TRADE_RETCODE_CLOSE_ORDER_EXIST) {
        job.nextAt = now + LOOK_PAUSE_MS;
        return false;
    }
    return Unsuccessful(job, result, GetTickCount64(), answer);
}

// Goes as far as it can without waiting. True when the job is finished; `answer` is its line then.
bool StepClose(FollowerJob &job, const ulong now, string &answer) {
    if (!PositionSelectByTicket(job.command.ticket))
        return Closed(job, 0.0, now, answer);
    const double volume = PositionGetDouble(POSITION_VOLUME);
    if (!job.begun)
        BeginClose(job, volume);
    const double excess = NormalizeDouble(volume - job.rest, 8);
    if (excess <= SAME_VOLUME)
        return Closed(job, volume, now, answer);
    const bool looking = job.lookUntil > now;
    if (looking) {
        job.nextAt = now + LOOK_PAUSE_MS;
        return false;
    }
    if (job.lookUntil > 0 || now > job.deadline) {
        answer = Refusal(job.command, job.retcode, job.trouble);
        return true;
    }
    if (SendClose(job, excess, now, answer))
        return true;
    if (job.nextAt > now || !PositionSelectByTicket(job.command.ticket))
        return false;
    const double left = PositionGetDouble(POSITION_VOLUME);
    return left <= job.rest + SAME_VOLUME && Closed(job, left, GetTickCount64(), answer);
}

// True when the job is finished; `answer` is its line then.
bool Modified(FollowerJob &job, const MqlTradeResult &result, const ulong now, string &answer) {
    if (IsDone(result.retcode) || result.retcode == TRADE_RETCODE_NO_CHANGES) {
        answer = PlainAck(job.command);
        return true;
    }
    if (IsUnknownOutcome(result.retcode) || IsWorthRepeating(result.retcode)) {
        job.retcode = result.retcode;
        job.trouble = RetcodeText(result.retcode, result.comment);
        job.nextAt = now + LOOK_PAUSE_MS;  // stops may be set twice without harm
        return false;
    }
    answer = Refusal(job.command, result.retcode, RetcodeText(result.retcode, result.comment));
    return true;
}

bool SameStops(const double sl, const double tp, const double currentSl, const double currentTp, const string symbol) {
    const double half = SymbolInfoDouble(symbol, SYMBOL_POINT) / 2.0;
    return MathAbs(sl - currentSl) <= half && MathAbs(tp - currentTp) <= half;
}

bool StepModify(FollowerJob &job, const FollowerSettings &settings, const ulong now, string &answer) {
    const double sl = settings.reverse ? job.command.tp : job.command.sl;
    const double tp = settings.reverse ? job.command.sl : job.command.tp;
    if (now > job.deadline) {
        answer = Refusal(job.command, job.retcode, job.trouble);
        return true;
    }
    MqlTradeResult result;
    ZeroMemory(result);
    if (PositionSelectByTicket(job.command.ticket)) {
        if (SameStops(sl, tp, PositionGetDouble(POSITION_SL), PositionGetDouble(POSITION_TP),
                      PositionGetString(POSITION_SYMBOL)))
            result.retcode = TRADE_RETCODE_NO_CHANGES;
        else
            ModifyPosition(sl, tp, result);
    } else if (OrderSelect(job.command.ticket)) {
        ModifyPending(job.command.price, sl, tp, result);
    } else {
        result.retcode = TRADE_RETCODE_POSITION_CLOSED;
    }
    return Modified(job, result, now, answer);
}

bool StepCancel(FollowerJob &job, const ulong now, string &answer) {
    const ulong ticket = job.command.ticket;
    if (PositionSelectByTicket(ticket)) {
        answer = Refusal(job.command, TRADE_RETCODE_INVALID_ORDER, "FILLED");
        return true;
    }
    if (!OrderSelect(ticket)) {
        const bool cancelled =
            HistoryOrderSelect(ticket) && HistoryOrderGetInteger(ticket, ORDER_STATE) == ORDER_STATE_CANCELED;
        answer = cancelled ? PlainAck(job.command) : Refusal(job.command, TRADE_RETCODE_INVALID_ORDER, "no such order");
        return true;
    }
    if (now > job.deadline) {
        answer = Refusal(job.command, job.retcode, job.trouble);
        return true;
    }
    MqlTradeResult result;
    RemovePending(ticket, result);
    return Modified(job, result, now, answer);
}

#endif
