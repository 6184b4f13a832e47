// One command that is being executed: it may take several orders, and some time until their outcome is seen.
#ifndef TERMFLEET_FOLLOWERJOB_MQH
#define TERMFLEET_FOLLOWERJOB_MQH

#include <TermFleet/Protocol/FollowerCommand.mqh>
#include <TermFleet/Trading/OrderHistory.mqh>
#include <TermFleet/Trading/Orders.mqh>

#define RETRY_PAUSE_MS 100
#define SLOW_RETRY_PAUSE_MS 500
#define LOOK_PAUSE_MS 200
// How long an order of unknown outcome is looked for.
#define LOOK_TIME_MS 10000
// The same for one that the trade server has confirmed.
#define CONFIRMED_LOOK_TIME_MS 60000
// How long a command other than an open is tried.
#define WORK_TIME_MS 10000
// How long a position must be missing from a connected terminal, without a deal that closed it, to count as gone.
#define GONE_TIME_MS 30000

enum ENUM_LOT_TYPE {
    LOT_MULTIPLIER,  // Multiplier
    LOT_FIXED        // Fixed
};

// What this terminal does on top of what the server has decided; changes nothing unless its user says otherwise.
struct FollowerSettings {
    ENUM_LOT_TYPE lotType;
    double lotValue;
    bool reverse;
    double minLotToCopy;
    string customMap;

    FollowerSettings() : lotType(LOT_MULTIPLIER), lotValue(1.0), reverse(false), minLotToCopy(0.0), customMap("") {}
};

// Times are in GetTickCount64.
struct FollowerJob {
    FollowerCommand command;
    bool silent;  // of the expert's own making: nobody is answered
    bool begun;
    ulong deadline;      // nothing is sent after it; 0 until the first step of a command that does not expire
    ulong nextAt;        // when the next step is due
    ulong lookUntil;     // an order may be executed or was confirmed: only look until then; 0 if there is none
    ulong absentSince;   // since when the position is missing; 0 if it is not
    int attempt;         // ways of filling that were refused
    TradeAnswer answer;  // of the last order
    string symbol;       // of an open: the broker's name, the local side, size and stops
    int type;
    double lots;
    double sl;
    double tp;
    bool withoutStops;   // the broker refuses the stops together with the order
    ulong identifier;    // of a close: what the position's deals refer to
    double before;       // of a close: lots when it began
    double rest;         // of a close: lots that are to remain
    double sending;      // of a close: lots when the last order was sent
    double expected;     // of a close: lots at which the last order counts as executed
    bool closed;         // of a close: the answer tells it done
    double left;         // of a close: lots that the answer tells to remain
    bool setsStops;      // of an open: it is done, and the stops are to be set after it
    bool unlisted;       // of an open: it is done, and the list of positions does not show it yet
    double opened;       // of an open: lots that the answer tells
    bool openedPending;  // of an open: the answer tells a pending order

    FollowerJob()
        : silent(false),
          begun(false),
          deadline(0),
          nextAt(0),
          lookUntil(0),
          absentSince(0),
          attempt(0),
          symbol(""),
          type(0),
          lots(0.0),
          sl(0.0),
          tp(0.0),
          withoutStops(false),
          identifier(0),
          before(0.0),
          rest(0.0),
          sending(0.0),
          expected(0.0),
          closed(false),
          left(0.0),
          setsStops(false),
          unlisted(false),
          opened(0.0),
          openedPending(false) {}
};

string Refusal(const FollowerCommand &command, const uint retcode, const string text) {
    return "NACK_" + FollowerCommandName(command.kind) + "|" + FormatTicket(command.masterTicket) + "|" +
           IntegerToString(retcode) + "|" + CleanField(text) + "|id=" + FormatTicket(command.id);
}

// The refusal that the last order's answer amounts to.
string RefusalOf(const FollowerJob &job) {
    const string text = job.answer.text == "" ? "not executed in time" : job.answer.text;
    return Refusal(job.command, job.answer.retcode, text);
}

string PlainAck(const FollowerCommand &command) {
    return "ACK_" + FollowerCommandName(command.kind) + "|" + FormatTicket(command.masterTicket) + "|" +
           FormatTicket(command.ticket) + "|id=" + FormatTicket(command.id);
}

// What the market does passes quickly; the rest need not be asked so often.
int RetryPause(const uint retcode) {
    switch (retcode) {
        case TRADE_RETCODE_REQUOTE:
        case TRADE_RETCODE_PRICE_CHANGED:
        case TRADE_RETCODE_PRICE_OFF:
        case TRADE_RETCODE_INVALID_PRICE:
        case TRADE_RETCODE_INVALID_FILL:
            return RETRY_PAUSE_MS;
    }
    return SLOW_RETRY_PAUSE_MS;
}

// Plans what follows an order that was not executed, or of which nobody knows it. True when the job is finished;
// `line` is its answer then.
bool AfterFailure(FollowerJob &job, const ulong now, string &line) {
    const ENUM_TRADE_OUTCOME outcome = OutcomeOf(job.answer);
    if (outcome == TRADE_UNKNOWN) {
        job.lookUntil = now + LOOK_TIME_MS;
        job.nextAt = now + LOOK_PAUSE_MS;
        return false;
    }
    if (job.answer.retcode == TRADE_RETCODE_INVALID_FILL)
        job.attempt++;
    if (outcome == TRADE_RETRY && job.attempt < 3) {
        job.nextAt = now + RetryPause(job.answer.retcode);
        return false;
    }
    line = RefusalOf(job);
    return true;
}

// A position is not in the list. Whether that is certain: not while the terminal is disconnected or has just connected.
// `connectedSince`: 0 while it is disconnected.
bool IsLongGone(FollowerJob &job, const ulong connectedSince, const ulong now) {
    if (connectedSince == 0)
        job.absentSince = 0;
    else if (job.absentSince == 0)
        job.absentSince = now;
    return connectedSince > 0 && now >= MathMax(job.absentSince, connectedSince) + GONE_TIME_MS;
}

#endif
