package com.termfleet.gateway.codec.v1;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ErrorCode;
import com.termfleet.gateway.codec.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The codec table: which commands there are, who may send them, how many fields they have and who reads those. */
public final class LineReader {

    private static final Command AUTH = anyone("AUTH", 2, SessionLines::auth);

    private static final Map<String, Command> COMMANDS = byName(
            AUTH,
            anyone("HB", 7, SessionLines::heartbeat),
            anyone("PING", 1, SessionLines::ping),
            anyone("PONG", 2, SessionLines::pong),
            anyone("SYM", 8, SessionLines::symbol),
            anyone("SNAP", 1, SessionLines::snapshotBegin),
            anyone("POS", 7, SessionLines::snapshotPosition),
            anyone("SNAP_END", 0, SessionLines::snapshotEnd),
            master("CMD_OPEN", 7, MasterLines::open),
            master("CMD_FILLED", 3, MasterLines::filled),
            master("CMD_MODIFY", 3, MasterLines::modify),
            master("CMD_PARTIAL", 5, MasterLines::partial),
            master("CMD_CLOSE", 3, MasterLines::close),
            master("CMD_CANCEL", 1, MasterLines::cancel),
            follower("ACK_OPEN", 4, FollowerLines::openAck),
            follower("ACK_MODIFY", 2, FollowerLines::modifyAck),
            follower("ACK_CLOSE", 4, FollowerLines::closeAck),
            follower("ACK_CANCEL", 2, FollowerLines::cancelAck),
            follower("NACK_OPEN", 3, FollowerLines::openNack),
            follower("NACK_MODIFY", 3, FollowerLines::modifyNack),
            follower("NACK_CLOSE", 3, FollowerLines::closeNack),
            follower("NACK_CANCEL", 3, FollowerLines::cancelNack),
            // NACK_<COMMAND>, taken by the letter.
            follower("NACK_CMD_OPEN", 3, FollowerLines::openNack),
            follower("NACK_CMD_MODIFY", 3, FollowerLines::modifyNack),
            follower("NACK_CMD_CLOSE", 3, FollowerLines::closeNack),
            follower("NACK_CMD_CANCEL", 3, FollowerLines::cancelNack));

    private LineReader() {}

    /**
     * Reads the first line of a connection.
     *
     * @throws BadLineException if it is not an {@code AUTH} line, or a broken one
     */
    public static ClientLine.Auth signIn(String line) {
        if (!name(line).equals(AUTH.name)) {
            throw new BadLineException(ErrorCode.AUTH_REQUIRED, "the first line must be AUTH with a role and a token");
        }
        return SessionLines.auth(Fields.split(line, AUTH.fields));
    }

    /**
     * Reads a line of a session.
     *
     * @param line without its line end
     * @param sender what the session may send
     * @throws BadLineException if the protocol does not allow it
     */
    public static ClientLine read(String line, SessionRole sender) {
        Command command = COMMANDS.get(name(line));
        if (command == null) {
            throw new BadLineException(ErrorCode.UNKNOWN_COMMAND, "no such command");
        }
        if (command.equals(AUTH)) {
            throw new BadLineException(ErrorCode.NOT_ALLOWED, "this session has signed in already");
        }
        if (command.sender != null && command.sender != sender) {
            throw new BadLineException(ErrorCode.NOT_ALLOWED, "only a " + command.sender + " sends " + command.name);
        }
        return command.read(line);
    }

    private static String name(String line) {
        int bar = line.indexOf('|');
        return bar < 0 ? line : line.substring(0, bar);
    }

    private static Map<String, Command> byName(Command... commands) {
        return List.of(commands).stream().collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));
    }

    private static Command anyone(String name, int fields, Function<Fields, ClientLine> reader) {
        return new Command(name, null, fields, reader);
    }

    private static Command master(String name, int fields, Function<Fields, ClientLine> reader) {
        return new Command(name, SessionRole.MASTER, fields, reader);
    }

    private static Command follower(String name, int fields, Function<Fields, ClientLine> reader) {
        return new Command(name, SessionRole.FOLLOWER, fields, reader);
    }

    /**
     * @param sender null if both roles may send it
     * @param fields how many positional fields follow the name
     */
    private record Command(String name, @Nullable SessionRole sender, int fields, Function<Fields, ClientLine> reader) {

        ClientLine read(String line) {
            return reader.apply(Fields.split(line, fields));
        }
    }
}
