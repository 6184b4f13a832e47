package com.termfleet.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.MatchTraderStandin;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.standin.matchtrader.http.Fault.Kind;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Polling;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A follower at a Match-Trader broker is kept in step with its master through everything that can go wrong there: after each
 * trade of the master the broker's book equals the master's, and no position is there twice at any time.
 */
class MatchTraderInStepTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Map<String, Object> SETTINGS = Map.of(
            "termfleet.gateway.heartbeat", "60s",
            "termfleet.master-key", Base64.getEncoder().encodeToString(new byte[32]),
            "termfleet.copy.repeat-after", "2s",
            "termfleet.copy.look-again-after", "300ms",
            "termfleet.match-trader.request-timeout", "500ms",
            "termfleet.match-trader.poll-every", "150ms",
            "termfleet.match-trader.settle", "1500ms",
            "termfleet.match-trader.reconnect-after", "50ms",
            "termfleet.match-trader.reconnect-at-most", "500ms");

    private final Map<Integer, Trade> held = new TreeMap<>();

    private record Trade(String side, String lots, String stopLoss) {}

    enum Dialect {
        REST("position/open", "position/edit", "position/close"),
        WEBSOCKET("ws:order.place", "ws:order.modify", "ws:order.close"),
        TRADER_API("/v1/positions", "/v1/positions/", "/close");

        private final String open;
        private final String modify;
        private final String close;

        Dialect(String open, String modify, String close) {
            this.open = open;
            this.modify = modify;
            this.close = close;
        }
    }

    private static Stream<Fault> faults(String path) {
        return Stream.of(
                Fault.of(Kind.DELAY, path).delayed(Duration.ofMillis(200)),
                Fault.of(Kind.DELAY, path).delayed(Duration.ofMillis(900)),
                Fault.of(Kind.DELAY, path).beforeExecution().delayed(Duration.ofMillis(900)),
                Fault.of(Kind.NO_ANSWER, path),
                Fault.of(Kind.ERROR, path).afterExecution(),
                Fault.of(Kind.ERROR, path).beforeExecution(),
                Fault.of(Kind.OK_WITH_ERROR_CODE, path),
                Fault.of(Kind.EMPTY, path),
                Fault.of(Kind.UNREADABLE, path),
                Fault.of(Kind.UNAUTHORIZED, path),
                Fault.of(Kind.TOO_MANY_REQUESTS, path).retryAfter(1),
                Fault.of(Kind.TOO_MANY_REQUESTS, path),
                Fault.of(Kind.CHALLENGE, path),
                Fault.of(Kind.HALF_OPEN, path),
                Fault.of(Kind.DROPPED, path).afterExecution(),
                Fault.of(Kind.DROPPED, path).beforeExecution());
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void a_follower_is_kept_in_step_through_every_fault(Dialect dialect) throws IOException {
        try (MatchTraderStandin broker = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
                Server server = Server.start(SETTINGS)) {
            RestApi api = server.api();
            JsonNode master = api.post("/accounts", Map.of("name", "M", "role", "MASTER", "platform", "EXTERNAL"));
            JsonNode follower = api.post("/accounts", follower(broker, dialect));
            api.post(
                    "/subscriptions",
                    Map.of(
                            "masterAccountId", master.get("id").asLong(),
                            "followerAccountId", follower.get("id").asLong(),
                            "sizing", Map.of("mode", "MULTIPLIER", "value", "1"),
                            "maxSignalAgeMs", 60_000));
            int port = server.bean(GatewayBinding.class).port();
            try (LineClient trades =
                    LineClient.signedIn(port, "MASTER", master.get("token").asString())) {
                awaitConnected(broker);
                Master line = new Master(trades, broker);
                int ticket = 0;
                for (Kind kind : Kind.values()) {
                    for (Fault fault :
                            faults("").filter(each -> each.kind() == kind).toList()) {
                        ticket++;
                        line.lives(ticket, fault, dialect);
                    }
                }
                broker.sessions().endAll();
                line.lives(ticket + 1, Fault.of(Kind.DELAY, "nothing"), dialect);
            }
        }
    }

    private static Map<String, Object> follower(MatchTraderStandin broker, Dialect dialect) {
        boolean isRest = dialect == Dialect.REST;
        Map<String, Object> request = new HashMap<>(Map.of(
                "name", "F",
                "role", "FOLLOWER",
                "platform", "MATCH_TRADER",
                "broker",
                        Map.of(
                                "baseUrl", broker.address().toString(),
                                "brokerId", "0",
                                "dialect", dialect.name())));
        if (isRest) {
            request.put("login", broker.options().email());
            request.put("password", broker.options().password());
        } else {
            request.put("token", broker.token());
        }
        return request;
    }

    private static void awaitConnected(MatchTraderStandin broker) {
        await(() -> "the follower's first questions", () -> broker.requests().total() > 4);
    }

    private static void await(Supplier<String> what, BooleanSupplier isSo) {
        Instant end = Instant.now().plus(DEADLINE);
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(what.get() + " did not come within " + DEADLINE);
            }
            Polling.pause();
        }
    }

    /** The master's hand, and its own book. */
    private final class Master {

        private final LineClient line;
        private final MatchTraderStandin broker;

        Master(LineClient line, MatchTraderStandin broker) {
            this.line = line;
            this.broker = broker;
        }

        /** A position from its open to its close, beside others; each trade meets the fault. */
        void lives(int ticket, Fault fault, Dialect dialect) throws IOException {
            String side = ticket % 2 == 0 ? "BUY" : "SELL";
            String lots = "0.%02d".formatted(30 + ticket);
            trade(
                    fault,
                    dialect.open,
                    "CMD_OPEN|%s|EURUSD|1.10000|%s|0|0|%d".formatted(side, lots, ticket),
                    ticket,
                    new Trade(side, lots, "0"));
            String stop = side.equals("BUY") ? "1.05" : "1.15";
            trade(
                    fault,
                    dialect.modify,
                    "CMD_MODIFY|%d|%s|0".formatted(ticket, stop),
                    ticket,
                    new Trade(side, lots, stop));
            String rest = "0.%02d".formatted(20 + ticket);
            trade(
                    fault,
                    dialect.close,
                    "CMD_PARTIAL|%d|0.10|%s|1.1|0".formatted(ticket, rest),
                    ticket,
                    new Trade(side, rest, stop));
            if (ticket % 3 != 0) {
                trade(fault, dialect.close, "CMD_CLOSE|%d|1.1|0".formatted(ticket), ticket, null);
            }
        }

        private void trade(Fault fault, String path, String command, int ticket, @Nullable Trade after)
                throws IOException {
            if (!fault.path().equals("nothing")) {
                broker.faults().add(at(fault, path));
            }
            line.send(command).await("ACK|" + command.split("\\|", 2)[0] + "|" + ticket);
            if (after == null) {
                held.remove(ticket);
            } else {
                held.put(ticket, after);
            }
            await(
                    () -> "step after " + command + " with " + fault.kind() + ": wanted " + masterBook()
                            + ", broker has " + brokerBook(),
                    this::isInStep);
        }

        private boolean isInStep() {
            List<String> book = brokerBook();
            assertThat(book.size())
                    .as("positions %s for %s", book, masterBook())
                    .isLessThanOrEqualTo(held.size() + 1);
            return book.equals(masterBook());
        }

        private List<String> masterBook() {
            return held.values().stream()
                    .map(trade -> text(trade.side, trade.lots, trade.stopLoss))
                    .sorted()
                    .toList();
        }

        private List<String> brokerBook() {
            List<String> book = new ArrayList<>();
            for (Position position : broker.broker().positions(broker.options().account())) {
                book.add(text(
                        position.side().name(),
                        position.volume().toPlainString(),
                        position.levels().stopLoss().toPlainString()));
            }
            return book.stream().sorted().toList();
        }

        private static String text(String side, String lots, String stopLoss) {
            return side + " " + plain(lots) + " " + plain(stopLoss);
        }

        private static String plain(String number) {
            return new BigDecimal(number).stripTrailingZeros().toPlainString();
        }
    }

    private static Fault at(Fault fault, String path) {
        return new Fault(
                fault.kind(), path, fault.calls(), fault.executes(), fault.delay(), fault.status(), fault.retryAfter());
    }
}
