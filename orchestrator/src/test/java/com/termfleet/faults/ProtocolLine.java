package com.termfleet.faults;

import com.termfleet.gateway.SessionRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the line protocol that an Expert Advisor may send after its sign-in.
 *
 * @param role who may send it; null for both
 * @param fields in their order
 * @param options with the equals sign in their names; in any order
 */
record ProtocolLine(@Nullable SessionRole role, String command, List<Field> fields, List<Field> options) {

    /** @param name as errors have to name it */
    record Field(String name, Kind kind) {}

    /** All of them. */
    static final List<ProtocolLine> ALL = List.of(
            both(
                    "HB",
                    "BALANCE:MONEY EQUITY:MONEY MARGIN:MONEY FREE_MARGIN:MONEY POSITIONS:COUNT TRADE_ALLOWED:FLAG"
                            + " CONNECTED:FLAG"),
            both("PING", "X:TEXT"),
            both("PONG", "X:TEXT SERVER_MS:TEXT"),
            both(
                    "SYM",
                    "NAME:SYMBOL DIGITS:COUNT VOL_MIN:LOTS VOL_MAX:LOTS VOL_STEP:VOLUME CONTRACT_SIZE:DECIMAL"
                            + " TICK_VALUE:DECIMAL TICK_SIZE:DECIMAL"),
            both("SNAP", "COUNT:COUNT"),
            both(
                    "POS",
                    "TICKET:TICKET TYPE:TYPE SYMBOL:SYMBOL LOT:VOLUME PRICE:PRICE SL:PRICE TP:PRICE time=:TIME"
                            + " comment=:TEXT magic=:MAGIC profit=:MONEY"),
            both("SNAP_END", ""),
            master("CMD_OPEN", "TYPE:TYPE SYMBOL:SYMBOL PRICE:PRICE LOT:VOLUME SL:PRICE TP:PRICE TICKET:TICKET"),
            master("CMD_FILLED", "TICKET:TICKET POSITION_TICKET:TICKET PRICE:PRICE"),
            master("CMD_MODIFY", "TICKET:TICKET SL:PRICE TP:PRICE price=:PRICE"),
            master("CMD_PARTIAL", "TICKET:TICKET CLOSED_LOT:VOLUME REMAINING_LOT:LOTS PRICE:PRICE PROFIT:MONEY"),
            master("CMD_CLOSE", "TICKET:TICKET PRICE:PRICE PROFIT:MONEY"),
            master("CMD_CANCEL", "TICKET:TICKET"),
            follower(
                    "ACK_OPEN",
                    "MST_TICKET:TICKET SLV_TICKET:TICKET SLV_LOT:VOLUME SLV_TYPE:TYPE price=:PRICE"
                            + " retcode=:NUMBER"),
            follower("ACK_MODIFY", "MST_TICKET:TICKET SLV_TICKET:TICKET"),
            follower("ACK_CLOSE", "MST_TICKET:TICKET SLV_TICKET:TICKET PRICE:PRICE PROFIT:MONEY lot=:LOTS rest=:LOTS"),
            follower("ACK_CANCEL", "MST_TICKET:TICKET SLV_TICKET:TICKET"),
            follower("NACK_OPEN", "MST_TICKET:TICKET RETCODE:NUMBER text:TEXT"),
            follower("NACK_MODIFY", "MST_TICKET:TICKET RETCODE:NUMBER text:TEXT"),
            follower("NACK_CLOSE", "MST_TICKET:TICKET RETCODE:NUMBER text:TEXT"),
            follower("NACK_CANCEL", "MST_TICKET:TICKET RETCODE:NUMBER text:TEXT"));

    /** Those that a session of the role may send. */
    static List<ProtocolLine> of(SessionRole sender) {
        return ALL.stream()
                .filter(line -> line.role == null || line.role == sender)
                .toList();
    }

    private static ProtocolLine both(String command, String fields) {
        return of(null, command, fields);
    }

    private static ProtocolLine master(String command, String fields) {
        return of(SessionRole.MASTER, command, fields + " ts=:TIME magic=:MAGIC comment=:TEXT seq=:NUMBER");
    }

    private static ProtocolLine follower(String command, String fields) {
        return of(SessionRole.FOLLOWER, command, fields + " id=:NUMBER");
    }

    private static ProtocolLine of(@Nullable SessionRole role, String command, String described) {
        List<Field> fields = new ArrayList<>();
        List<Field> options = new ArrayList<>();
        for (String one : described.isEmpty() ? new String[0] : described.split(" ")) {
            int colon = one.lastIndexOf(':');
            Field field = new Field(one.substring(0, colon), Kind.valueOf(one.substring(colon + 1)));
            (field.name.endsWith("=") ? options : fields).add(field);
        }
        return new ProtocolLine(role, command, List.copyOf(fields), List.copyOf(options));
    }

    /** Who sends it in a test. */
    SessionRole sender() {
        return role == null ? SessionRole.FOLLOWER : role;
    }

    List<Field> all() {
        return Stream.concat(fields.stream(), options.stream()).toList();
    }

    /** As it should be. */
    String valid() {
        return with(field -> field.kind.valid());
    }

    /** With one field otherwise. */
    String with(Field other, String value) {
        return with(field -> field.equals(other) ? value : field.kind.valid());
    }

    String with(Function<Field, String> values) {
        StringBuilder line = new StringBuilder(command);
        for (Field field : fields) {
            line.append('|').append(values.apply(field));
        }
        for (Field option : options) {
            line.append('|').append(option.name).append(values.apply(option));
        }
        return line.toString();
    }

    @Override
    public String toString() {
        return command;
    }
}
