// The latest answers by command: a repeated command gets the answer that it got at first, and does nothing again.
#ifndef TERMFLEET_ANSWERRING_MQH
#define TERMFLEET_ANSWERRING_MQH

#define ANSWERS_KEPT 4096

class CAnswerRing {
private:
    ulong m_ids[];
    string m_commands[];
    string m_answers[];
    int m_next;

public:
    CAnswerRing() : m_next(0) {}

    // Empty if this command has not been answered, or too long ago. `command` is what the command is about: the same id
    // on another command comes from a server that counts anew, after its database was restored for example.
    string Find(const ulong id, const string command) const {
        for (int i = ArraySize(m_ids) - 1; i >= 0; i--)
            if (m_ids[i] == id && m_commands[i] == command)
                return m_answers[i];
        return "";
    }

    void Keep(const ulong id, const string command, const string answer) {
        if (ArraySize(m_ids) < ANSWERS_KEPT) {
            m_next = ArraySize(m_ids);
            ArrayResize(m_ids, m_next + 1, 256);
            ArrayResize(m_commands, m_next + 1, 256);
            ArrayResize(m_answers, m_next + 1, 256);
        }
        m_ids[m_next] = id;
        m_commands[m_next] = command;
        m_answers[m_next] = answer;
        m_next = (m_next + 1) % ANSWERS_KEPT;
    }

    void Clear() {
        ArrayResize(m_ids, 0, 256);
        ArrayResize(m_commands, 0, 256);
        ArrayResize(m_answers, 0, 256);
        m_next = 0;
    }
};

#endif
