// Changing a copy's stops, and cancelling pending orders. Both may be done twice without harm.
#ifndef TERMFLEET_MODIFYSTEP_MQH
#define TERMFLEET_MODIFYSTEP_MQH

#include <TermFleet/Follower/FollowerJob.mqh>
#include <TermFleet/Trading/Held.mqh>

// True when the job is finished; `line` is its answer then.
bool AfterChange(FollowerJob &job, string &line) {
    const ulong now = GetTickCount64();
    if (IsDone(job.answer.retcode) || job.answer.retcode == TRADE_RETCODE_NO_CHANGES) {
        line = PlainAck(job.command);
        return true;
    }
    const ENUM_TRADE_OUTCOME outcome = OutcomeOf(job.answer);
    if (outcome == TRADE_REFUSED && job.answer.retcode != TRADE_RETCODE_INVALID_STOPS) {
        line = RefusalOf(job);
        return true;
    }
    job.nextAt = now + (outcome == TRADE_UNKNOWN ? LOOK_PAUSE_MS : RetryPause(job.answer.retcode));
    return false;
}

// Neither a position nor an order of that ticket is listed. True when that is certain, or it is time to answer. A
// terminal that has just connected lists nothing, and its history lacks what happened meanwhile.
bool RefuseMissing(FollowerJob &job, const ulong connectedSince, const uint retcode, const string text, string &line) {
    const ulong now = GetTickCount64();
    const bool gone = IsLongGone(job, connectedSince, now);
    job.nextAt = now + LOOK_PAUSE_MS;
    if (gone || (connectedSince > 0 && IsEnded(job.command.ticket)))
        line = Refusal(job.command, retcode, text);
    else if (connectedSince == 0 && now > job.deadline)
        line = Refusal(job.command, TRADE_RETCODE_CONNECTION, RetcodeText(TRADE_RETCODE_CONNECTION, ""));
    return line != "";
}

// Sends nothing while the broker is certain to refuse it.
void ChangeSelectedPosition(const double sl, const double tp, TradeAnswer &answer) {
    const string symbol = PositionGetString(POSITION_SYMBOL);
    const double currentSl = PositionGetDouble(POSITION_SL);
    const double currentTp = PositionGetDouble(POSITION_TP);
    const bool buy = PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_BUY;
    if (HasStops(symbol, sl, tp, currentSl, currentTp)) {
        answer.retcode = TRADE_RETCODE_NO_CHANGES;
    } else if (AreStopsTooNear(symbol, buy, sl, tp, currentSl, currentTp)) {
        answer.retcode = TRADE_RETCODE_INVALID_STOPS;
        answer.text = "stops must be " + IntegerToString(SymbolInfoInteger(symbol, SYMBOL_TRADE_STOPS_LEVEL)) +
                      " points from the price";
    } else {
        ModifyPosition(sl, tp, answer);
    }
}

// Of a netting position, what is held has a part only: without a position of its symbol there is nothing to be changed.
void ChangeHeld(const ulong ticket, const double wantedSl, const double wantedTp, TradeAnswer &answer) {
    double sl = wantedSl;
    double tp = wantedTp;
    if (!AccountIsHedging()) {
        NetPart part;
        netLedger.Part(netLedger.IndexOf(ticket), part);
        if (!FitSharedStops(part.symbol, ticket, part.type, sl, tp) || !PositionSelect(part.symbol)) {
            answer.retcode = TRADE_RETCODE_NO_CHANGES;
            return;
        }
    }
    ChangeSelectedPosition(sl, tp, answer);
}

// At most one order. True when the job is finished; `line` is its answer then.
bool StepModify(FollowerJob &job, const FollowerSettings &settings, const ulong connectedSince, string &line) {
    const bool reverse = settings.reverse && !job.silent;
    const double sl = reverse ? job.command.tp : job.command.sl;
    const double tp = reverse ? job.command.sl : job.command.tp;
    TradeAnswer answer;
    if (job.begun && GetTickCount64() > job.deadline) {
        line = RefusalOf(job);
        return true;
    }
    // The order first: one of which a part is filled has a position of the same ticket beside it.
    if (SelectPending(job.command.ticket))
        ModifyPending(job.command.price, sl, tp, answer);
    else if (IsHeld(job.command.ticket))
        ChangeHeld(job.command.ticket, sl, tp, answer);
    else
        return RefuseMissing(job, connectedSince, TRADE_RETCODE_POSITION_CLOSED, "position already closed", line);
    job.begun = true;
    job.answer = answer;
    return AfterChange(job, line);
}

// The broker has filled the order, wholly or partly: what it has filled is the copy now.
void AnswerFilled(FollowerJob &job, string &line) {
    job.unlisted = !IsHeld(job.command.ticket);
    line = Refusal(job.command, TRADE_RETCODE_INVALID_ORDER, "FILLED");
}

// The order is not pending any more. True when it is known what became of it, or it is time to answer.
bool StepOrderGone(FollowerJob &job, const ulong connectedSince, string &line) {
    const ulong ticket = job.command.ticket;
    double executed = 0.0;
    const bool ended = HasOrderEnded(ticket, executed);
    if (IsHeld(ticket) || IsEnded(ticket) || (ended && executed > VOLUME_EPSILON))
        AnswerFilled(job, line);
    else if (ended)
        line = PlainAck(job.command);
    else
        return RefuseMissing(job, connectedSince, TRADE_RETCODE_INVALID_ORDER, "no such order", line);
    return true;
}

// At most one order. True when the job is finished; `line` is its answer then.
bool StepCancel(FollowerJob &job, const ulong connectedSince, string &line) {
    const ulong ticket = job.command.ticket;
    if (!SelectPending(ticket))
        return StepOrderGone(job, connectedSince, line);
    if (job.begun && GetTickCount64() > job.deadline) {
        line = IsDone(job.answer.retcode) ? Refusal(job.command, TRADE_RETCODE_TIMEOUT, "done, but the order is listed")
                                          : RefusalOf(job);
        return true;
    }
    if (!job.begun || !IsDone(job.answer.retcode)) {
        TradeAnswer answer;
        RemovePending(ticket, answer);
        job.begun = true;
        job.answer = answer;
    }
    if (!SelectPending(ticket))
        return StepOrderGone(job, connectedSince, line);
    // Removed, or filled or removed before: the list lags.
    if (IsDone(job.answer.retcode) || job.answer.retcode == TRADE_RETCODE_INVALID_ORDER) {
        job.nextAt = GetTickCount64() + LOOK_PAUSE_MS;
        return false;
    }
    return AfterChange(job, line);
}

#endif
