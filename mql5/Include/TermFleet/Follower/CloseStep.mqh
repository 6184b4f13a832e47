// Closing a copy, wholly or partly. `rest=` says what is to remain, so a repeat of the command closes nothing more; and
// once an order may have been executed, nothing is sent until its deal or the smaller volume shows.
#ifndef TERMFLEET_CLOSESTEP_MQH
#define TERMFLEET_CLOSESTEP_MQH

#include <TermFleet/Follower/FollowerJob.mqh>
#include <TermFleet/Trading/Held.mqh>

// Empty if it is not known.
string ClosedSymbol(const ulong ticket, const ClosingDeals &deals) {
    if (AccountIsHedging())
        return deals.last != 0 ? HistoryDealGetString(deals.last, DEAL_SYMBOL) : "";
    const int i = netLedger.IndexOf(ticket);
    if (i < 0)
        return "";
    NetPart part;
    netLedger.Part(i, part);
    return part.symbol;
}

string CloseAck(const FollowerCommand &command, const ClosingDeals &deals, const double rest) {
    int digits = 8;
    const string symbol = ClosedSymbol(command.ticket, deals);
    if (symbol != "")
        digits = (int)SymbolInfoInteger(symbol, SYMBOL_DIGITS);
    return "ACK_CLOSE|" + FormatTicket(command.masterTicket) + "|" + FormatTicket(command.ticket) + "|" +
           FormatPrice(deals.price, digits) + "|" + FormatMoney(deals.profit) + "|id=" + FormatTicket(command.id) +
           "|lot=" + FormatLots(deals.volume) + "|rest=" + FormatLots(rest);
}

void AnswerClosed(FollowerJob &job, const ClosingDeals &deals, const double rest, string &line) {
    job.closed = true;
    job.left = rest;
    line = CloseAck(job.command, deals, rest);
}

// What is to remain is settled at the first look. Without `rest=` a repeat cannot be told from a second close.
void BeginClose(FollowerJob &job, const double volume) {
    job.begun = true;
    if (job.command.lots <= 0.0)
        job.rest = 0.0;
    else if (job.command.saysRest)
        job.rest = job.command.rest;
    else
        job.rest = MathMax(0.0, NormalizeDouble(volume - job.command.lots, 8));
    // A repeat after a restart finds the close done: it began with what it was to close.
    const bool done = volume <= job.rest + VOLUME_EPSILON;
    job.before = done ? NormalizeDouble(job.rest + job.command.lots, 8) : volume;
}

// The rest is reached: answers with the deals that did it. An answer without them only when they do not come.
bool ClosedTo(FollowerJob &job, const double volume, const ulong connectedSince, const ulong now, string &line) {
    ClosingDeals deals;
    if (!ReadClosings(job.identifier, job.before, volume, deals)) {
        if (!IsLongGone(job, connectedSince, now)) {
            job.nextAt = now + LOOK_PAUSE_MS;
            return false;
        }
        ClosingDeals newest;
        ReadNewestClosings(job.identifier, job.before - volume, newest);
        deals = newest;
    }
    AnswerClosed(job, deals, volume, line);
    return true;
}

// The position is not in the list. Only its deals prove that it is closed.
bool StepGone(FollowerJob &job, const ulong connectedSince, const ulong now, string &line) {
    const ulong identifier = job.identifier != 0 ? job.identifier : job.command.ticket;
    if (IsEnded(identifier)) {
        ClosingDeals deals;
        if (!job.begun || !ReadClosings(identifier, job.before, 0.0, deals)) {
            ClosingDeals last;
            ReadLastClosing(identifier, last);
            deals = last;
        }
        AnswerClosed(job, deals, 0.0, line);
        return true;
    }
    job.nextAt = now + LOOK_PAUSE_MS;
    if (IsLongGone(job, connectedSince, now)) {
        line = Refusal(job.command, TRADE_RETCODE_POSITION_CLOSED, "no such position, and no deal of it");
        return true;
    }
    if (connectedSince == 0 && now > job.deadline) {
        line = Refusal(job.command, TRADE_RETCODE_CONNECTION, RetcodeText(TRADE_RETCODE_CONNECTION, ""));
        return true;
    }
    return false;
}

