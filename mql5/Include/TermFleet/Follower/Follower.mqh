// The follower: executes what the gateway commands, each command once, and reports the outcome.
#ifndef TERMFLEET_FOLLOWER_MQH
#define TERMFLEET_FOLLOWER_MQH

#include <TermFleet/Follower/CloseStep.mqh>
#include <TermFleet/Follower/ModifyStep.mqh>
#include <TermFleet/Follower/OpenCopies.mqh>
#include <TermFleet/Follower/OpenStep.mqh>
#include <TermFleet/Follower/Unlisted.mqh>
#include <TermFleet/Protocol/AnswerRing.mqh>
#include <TermFleet/Protocol/Session.mqh>

// A step that took longer has waited for the trade server: heartbeats and new commands come before the next one.
#define LONG_STEP_MS 20
#define WATCH_PAUSE_MS 500
// How long stops that could not come with the order are tried to be set.
#define STOPS_TIME_MS 60000

class CFollower : public CSession {
private:
    FollowerSettings m_settings;
    CAnswerRing m_answers;
    FollowerJob m_jobs[];
    OpenCopy m_copies[];  // as the server knows them: by the last look or by an answer
    CUnlisted m_unlisted;
    ulong m_watchAt;

public:
    CFollower() : m_watchAt(0) {}

    void Apply(const FollowerSettings &settings) { m_settings = settings; }

    // Takes the commands on, in the order in which they are due, until one of them has waited for the trade server.
    void Work() {
        const ulong began = GetTickCount64();
        if (began >= m_watchAt)
            WatchCopies();
        int i = NextDue(began);
        while (i >= 0) {
            Advance(i);
            const ulong now = GetTickCount64();
            i = now < began + LONG_STEP_MS ? NextDue(began) : -1;
        }
    }

    // A copy that is gone or smaller without a command was closed by a stop or by hand, and an order that is gone was
    // filled, removed or has expired: the server learns it from a snapshot.
    void WatchCopies() {
        OpenCopy open[];
        bool changed = false;
        m_watchAt = GetTickCount64() + WATCH_PAUSE_MS;
        ListCopies(open);
        const bool complete = IsListComplete();
        for (int i = 0; i < ArraySize(m_copies); i++) {
            const ulong ticket = m_copies[i].ticket;
            const bool pending = m_copies[i].pending;
            if (!complete && !pending && m_unlisted.IsAwaited(ticket)) {
                Know(open, ticket, false, m_copies[i].volume);
                continue;
            }
            const double volume = VolumeOf(open, ticket, pending);
            if (volume == m_copies[i].volume || IsBeingEnded(ticket))
                continue;
            changed = true;
            if (pending && volume <= 0.0) {
                m_unlisted.Opened(ticket);
                DropForeignStops(ticket);
            }
        }
        ArrayResize(m_copies, ArraySize(open), 64);
        for (int i = 0; i < ArraySize(open); i++)
            m_copies[i] = open[i];
        CloseOverclosed();
        if (changed)
            RequestSnapshot();
    }

protected:
    virtual void OnReady() { ListCopies(m_copies); }

    virtual void OnSnapshot(const Holding &list[]) {}

    virtual bool IsListed(const Holding &holding) const { return true; }

    virtual bool IsListComplete() { return m_unlisted.IsEmpty(); }

    virtual void OnFields(const string &fields[]) {
        if (FollowerCommandKind(fields[0]) < 0)
            return;
        FollowerCommand command;
        if (!ParseFollowerCommand(fields, command)) {
            Send(Refusal(command, 0, "BAD_FIELD"));
            return;
        }
        const string answered = m_answers.Find(command.id, CommandSubject(command));
        if (answered != "")
            Send(answered);
        else if (!IsAtWork(command.id))
            Add(command);
    }

