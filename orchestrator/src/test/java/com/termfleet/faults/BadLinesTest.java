package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.faults.ProtocolLine.Field;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.simulation.LineConnection;
import com.termfleet.simulation.ServerByLines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of the protocol in every way that is wrong, from the bytes of a connection to the copy processor. */
class BadLinesTest {

    private static final AccountId MASTER = AccountId.of(1);
    private static final AccountId FOLLOWER = AccountId.of(2);

    /** After so many bad lines of one minute the connection is closed. */
    private static final int FORGIVEN = 20;

    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final SimulatedDatabase database = new SimulatedDatabase();
    private final ErrorLog log = new ErrorLog();
    private ServerByLines server;

    @BeforeEach
    void a_master_with_one_follower() {
        database.subscribe(MASTER, FOLLOWER, "1", false, Instant.EPOCH);
        server = new ServerByLines(database);
    }

    @AfterEach
    void no_promise_is_broken_and_no_error_is_logged() {
        CopyBook.check(database);
        server.close();
        log.close();
        assertThat(log.errors()).isEmpty();
    }

    static List<ProtocolLine> lines() {
        return ProtocolLine.ALL;
    }

    private LineConnection signedIn(ProtocolLine line) {
        return signedIn(line.sender());
    }

    private LineConnection signedIn(SessionRole role) {
        return server.signIn(role, role == SessionRole.MASTER ? MASTER : FOLLOWER);
    }

    /** Sends it where it may stand, and returns the errors that came of it. */
    private static List<String> errors(LineConnection connection, ProtocolLine of, byte[] bytes) {
        if (of.command().equals("POS") || of.command().equals("SNAP_END")) {
            connection.send("SNAP|" + (of.command().equals("POS") ? 1 : 0));
        }
        connection.sendBytes(bytes);
        return connection.take().stream()
                .filter(line -> line.startsWith("ERR|"))
                .toList();
    }