// An order was sent. True while its effect is not seen; `line` is filled when nothing more is to be expected.
bool IsAwaited(FollowerJob &job, const double volume, const ulong now, string &line) {
    double executed = 0.0;
    if (volume <= job.expected + VOLUME_EPSILON) {
        job.lookUntil = 0;
        return false;
    }
    if (HasOrderEnded(job.answer.order, executed)) {
        if (executed <= VOLUME_EPSILON) {
            line = Refusal(job.command, TRADE_RETCODE_REJECT, "the broker accepted the order and then cancelled it");
            return true;
        }
        job.expected = MathMax(job.expected, NormalizeDouble(job.sending - executed, 8));
    }
    job.nextAt = now + LOOK_PAUSE_MS;
    if (now >= job.lookUntil)
        line = Refusal(job.command, TRADE_RETCODE_TIMEOUT,
                       IsDone(job.answer.retcode) ? "done, but the position does not show it" : job.answer.text);
    return true;
}

// Sends one closing order for what is selected. True when the job is finished.
bool SendClose(FollowerJob &job, const double volume, string &line) {
    TradeAnswer answer;
    const double lots = NormalizeDouble(volume - job.rest, 8);
    CloseHeld(job.command.ticket, lots, job.attempt, answer);
    const ulong now = GetTickCount64();
    const double executed = answer.volume > 0.0 ? MathMin(answer.volume, lots) : lots;
    job.answer = answer;
    job.sending = volume;
    job.expected = NormalizeDouble(volume - executed, 8);
    job.nextAt = now;
    if (IsDone(answer.retcode)) {
        job.lookUntil = now + CONFIRMED_LOOK_TIME_MS;
        return false;
    }
    if (answer.retcode == TRADE_RETCODE_POSITION_CLOSED || answer.retcode == TRADE_RETCODE_CLOSE_ORDER_EXIST ||
        answer.retcode == TRADE_RETCODE_FIFO_CLOSE) {
        job.nextAt = now + SLOW_RETRY_PAUSE_MS;
        return false;
    }
    return AfterFailure(job, now, line);
}

// Goes as far as it can with at most one order. True when the job is finished; `line` is its answer then.
bool StepClose(FollowerJob &job, const ulong connectedSince, string &line) {
    const ulong now = GetTickCount64();
    double volume = 0.0;
    if (!SelectHeld(job.command.ticket, job.silent, job.identifier, volume))
        return StepGone(job, connectedSince, now, line);
    if (!job.begun)
        BeginClose(job, volume);
    if (job.lookUntil > 0 && IsAwaited(job, volume, now, line))
        return line != "";
    if (volume <= job.rest + VOLUME_EPSILON)
        return ClosedTo(job, volume, connectedSince, now, line);
    if (job.absentSince > 0) {
        job.absentSince = 0;
        job.deadline = now + WORK_TIME_MS;
    }
    if (now > job.deadline) {
        line = RefusalOf(job);
        return true;
    }
    if (!IsHeldKnown()) {
        job.nextAt = now + LOOK_PAUSE_MS;
        return false;
    }
    if (SendClose(job, volume, line))
        return true;
    // The effect of an executed order can mostly be seen at once.
    if (job.lookUntil == 0 || !IsDone(job.answer.retcode))
        return false;
    return FinishClose(job, connectedSince, line);
}

// Looks once more after an order was executed. True when the job is finished.
bool FinishClose(FollowerJob &job, const ulong connectedSince, string &line) {
    const ulong now = GetTickCount64();
    double volume = 0.0;
    if (!SelectHeld(job.command.ticket, job.silent, job.identifier, volume))
        return StepGone(job, connectedSince, now, line);
    if (IsAwaited(job, volume, now, line))
        return line != "";
    job.nextAt = now;
    return volume <= job.rest + VOLUME_EPSILON && ClosedTo(job, volume, connectedSince, now, line);
}

#endif
