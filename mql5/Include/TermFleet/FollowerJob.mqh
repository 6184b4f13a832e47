// One command at work: it may take several tries, and some time until its outcome is known.
#ifndef TERMFLEET_FOLLOWERJOB_MQH
#define TERMFLEET_FOLLOWERJOB_MQH

#include <TermFleet/FollowerCommand.mqh>
#include <TermFleet/Orders.mqh>

#define RETRY_PAUSE_MS 100
#define LOOK_PAUSE_MS 200
#define LOOK_TIME_MS 10000
#define WORK_TIME_MS 10000
#define DEALS_WAIT_MS 1500

enum ENUM_LOT_TYPE {
    LOT_MULTIPLIER,  // Multiplier
    LOT_FIXED        // Fixed
};

// What this terminal does on top of what the server has decided; the identity unless its user says otherwise.
struct FollowerSettings {
    ENUM_LOT_TYPE lotType;
    double lotValue;
    bool reverse;
    double minLotToCopy;
    string customMap;

    FollowerSettings() : lotType(LOT_MULTIPLIER), lotValue(1.0), reverse(false), minLotToCopy(0.0), customMap("") {}
};

struct FollowerJob {
    FollowerCommand command;
    bool begun;
    ulong deadline;  // in GetTickCount64; after it nothing more is sent
    ulong nextAt;
    ulong lookUntil;  // an order may or may not have been executed: only look until then; 0 if none
    int attempt;      // ways of filling that were refused
    uint retcode;
    string trouble;
    string symbol;  // of an open: the broker's name, the local side, size and stops
    int type;
    double lots;
    double sl;
    double tp;
    double rest;       // of a close: what is to remain
    ulong dealBefore;  // of a close: the newest closing deal before it
    ulong doneAt;      // of a close: when the rest was seen to be reached

    FollowerJob()
        : begun(false),
          deadline(0),
          nextAt(0),
          lookUntil(0),
          attempt(0),
          retcode(0),
          trouble(""),
          symbol(""),
          type(0),
          lots(0.0),
          sl(0.0),
          tp(0.0),
          rest(0.0),
          dealBefore(0),
          doneAt(0) {}
};

string Refusal(const FollowerCommand &command, const uint retcode, const string text) {
    return "NACK_" + FollowerCommandName(command.kind) + "|" + FormatTicket(command.masterTicket) + "|" +
           IntegerToString(retcode) + "|" + CleanField(text) + "|id=" + FormatTicket(command.id);
}

string PlainAck(const FollowerCommand &command) {
    return "ACK_" + FollowerCommandName(command.kind) + "|" + FormatTicket(command.masterTicket) + "|" +
           FormatTicket(command.ticket) + "|id=" + FormatTicket(command.id);
}

// What an answer of the trade server that is no success means for the job. True when it is final; `answer` is filled
// then.
bool Unsuccessful(FollowerJob &job, const MqlTradeResult &result, const ulong now, string &answer) {
    job.retcode = result.retcode;
    job.trouble = RetcodeText(result.retcode, result.comment);
    if (IsUnknownOutcome(result.retcode)) {
        job.lookUntil = now + LOOK_TIME_MS;
        job.nextAt = now + LOOK_PAUSE_MS;
        return false;
    }
    if (result.retcode == TRADE_RETCODE_INVALID_FILL)
        job.attempt++;
    if (IsWorthRepeating(result.retcode) && job.attempt < 3) {
        job.nextAt = now + RETRY_PAUSE_MS;
        return false;
    }
    answer = Refusal(job.command, job.retcode, job.trouble);
    return true;
}

#endif
