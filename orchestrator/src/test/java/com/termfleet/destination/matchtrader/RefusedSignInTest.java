package com.termfleet.destination.matchtrader;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.PlatformStatus.State;
import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.standin.matchtrader.http.Fault.Kind;
import com.termfleet.standin.matchtrader.http.Switch;
import com.termfleet.testing.Polling;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows a sign-in that a broker refuses: a login is locked by trying it again and again. */
class RefusedSignInTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** The rig connects anew after 400 ms at most, so that so many tries are seconds. */
    private static final int TRIES = 8;

    private MatchTraderRig rig = new MatchTraderRig(Dialect.REST);

    @AfterEach
    void end() {
        rig.close();
    }

    private void reachedBy(Dialect dialect) {
        rig.close();
        rig = new MatchTraderRig(dialect);
    }

    private static void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Polling.pause();
        }
    }

    private void awaitTold(String what, int times, Predicate<PlatformStatus> which) {
        await(what, () -> rig.told.stream().filter(which).count() >= times);
    }

    private void awaitRefusals(int times) {
        awaitTold("refusals", times, status -> status.state() == State.REFUSED);
    }

    private void brokerHas(String password) {
        MatchTraderOptions options = rig.standin.options();
        rig.standin.users().add(options.email(), password, List.of(options.account()));
    }

    private int signIns(Dialect dialect) {
        return switch (dialect) {
            case REST -> rig.standin.requests().to("login").size();
            case WEBSOCKET -> rig.standin.requests().to("ws:auth").size();
            case TRADER_API -> rig.standin.requests().to("/v1/account").size();
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_sign_in_that_was_refused_is_not_tried_again(Dialect dialect) {
        reachedBy(dialect);
        rig.haveSecret("wrong");
        rig.destination.leadershipTaken();
        awaitRefusals(TRIES);
        assertThat(signIns(dialect)).isEqualTo(1);
        assertThat(rig.told.getLast().reason()).contains("refused").contains("It is tried again at ");
    }

    @Test
    void it_is_tried_again_with_other_credentials() {
        rig.haveSecret("wrong");
        rig.destination.leadershipTaken();
        awaitRefusals(1);
        rig.haveSecret(rig.standin.options().password());
        rig.changed();
        rig.reports.awaitSession("connected", 1);
    }

    @Test
    void it_is_tried_again_with_the_same_credentials_when_a_person_asks_for_it() {
        rig.haveSecret("wrong");
        rig.destination.leadershipTaken();
        awaitRefusals(1);
        brokerHas("wrong");
        rig.destination.connect(rig.account);
        rig.reports.awaitSession("connected", 1);
        assertThat(signIns(Dialect.REST)).isEqualTo(2);
    }

    @Test
    void it_is_tried_again_after_an_hour() {
        rig.haveSecret("wrong");
        rig.destination.leadershipTaken();
        awaitRefusals(1);
        rig.clock.advance(Duration.ofMinutes(58));
        int refusals = rig.told.size();
        await("tries that ask nobody", () -> rig.told.size() > refusals + 2);
        assertThat(signIns(Dialect.REST)).isEqualTo(1);
        rig.clock.advance(Duration.ofMinutes(61));
        await("the next sign-in", () -> signIns(Dialect.REST) == 2);
    }

    @Test
    void a_session_that_cannot_be_renewed_asks_once() {
        rig.connect();
        int before = signIns(Dialect.REST);
        brokerHas("changed");
        rig.standin.switches().set(Switch.REFRESH_REPLY, "fails");
        rig.standin.sessions().endAll();
        awaitRefusals(TRIES);
        assertThat(signIns(Dialect.REST)).isEqualTo(before + 1);
        assertThat(rig.reports.sessions).anyMatch(session -> session.startsWith("disconnected"));
    }

    @Test
    void an_order_that_meets_a_session_that_cannot_be_renewed_is_not_refused() {
        rig.connect();
        brokerHas("changed");
        rig.standin.switches().set(Switch.REFRESH_REPLY, "fails");
        rig.standin.sessions().endAll();
        rig.destination.send(List.of(open()));
        awaitRefusals(1);
        rig.haveSecret("changed");
        rig.changed();
        rig.reports.awaitSession("connected", 2);
        // As the copies do when the account is back.
        rig.destination.send(List.of(open()));
        rig.reports.await(ExecutionReport.Opened.class, 1);
        assertThat(rig.reports.reports).noneMatch(ExecutionReport.Refused.class::isInstance);
        assertThat(rig.book()).hasSize(1);
    }

    private Order.Open open() {
        return new Order.Open(
                rig.account,
                PairId.of(1),
                Ticket.of(4711),
                1,
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of("0.3"),
                Price.NONE,
                Price.NONE,
                Duration.ofSeconds(30),
                100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "DROPPED", "NO_ANSWER", "TOO_MANY_REQUESTS"})
    void what_is_no_refusal_is_tried_again_at_the_usual_pace(Kind kind) {
        Fault fault = Fault.of(kind, "login").beforeExecution().times(2);
        rig.standin.faults().add(kind == Kind.TOO_MANY_REQUESTS ? fault.retryAfter(1) : fault);
        rig.connect();
        assertThat(signIns(Dialect.REST)).isGreaterThanOrEqualTo(3);
        assertThat(rig.told).noneMatch(status -> status.state() == State.REFUSED);
    }

    @Test
    void a_challenge_is_no_refusal() {
        rig.standin.faults().add(Fault.of(Kind.CHALLENGE, "login"));
        rig.destination.leadershipTaken();
        awaitTold("the failure", 1, status -> status.state() == State.DISCONNECTED);
        rig.destination.connect(rig.account);
        rig.reports.awaitSession("connected", 1);
        assertThat(rig.told).noneMatch(status -> status.state() == State.REFUSED);
    }

    @Test
    void a_socket_that_drops_while_it_signs_in_is_no_refusal() {
        reachedBy(Dialect.WEBSOCKET);
        rig.standin
                .faults()
                .add(Fault.of(Kind.DROPPED, "ws:auth").beforeExecution().times(2));
        rig.connect();
        assertThat(rig.told).noneMatch(status -> status.state() == State.REFUSED);
    }
}
