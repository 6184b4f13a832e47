package com.termfleet.source.mt5;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.MasterMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of one session that carried a {@code seq=}. Without it a repeated line could not be distinguished from a
 * change back to an earlier value: a repeated CMD_MODIFY would undo the one that came after it. Thread-safe.
 */
final class NumberedLines {

    private static final int REMEMBERED = 1_000;

    /** In the order in which they came. Guarded by this. */
    private final Map<Long, Line> lines = new LinkedHashMap<>();

    /**
     * Records a line.
     *
     * @return whether it came before; then it is answered here, at once or together with its first time
     */
    boolean isRepeat(MasterMessage message, Session session) {
        Long number = message.extra().sequence();
        if (number == null) {
            return false;
        }
        MasterAnswer answer;
        synchronized (this) {
            Line known = lines.get(number);
            if (known == null || !known.message.equals(message)) {
                remember(number, new Line(message));
                return false;
            }
            answer = known.answer;
            if (answer == null) {
                known.repeats++;
            }
        }
        if (answer != null) {
            session.send(answer);
        }
        return true;
    }

    /** Answers a line, and its repeats that came meanwhile. What was refused may be sent again and is then tried again. */
    void answer(MasterMessage message, MasterAnswer answer, Session session) {
        int times = 1;
        Long number = message.extra().sequence();
        if (number != null) {
            times += settle(number, message, answer);
        }
        for (int i = 0; i < times; i++) {
            session.send(answer);
        }
    }

    /** How many repeats have waited for the answer. */
    private synchronized int settle(long number, MasterMessage message, MasterAnswer answer) {
        Line line = lines.get(number);
        if (line == null || !line.message.equals(message)) {
            return 0;
        }
        int waited = line.repeats;
        line.repeats = 0;
        if (answer instanceof MasterAnswer.Ack) {
            line.answer = answer;
        } else {
            lines.remove(number);
        }
        return waited;
    }

    private void remember(long number, Line line) {
        lines.remove(number);
        lines.put(number, line);
        if (lines.size() > REMEMBERED) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    /** A line and its answer, null while there is none. Another line under the same number is no repeat. */
    private static final class Line {

        private final MasterMessage message;
        private @Nullable MasterAnswer answer;
        private int repeats;

        Line(MasterMessage message) {
            this.message = message;
        }
    }
}
