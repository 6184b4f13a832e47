package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ErrorCode;
import com.termfleet.gateway.codec.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decodes lines: the one table of all commands of this dialect. Fields beyond those that a command has are not read. */
public final class ExpertReader {

    private static final String AUTH = "AUTH:";

    private static final Map<String, Command> COMMANDS = byName(
            anyone("PING", fields -> new ExpertLine.Ping()),
            anyone("CMD_PRICE", ChartLines::price),
            anyone("CMD_INIT_SYMBOL", ChartLines::symbol),
            anyone("ALERT_STOP_OUT", RequestLines::stopOut),
            master("SIGNAL_OPEN", SignalLines::open),
            master("SIGNAL_CLOSE", SignalLines::close),
            master("CMD_SET_MODE", RequestLines::setMode),
            master("MASTER_SNAPSHOT", ChartLines::tickets),
            follower("SUBSCRIBE", RequestLines::subscribe),
            follower("CHECK_STATUS", RequestLines::checkStatus),
            follower("SLAVE_SNAPSHOT", ChartLines::tickets),
            follower("ACK_OPEN", AnswerLines::opened),
            follower("ACK_OPEN_FAIL", AnswerLines::openFailed),
            follower("ACK_CLOSE", AnswerLines::closed),
            follower("ACK_CLOSE_FAIL", AnswerLines::closeFailed),
            follower("ACK_CLOSE_SO", AnswerLines::dealClosed));

    private ExpertReader() {}

    /** Whether the first line of a connection chooses this dialect. */
    public static boolean isSignIn(String line) {
        return line.startsWith(AUTH);
    }

    /**
     * The key of the first line {@code AUTH:KEY}.
     *
     * @throws BadLineException if it is empty
     */
    public static String key(String line) {
        String key = line.substring(AUTH.length()).strip();
        if (key.isEmpty()) {
            throw Fields.bad("KEY", "must not be empty");
        }
        return key;
    }

    /**
     * Reads a line of a session.
     *
     * @param line without its line end; not empty
     * @param sender what the session may send
     * @throws BadLineException if the dialect does not allow it
     */
    public static ExpertLine read(String line, SessionRole sender) {
        int end = endOfName(line);
        Command command = COMMANDS.get(line.substring(0, end));
        if (command == null) {
            throw new BadLineException(ErrorCode.UNKNOWN_COMMAND, "no such command");
        }
        if (command.sender != null && command.sender != sender) {
            throw new BadLineException(ErrorCode.NOT_ALLOWED, "only a " + command.sender + " sends " + command.name);
        }
        return command.reader.apply(Fields.positional(line, end));
    }

    private static int endOfName(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '|' || c == ':') {
                return i;
            }
        }
        return line.length();
    }

    private static Map<String, Command> byName(Command... commands) {
        return List.of(commands).stream().collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));
    }

    private static Command anyone(String name, Function<Fields, ExpertLine> reader) {
        return new Command(name, null, reader);
    }

    private static Command master(String name, Function<Fields, ExpertLine> reader) {
        return new Command(name, SessionRole.MASTER, reader);
    }

    private static Command follower(String name, Function<Fields, ExpertLine> reader) {
        return new Command(name, SessionRole.FOLLOWER, reader);
    }

    /** @param sender null if both roles may send it */
    private record Command(String name, @Nullable SessionRole sender, Function<Fields, ExpertLine> reader) {}
}
