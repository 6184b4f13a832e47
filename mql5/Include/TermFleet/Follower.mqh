// The follower: does what the gateway commands, each command once, and says what became of it.
#ifndef TERMFLEET_FOLLOWER_MQH
#define TERMFLEET_FOLLOWER_MQH

#include <TermFleet/AnswerRing.mqh>
#include <TermFleet/CloseStep.mqh>
#include <TermFleet/OpenStep.mqh>
#include <TermFleet/Session.mqh>

class CFollower : public CSession {
private:
    FollowerSettings m_settings;
    CAnswerRing m_answers;
    FollowerJob m_jobs[];
    ulong m_copies[];  // tickets of the copies that were open at the last look

public:
    void Apply(const FollowerSettings &settings) { m_settings = settings; }

    // Goes on with what is not finished. Called by the timer.
    void Work() {
        for (int i = 0; i < ArraySize(m_jobs); i++) {
            string answer = "";
            const ulong now = GetTickCount64();
            if (now < m_jobs[i].nextAt || !Step(m_jobs[i], now, answer))
                continue;
            Finish(m_jobs[i].command, answer);
            RemoveJob(i);
            i--;
        }
    }

    // A copy that is gone without a command was closed by a stop or by hand: the server learns it from a snapshot.
    void WatchCopies() {
        ulong open[];
        ListCopies(open);
        bool vanished = false;
        for (int i = 0; i < ArraySize(m_copies); i++)
            if (!Contains(open, m_copies[i]) && !IsBeingClosed(m_copies[i]))
                vanished = true;
        ArrayResize(m_copies, ArraySize(open), 64);
        for (int i = 0; i < ArraySize(open); i++)
            m_copies[i] = open[i];
        if (vanished)
            RequestSnapshot();
    }

protected:
    virtual void OnReady() { ListCopies(m_copies); }

    virtual void OnSnapshot(const Holding &list[]) {}

    virtual bool IsListComplete() { return true; }

    virtual bool IsListed(const Holding &holding) const { return true; }

    virtual void OnOtherServer() {
        ArrayResize(m_jobs, 0, 32);
        ArrayResize(m_copies, 0, 64);
    }

    virtual void OnFields(const string &fields[]) {
        if (FollowerCommandKind(fields[0]) < 0)
            return;
        FollowerCommand command;
        if (!ParseFollowerCommand(fields, command)) {
            Send(Refusal(command, 0, "BAD_FIELD"));
            return;
        }
        const string answered = m_answers.Find(command.id);
        if (answered != "")
            Send(answered);
        else if (!IsAtWork(command.id))
            Begin(command);
    }

    // Opens that have not been sent are not this connection's any more: the server repeats what still counts, perhaps
    // to another terminal.
    virtual void OnOffline() {
        for (int i = ArraySize(m_jobs) - 1; i >= 0; i--)
            if (m_jobs[i].command.kind == FOLLOWER_OPEN && m_jobs[i].lookUntil == 0)
                RemoveJob(i);
    }

private:
    void Begin(const FollowerCommand &command) {
        FollowerJob job;
        const ulong now = GetTickCount64();
        job.command = command;
        // A command may have waited in the socket since the look before it came: after a stall that counts against its
        // life.
        if (command.kind == FOLLOWER_OPEN)
            job.deadline = m_connection.OldestArrival() + command.ttlMs;
        else
            job.deadline = now + WORK_TIME_MS;
        string answer = "";
        if (Step(job, now, answer)) {
            Finish(command, answer);
            return;
        }
        const int count = ArraySize(m_jobs);
        ArrayResize(m_jobs, count + 1, 32);
        m_jobs[count] = job;
    }

    bool Step(FollowerJob &job, const ulong now, string &answer) {
        switch (job.command.kind) {
            case FOLLOWER_OPEN:
                return StepOpen(job, m_settings, now, answer);
            case FOLLOWER_MODIFY:
                return StepModify(job, m_settings, now, answer);
            case FOLLOWER_CLOSE:
                return StepClose(job, now, answer);
            case FOLLOWER_CANCEL:
                return StepCancel(job, now, answer);
        }
        return false;
    }

    // The answer is kept whether or not it can be sent now: the command will be repeated.
    void Finish(const FollowerCommand &command, const string answer) {
        m_answers.Keep(command.id, answer);
        ListCopies(m_copies);
        Print("TermFleet: ", answer);
        Send(answer);
    }

    bool IsAtWork(const ulong id) const {
        for (int i = 0; i < ArraySize(m_jobs); i++)
            if (m_jobs[i].command.id == id)
                return true;
        return false;
    }

    bool IsBeingClosed(const ulong ticket) const {
        for (int i = 0; i < ArraySize(m_jobs); i++)
            if (m_jobs[i].command.kind == FOLLOWER_CLOSE && m_jobs[i].command.ticket == ticket)
                return true;
        return false;
    }

    void RemoveJob(const int index) {
        const int last = ArraySize(m_jobs) - 1;
        for (int i = index; i < last; i++)
            m_jobs[i] = m_jobs[i + 1];
        ArrayResize(m_jobs, last, 32);
    }

    void ListCopies(ulong &tickets[]) const {
        int count = 0;
        ArrayResize(tickets, 0, 64);
        for (int i = 0; i < PositionsTotal(); i++) {
            const ulong ticket = PositionGetTicket(i);
            if (ticket == 0 || !IsAnyCopyComment(PositionGetString(POSITION_COMMENT)))
                continue;
            ArrayResize(tickets, count + 1, 64);
            tickets[count] = ticket;
            count++;
        }
    }

    bool Contains(const ulong &tickets[], const ulong wanted) const {
        for (int i = 0; i < ArraySize(tickets); i++)
            if (tickets[i] == wanted)
                return true;
        return false;
    }
};

#endif