    // Opens that have not been sent do not belong to this connection any more: the server repeats what still counts,
    // perhaps to another terminal.
    virtual void OnOffline() {
        for (int i = ArraySize(m_jobs) - 1; i >= 0; i--)
            if (m_jobs[i].command.kind == FOLLOWER_OPEN && m_jobs[i].lookUntil == 0)
                RemoveJob(i);
    }

    virtual void OnOtherServer() {
        m_answers.Clear();
        ArrayResize(m_jobs, 0, 32);
        ArrayResize(m_copies, 0, 64);
        m_unlisted.Clear();
    }

private:
    void Add(const FollowerCommand &command) {
        FollowerJob job;
        job.command = command;
        // A command may have waited in the socket since the look before it came: after a stall that counts against its
        // life.
        if (command.kind == FOLLOWER_OPEN)
            job.deadline = m_connection.OldestArrival() + command.ttlMs;
        if (command.kind == FOLLOWER_MODIFY)
            DropModifies(command.ticket);
        Append(job);
    }

    void Append(const FollowerJob &job) {
        const int count = ArraySize(m_jobs);
        ArrayResize(m_jobs, count + 1, 32);
        m_jobs[count] = job;
    }

    // The job that has waited longest for its step, -1 if none is due.
    int NextDue(const ulong now) const {
        int next = -1;
        for (int i = 0; i < ArraySize(m_jobs); i++)
            if (m_jobs[i].nextAt <= now && (next < 0 || m_jobs[i].nextAt < m_jobs[next].nextAt) && !MustWait(i))
                next = i;
        return next;
    }

    // What a position is to become follows from what it is: one close of a position ends before anything else begins on
    // it.
    bool MustWait(const int index) const {
        for (int i = 0; i < index; i++)
            if (m_jobs[i].command.kind == FOLLOWER_CLOSE && m_jobs[i].command.ticket == m_jobs[index].command.ticket)
                return true;
        return false;
    }

    void Advance(const int i) {
        string answer = "";
        const ulong before = GetTickCount64();
        if (m_jobs[i].deadline == 0)
            m_jobs[i].deadline = before + WORK_TIME_MS;
        if (!Step(m_jobs[i], answer)) {
            // Others that are due come first.
            m_jobs[i].nextAt = MathMax(m_jobs[i].nextAt, before + 1);
            return;
        }
        // Sending the answer may end the connection, which drops other jobs: this one must be out of the list by then.
        FollowerJob job = m_jobs[i];
        RemoveJob(i);
        Finish(job, answer);
    }

    bool Step(FollowerJob &job, string &answer) {
        switch (job.command.kind) {
            case FOLLOWER_OPEN:
                return StepOpen(job, m_settings, m_list.IsLoaded(), answer);
            case FOLLOWER_MODIFY:
                return StepModify(job, m_settings, m_list.ConnectedSince(), answer);
            case FOLLOWER_CLOSE:
                return StepClose(job, m_list.ConnectedSince(), answer);
            case FOLLOWER_CANCEL:
                return StepCancel(job, m_list.ConnectedSince(), answer);
        }
        return false;
    }

    // The answer is kept whether or not it can be sent now: the command will be repeated.
    void Finish(const FollowerJob &job, const string answer) {
        if (job.silent) {
            StopsSettled(job, answer);
            return;
        }
        m_answers.Keep(job.command.id, CommandSubject(job.command), answer);
        if (job.setsStops)
            SetStops(job);
        if (job.unlisted)
            m_unlisted.Opened(job.command.ticket);
        if (job.closed)
            m_unlisted.Closed(job.command.ticket, job.left);
        if (job.command.kind == FOLLOWER_OPEN && job.opened > 0.0)
            Know(m_copies, job.command.ticket, job.openedPending, job.opened);
        else if (job.command.kind == FOLLOWER_CLOSE)
            Know(m_copies, job.command.ticket, false, ListedVolume(job.command.ticket));
        else if (job.command.kind == FOLLOWER_CANCEL)
            Know(m_copies, job.command.ticket, true, PendingVolume(job.command.ticket));
        Print("TermFleet: ", answer);
        Send(answer);
    }

