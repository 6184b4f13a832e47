package com.termfleet.destination.matchtrader.intent;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One write, as it was meant. Immutable.
 *
 * @param lots of an open what is to be opened, of a close what is to be left
 * @param price of a pending order; none otherwise
 * @param brokerId of the position or order; of an open null until it is known
 * @param known ids of what the account held before: an open is none of these
 * @param retcode what was answered to a refused one, with {@code answer}
 */
public record Intent(
        AccountId account,
        long command,
        PairId pair,
        Ticket masterTicket,
        Kind kind,
        Symbol symbol,
        OrderType type,
        Lots lots,
        Price price,
        @Nullable String brokerId,
        Set<String> known,
        State state,
        int retcode,
        String answer,
        Instant sentAt) {

    /** What is to be done. */
    public enum Kind {
        OPEN,
        MODIFY,
        CLOSE,
        CANCEL
    }

    /** What became of it. */
    public enum State {
        /** Perhaps not sent yet; not answered in any case. */
        SENT,
        /** Without an answer that says yes or no. */
        UNKNOWN,
        DONE,
        REFUSED
    }

    public Intent {
        known = Set.copyOf(known);
    }

    /** Whether it may have been executed, and nobody knows. */
    public boolean isOpenEnded() {
        return state == State.SENT || state == State.UNKNOWN;
    }

    public Intent done(@Nullable String id) {
        return with(id == null ? brokerId : id, State.DONE, 0, "");
    }

    public Intent unknown(String why) {
        return with(brokerId, State.UNKNOWN, 0, why);
    }

    public Intent refused(int code, String why) {
        return with(brokerId, State.REFUSED, code, why);
    }

    private Intent with(@Nullable String id, State now, int code, String why) {
        return new Intent(
                account,
                command,
                pair,
                masterTicket,
                kind,
                symbol,
                type,
                lots,
                price,
                id,
                known,
                now,
                code,
                why,
                sentAt);
    }

    /** The same at every sending of this command, and at no other. */
    public UUID key() {
        ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(account.value())
                .putLong(command)
                .putLong(pair.value());
        return UUID.nameUUIDFromBytes(bytes.array());
    }
}