    private static List<String> errors(LineConnection connection, ProtocolLine of, String line) {
        return errors(connection, of, bytes(line + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertAnswers(LineConnection connection) {
        connection.send("PING|still there");
        assertThat(connection.take()).anyMatch(line -> line.startsWith("PONG|still there|"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_as_it_should_be_is_no_error(ProtocolLine line) {
        assertThat(errors(signedIn(line), line, line.valid())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_that_is_cut_at_any_byte_names_what_is_missing_or_means_what_it_says(ProtocolLine line) {
        byte[] whole = bytes(line.valid());
        LineConnection connection = signedIn(line);
        for (int length = 0; length < whole.length; length++) {
            if (length % FORGIVEN == 0) {
                connection = signedIn(line);
            }
            byte[] cut = Arrays.copyOf(whole, length + 1);
            cut[length] = '\n';

            List<String> errors = errors(connection, line, cut);

            assertThat(errors).as("%s cut at %s", line, length).hasSizeLessThanOrEqualTo(1);
            for (String error : errors) {
                assertThat(error)
                        .as("%s cut at %s", line, length)
                        .satisfiesAnyOf(
                                told -> assertThat(told).startsWith("ERR|UNKNOWN_COMMAND|"),
                                told -> assertThat(named(told, line)).isTrue());
            }
        }
        assertAnswers(connection);
    }

    @Test
    void a_sign_in_that_is_cut_at_any_byte_is_refused_or_names_the_field_and_repeats_no_token() {
        String secret = "MASTER-1";
        String whole = "AUTH|MASTER|" + secret + "|login=50001|server=Demo|ea=Expert 1.0|mode=HEDGING|currency=USD";
        int tokenEnds = whole.indexOf(secret) + secret.length();
        for (int length = 0; length <= whole.length(); length++) {
            LineConnection connection = server.connect();
            connection.send(whole.substring(0, length));
            String answer = String.join("\n", connection.take());

            assertThat(answer)
                    .as("cut at %s", length)
                    .matches("ERR\\|AUTH_REQUIRED\\|[^\n]+"
                            + "|ERR\\|BAD_FIELD\\|(ROLE: |TOKEN: |mode=: |only key=value may follow)[^\n]+"
                            + "|AUTH_FAIL\\|(BAD_TOKEN|THROTTLED)\\|[^\n]+|BYE\\|UNAVAILABLE"
                            + "|AUTH_OK\\|[^\n]+(\n.*)?");
            assertThat(answer.startsWith("AUTH_OK"))
                    .as("cut at %s: %s", length, answer)
                    .isEqualTo(length >= tokenEnds && !answer.startsWith("ERR"));
            assertThat(answer).doesNotContain("MASTER-");
            connection.hangUp();
        }
    }

    private static boolean named(String error, ProtocolLine line) {
        return error.equals("ERR|BAD_FIELD|the line is not UTF-8")
                // The beginning of SNAP_END is a line of its own.
                || error.equals("ERR|BAD_FIELD|COUNT: is missing")
                || error.startsWith("ERR|BAD_FIELD|only key=value may follow the fields of this command")
                || line.all().stream().anyMatch(field -> error.startsWith("ERR|BAD_FIELD|" + field.name() + ": "));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_whose_connection_ends_at_any_byte_before_its_end_does_nothing(ProtocolLine line) {
        byte[] whole = bytes(line.valid());
        List<SimulatedDatabase.Trade> trades = database.trades();
        for (int length = 0; length <= whole.length; length++) {
            LineConnection connection = signedIn(line);
            connection.sendBytes(Arrays.copyOf(whole, length));
            connection.hangUp();
            assertThat(connection.take()).as("%s ended at %s", line, length).isEmpty();
        }
        assertThat(database.trades()).isEqualTo(trades);
        assertThat(database.copies()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void the_bytes_of_a_line_may_come_one_at_a_time(ProtocolLine line) {
        LineConnection connection = signedIn(line);
        byte[] whole = bytes(line.valid() + "\r");
        for (byte one : whole) {
            assertThat(errors(connection, ProtocolLine.ALL.getFirst(), new byte[] {one}))
                    .isEmpty();
        }
        List<String> errors = errors(connection, ProtocolLine.ALL.getFirst(), "");

        boolean outOfPlace = line.command().equals("POS") || line.command().equals("SNAP_END");
        assertThat(errors).hasSize(outOfPlace ? 1 : 0);
        assertAnswers(connection);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_field_with_what_it_cannot_be_is_named(ProtocolLine line) {
        LineConnection connection = signedIn(line);
        int sent = 0;
        for (Field field : line.all()) {
            for (String value : field.kind().invalid()) {
                if (value.isEmpty() && line.options().contains(field)) {
                    // As if it were not there.
                    continue;
                }
                if (sent++ % FORGIVEN == 0) {
                    connection = signedIn(line);
                }
                List<String> errors = errors(connection, line, line.with(field, value));

                assertThat(errors)
                        .as("%s with %s %s", line, field.name(), value)
                        .singleElement()
                        .asString()
                        .startsWith("ERR|BAD_FIELD|" + field.name() + ": ");
            }
        }
        assertAnswers(connection);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_without_its_last_fields_names_one_that_is_missing(ProtocolLine line) {
        LineConnection connection = signedIn(line);
        StringBuilder text = new StringBuilder(line.command());
        List<String> missing = new ArrayList<>(line.fields().stream()
                .map(field -> "ERR|BAD_FIELD|" + field.name() + ": is missing")
                .toList());
        for (Field field : line.fields()) {
            assertThat(errors(connection, line, text.toString()))
                    .as("%s without %s", line, field.name())
                    .singleElement()
                    .isIn(missing);
            missing.removeFirst();
            text.append('|').append(field.kind().valid());
        }
        assertThat(errors(connection, line, text.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void an_option_that_comes_twice_is_named(ProtocolLine line) {
        LineConnection connection = signedIn(line);
        for (Field option : line.options()) {
            String twice = line.valid() + "|" + option.name() + option.kind().valid();

            assertThat(errors(connection, line, twice))
                    .containsExactly("ERR|BAD_FIELD|" + option.name() + ": must not be there twice");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void control_characters_and_broken_utf8_anywhere_are_refused(ProtocolLine line) {
        byte[] whole = bytes(line.valid());
        List<byte[]> foreign =
                List.of(new byte[] {0}, new byte[] {7}, new byte[] {0x7F}, new byte[] {(byte) 0xC0, 'x'});
        LineConnection connection = signedIn(line);
        int sent = 0;
        for (int position = 0; position <= whole.length; position++) {
            for (byte[] bytes : foreign) {
                if (sent++ % FORGIVEN == 0) {
                    connection = signedIn(line);
                }
                byte[] broken = spliced(whole, position, bytes);

                assertThat(errors(connection, line, broken))
                        .as("%s at %s", line, position)
                        .singleElement()
                        .asString()
                        .matches("ERR\\|BAD_FIELD\\|(control characters are not allowed|the line is not UTF-8)");
            }
        }
    }

    private static byte[] spliced(byte[] whole, int position, byte[] inserted) {
        byte[] line = new byte[whole.length + inserted.length + 1];
        System.arraycopy(whole, 0, line, 0, position);
        System.arraycopy(inserted, 0, line, position, inserted.length);
        System.arraycopy(whole, position, line, position + inserted.length, whole.length - position);
        line[line.length - 1] = '\n';
        return line;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_that_is_doubled_counts_once(ProtocolLine line) {
        String valid = line.valid();
        errors(signedIn(line), line, valid);
        List<SimulatedDatabase.Trade> trades = database.trades();
        List<SimulatedDatabase.Copy> copies = database.copies();

        errors(signedIn(line), line, valid);
        errors(signedIn(line), line, bytes(valid + "\n" + valid + "\n"));

        assertThat(database.trades()).isEqualTo(trades);
        assertThat(database.copies()).isEqualTo(copies);
    }

    @Test
    void the_lines_of_a_trade_in_any_order_leave_nothing_open_once_the_master_shows_that_it_is_flat() {
        List<String> story = List.of(
                "CMD_OPEN|BUY|EURUSD|1.1|0.5|0|0|{t}",
                "CMD_MODIFY|{t}|1.0|1.2",
                "CMD_PARTIAL|{t}|0.2|0.3|1.1|2.00",
                "CMD_CLOSE|{t}|1.1|5.00");
        HonestFollower follower = new HonestFollower(server, FOLLOWER);
        long ticket = 5_000;
        for (List<String> order : orders(story)) {
            String number = Long.toString(++ticket);
            LineConnection master = signedIn(SessionRole.MASTER);
            for (String line : order) {
                master.send(line.replace("{t}", number));
                follower.act();
            }
            CopyBook.check(database);
        }
        signedIn(SessionRole.MASTER).send("SNAP|0", "SNAP_END");
        server.pass(A_WHILE);

        assertThat(follower.positions()).isEmpty();
        assertThat(database.trades()).hasSize(24).noneMatch(SimulatedDatabase.Trade::isOpen);
        assertThat(database.copies()).noneMatch(copy -> copy.isOpen() || copy.isPlaced() || copy.isPending());
        assertThat(follower.openedTwice()).isEmpty();
    }

    @Test
    void a_fill_that_names_the_position_of_another_trade_is_refused_and_hides_neither() {
        HonestFollower follower = new HonestFollower(server, FOLLOWER);
        LineConnection master = signedIn(SessionRole.MASTER);
        master.send("CMD_OPEN|BUY|EURUSD|1.1|0.5|0|0|1", "CMD_OPEN|BUY_STOP|EURUSD|1.2|0.1|0|0|2");
        follower.act();

        master.send("CMD_FILLED|2|1|1.2");

        assertThat(master.take())
                .contains("NACK|CMD_FILLED|2|INVALID|The position's ticket is that of another position or order.");
        assertThat(follower.positions()).hasSize(2);
        master.send("SNAP|0", "SNAP_END");
        server.pass(A_WHILE);
        assertThat(follower.positions()).isEmpty();
    }

    @Test
    void a_fill_that_names_the_position_of_a_trade_that_has_ended_is_refused() {
        HonestFollower follower = new HonestFollower(server, FOLLOWER);
        LineConnection master = signedIn(SessionRole.MASTER);
        master.send("CMD_OPEN|BUY_STOP|EURUSD|1.2|0.1|0|0|2", "CMD_FILLED|2|1|1.2", "CMD_CLOSE|2|1.1|1.00");
        server.pass(A_WHILE);

        master.send("CMD_OPEN|BUY_STOP|EURUSD|1.2|0.1|0|0|3", "CMD_FILLED|3|1|1.2");

        assertThat(master.take())
                .contains("NACK|CMD_FILLED|3|INVALID|The position's ticket is that of another position or order.");
        master.send("SNAP|0", "SNAP_END");
        server.pass(A_WHILE);
        assertThat(follower.positions()).isEmpty();
    }

    private static List<List<String>> orders(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : lines) {
            List<String> others =
                    lines.stream().filter(line -> !line.equals(first)).toList();
            for (List<String> rest : orders(others)) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void what_is_as_large_or_small_as_can_be_written_is_taken_or_refused_in_words(ProtocolLine line) {
        LineConnection connection = signedIn(line);
        for (String extreme :
                List.of("9".repeat(30), "0." + "0".repeat(27) + "1", "9223372036854775807", "100000000")) {
            for (Field field : line.all()) {
                if (!field.kind().isNumber()) {
                    continue;
                }
                connection.send(line.with(field, extreme));
                for (String answer : connection.take()) {
                    assertThat(answer).doesNotContain("server's log");
                }
            }
            connection = signedIn(line);
        }
        assertAnswers(connection);
    }
}