    // The copy is open, and its stops are not what was commanded: the broker did not take them with the order.
    void SetStops(const FollowerJob &opened) {
        FollowerJob job;
        job.silent = true;
        job.command.kind = FOLLOWER_MODIFY;
        job.command.ticket = opened.command.ticket;
        job.command.sl = opened.sl;
        job.command.tp = opened.tp;
        job.deadline = GetTickCount64() + STOPS_TIME_MS;
        Append(job);
    }

    // The server sees from a snapshot what stops the copy has.
    void StopsSettled(const FollowerJob &job, const string answer) {
        const bool done = IsDone(job.answer.retcode) || job.answer.retcode == TRADE_RETCODE_NO_CHANGES;
        if (done || job.command.kind == FOLLOWER_CLOSE || !IsHeld(job.command.ticket))
            return;
        Print("TermFleet: stops not set ticket=", job.command.ticket, " retcode=", job.answer.retcode, " text=\"",
              job.answer.text, "\"");
        RequestSnapshot();
    }

    bool IsAtWork(const ulong id) const {
        for (int i = 0; i < ArraySize(m_jobs); i++)
            if (m_jobs[i].command.id == id && !m_jobs[i].silent)
                return true;
        return false;
    }

    bool IsBeingEnded(const ulong ticket) const {
        for (int i = 0; i < ArraySize(m_jobs); i++)
            if ((m_jobs[i].command.kind == FOLLOWER_CLOSE || m_jobs[i].command.kind == FOLLOWER_CANCEL) &&
                m_jobs[i].command.ticket == ticket)
                return true;
        return false;
    }

    // What was to be changed before does not count any more. Tried again, it would undo what came after it; the server
    // waits for the answer to the last one only.
    void DropModifies(const ulong ticket) {
        for (int i = ArraySize(m_jobs) - 1; i >= 0; i--)
            if ((m_jobs[i].silent || m_jobs[i].command.kind == FOLLOWER_MODIFY) && m_jobs[i].command.ticket == ticket)
                RemoveJob(i);
    }

    void RemoveJob(const int index) {
        const int last = ArraySize(m_jobs) - 1;
        for (int i = index; i < last; i++)
            m_jobs[i] = m_jobs[i + 1];
        ArrayResize(m_jobs, last, 32);
    }

    // An order that fills on a netting account gives the whole position its stops, which may be nearer than those of
    // other copies.
    void DropForeignStops(const ulong ticket) {
        OtherParts others;
        if (AccountIsHedging())
            return;
        netLedger.Look();
        const int i = netLedger.IndexOf(ticket);
        if (i < 0)
            return;
        NetPart part;
        netLedger.Part(i, part);
        FindOtherParts(part.symbol, ticket, part.type, others);
        if (IsNothing(part.left) || !others.any)
            return;
        FollowerJob job;
        job.silent = true;
        job.command.kind = FOLLOWER_MODIFY;
        job.command.ticket = ticket;
        job.deadline = GetTickCount64() + STOPS_TIME_MS;
        Append(job);
    }

    // A close on a netting account that came after a stop or a person had closed the same has opened as much the other
    // way.
    void CloseOverclosed() {
        if (AccountIsHedging() || !netLedger.Look())
            return;
        for (int i = 0; i < netLedger.Total(); i++) {
            NetPart part;
            netLedger.Part(i, part);
            if (part.copy == 0 || part.left >= -VOLUME_EPSILON || IsBeingEnded(part.ticket))
                continue;
            Print("TermFleet: closed more than was open, closing the difference ticket=", part.ticket,
                  " lots=", -part.left);
            FollowerJob job;
            job.silent = true;
            job.command.kind = FOLLOWER_CLOSE;
            job.command.ticket = part.ticket;
            Append(job);
        }
    }
};

#endif
