package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.faults.ProtocolLine.Field;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.UserId;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Values at the limits of what a line can hold, from a socket to PostgreSQL's columns. */
class ExtremeValuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> NUMBERS = List.of(
            "9".repeat(30),
            "0." + "0".repeat(27) + "1",
            "9".repeat(15) + "." + "9".repeat(14),
            "-" + "9".repeat(29),
            "9223372036854775807",
            "-9223372036854775808",
            "253402300799999",
            "0");

    /** The longest that a symbol may be, and beyond what a database with fewer bytes for a character takes. */
    private static final List<String> NAMES =
            List.of("😀".repeat(32), "ß".repeat(64), "\u200F.\u202E", "'; drop--", "%s\\");

    private final Server server = Server.start();
    // Only now: a server that starts sets logging up anew.
    private final ErrorLog log = new ErrorLog();
    private final RestApi api = server.api();
    private final int port = server.bean(GatewayBinding.class).port();
    private Accounts.Created master;
    private Accounts.Created follower;
    private long nextTicket = 1;

    @BeforeEach
    void a_master_with_one_follower() {
        UserId owner = server.bean(Users.class)
                .create("owner@example.org", Role.FOLLOWER)
                .user()
                .id();
        master = account("master", owner, SessionRole.MASTER);
        follower = account("follower", owner, SessionRole.FOLLOWER);
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId", master.account().id().value(),
                        "followerAccountId", follower.account().id().value(),
                        "sizing", Map.of("mode", "MULTIPLIER", "value", "1")));
    }

    private Accounts.Created account(String name, UserId owner, SessionRole role) {
        return server.bean(Accounts.class)
                .create(new NewAccount(name, owner, role, Account.Platform.EXTERNAL, null, null, null, null, null));
    }

    @AfterEach
    void no_error_is_logged_and_the_lists_can_be_read() {
        api.get("/master-trades");
        api.get("/trade-pairs");
        server.close();
        log.close();
        assertThat(log.errors()).isEmpty();
    }

    private static List<String> extremes(Field field) {
        return switch (field.kind()) {
            case SYMBOL, TEXT -> NAMES;
            default -> field.kind().isNumber() ? NUMBERS : List.of();
        };
    }

    private static boolean isTicket(Field field) {
        return field.name().equals("TICKET");
    }

    @Test
    void whatever_number_or_name_a_master_can_write_is_stored_or_refused_in_words() throws Exception {
        for (ProtocolLine line : ProtocolLine.ALL) {
            if (line.role() != SessionRole.MASTER) {
                continue;
            }
            for (Field field : line.all()) {
                // By a connection for each, since one may send only so many bad lines.
                try (LineClient source = LineClient.signedIn(port, "MASTER", master.token())) {
                    for (String value : isTicket(field) ? List.<String>of() : extremes(field)) {
                        assertAnswered(source, line, field, value);
                    }
                }
            }
        }
        try (LineClient source = LineClient.signedIn(port, "MASTER", master.token())) {
            source.send("CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|9223372036854775807");
            source.await("ACK|CMD_OPEN|9223372036854775807|");
        }
    }

    /** About a position of its own, which is open. */
    private void assertAnswered(LineClient source, ProtocolLine line, Field field, String value) throws IOException {
        long ticket = nextTicket++;
        if (!line.command().equals("CMD_OPEN")) {
            source.send("CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|" + ticket);
            source.await("ACK|CMD_OPEN|" + ticket + "|");
        }
        String text = line.with(other -> isTicket(other)
                ? Long.toString(ticket)
                // A repeat of a number would be taken for a repeat of the line.
                : other.name().equals("seq=") && !other.equals(field)
                        ? Long.toString(ticket)
                        : other.equals(field) ? value : other.kind().valid());
        source.send(text);
        String answer = source.await(
                "an answer to " + text,
                LineClient.DEADLINE,
                any -> any.startsWith("ACK|" + line.command() + "|" + ticket)
                        || any.startsWith("NACK|" + line.command() + "|" + ticket)
                        || any.startsWith("ERR|"));
        assertThat(answer).as(text).doesNotContain("server's log").doesNotContain("UNAVAILABLE");
        if (answer.startsWith("ERR|")) {
            assertThat(answer).as(text).startsWith("ERR|BAD_FIELD|" + field.name() + ": ");
        }
    }

    @Test
    void whatever_number_or_name_a_follower_can_answer_is_stored_or_refused_in_words() throws Exception {
        try (LineClient source = LineClient.signedIn(port, "MASTER", master.token())) {
            for (ProtocolLine line : List.of(line("ACK_OPEN"), line("NACK_OPEN"), line("ACK_CLOSE"))) {
                for (Field field : line.all()) {
                    for (String value : field.name().equals("id=") ? List.<String>of() : extremes(field)) {
                        answer(source, line, field, value);
                    }
                }
            }
            try (LineClient copier = LineClient.signedIn(port, "FOLLOWER", follower.token())) {
                copier.send("SNAP|0").send("SNAP_END");
                source.send("CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|" + nextTicket);
                copier.await(
                        "a copy of " + nextTicket, LineClient.DEADLINE, any -> any.contains("|" + nextTicket + "|id="));
            }
        }
    }

    private static ProtocolLine line(String command) {
        return ProtocolLine.ALL.stream()
                .filter(line -> line.command().equals(command))
                .findFirst()
                .orElseThrow();
    }

    private void answer(LineClient source, ProtocolLine line, Field field, String value) throws IOException {
        long ticket = nextTicket++;
        try (LineClient copier = LineClient.signedIn(port, "FOLLOWER", follower.token())) {
            // Otherwise the server waits for it before it sends anything.
            copier.send("SNAP|0").send("SNAP_END");
            source.send("CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|" + ticket);
            String command = copier.await(
                    "a copy of " + ticket,
                    LineClient.DEADLINE,
                    any -> any.startsWith("CMD_OPEN|") && any.contains("|" + ticket + "|id="));
            if (line.command().equals("ACK_CLOSE")) {
                copier.send("ACK_OPEN|" + ticket + "|" + (1_000_000 + ticket) + "|0.1|BUY|id=" + id(command));
                source.send("CMD_CLOSE|" + ticket + "|1.1|0");
                command = copier.await("CMD_CLOSE|" + ticket + "|");
            }
            String id = id(command);
            copier.send(line.with(other -> switch (other.name()) {
                case "MST_TICKET" -> other.equals(field) ? value : Long.toString(ticket);
                case "SLV_TICKET" -> other.equals(field) ? value : Long.toString(1_000_000 + ticket);
                case "id=" -> id;
                default -> other.equals(field) ? value : other.kind().valid();
            }));
            copier.send("PING|done");
            List<String> errors = errorsBefore(copier);
            assertThat(errors)
                    .as("%s with %s %s", line, field.name(), value)
                    .allMatch(error -> error.startsWith("ERR|BAD_FIELD|" + field.name() + ": "));
            boolean isAboutIt = errors.isEmpty() && !field.name().equals("MST_TICKET");
            if (isAboutIt) {
                JsonNode pairs = api.await(
                        "/trade-pairs?account=" + follower.account().id(),
                        "the answer " + line.command() + " with " + field.name() + value + " is taken",
                        PATIENCE,
                        list -> !list.get("items")
                                .get(0)
                                .get("status")
                                .asString()
                                .equals("PENDING"));
                assertThat(pairs).isNotNull();
            }
        }
    }

    private static List<String> errorsBefore(LineClient copier) throws IOException {
        int before = copier.received().size();
        copier.await("PONG|done|");
        List<String> all = copier.received();
        return all.subList(before, all.size()).stream()
                .filter(line -> line.startsWith("ERR|"))
                .toList();
    }

    private static String id(String command) {
        int at = command.indexOf("|id=") + "|id=".length();
        int end = command.indexOf('|', at);
        return end < 0 ? command.substring(at) : command.substring(at, end);
    }
}
