package com.termfleet.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.UserId;
import com.termfleet.signal.HeldTrades;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SignalIntake.Outcome;
import com.termfleet.source.SignalIntake.Receipt;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import com.termfleet.testing.Server;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests through the real processor and PostgreSQL. */
class StoredIntakeTest {

    private static final Symbol EURUSD = Symbol.of("EURUSD");
    private static final Target ALL = new Target.Everything();

    private static Server server;
    private static UserId owner;

    private AccountId source;

    @BeforeAll
    static void start() {
        server = Server.start();
        owner = server.bean(Users.class)
                .create("owner@example.com", Role.ADMIN)
                .user()
                .id();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_source() {
        source = server.bean(Accounts.class)
                .create(new NewAccount(
                        "S", owner, SessionRole.MASTER, Account.Platform.HTTP, null, null, null, null, null))
                .account()
                .id();
    }

    private static SourceRequest open(@Nullable String key, String lots) {
        return new SourceRequest.Open(
                key, OrderType.BUY, EURUSD, Lots.of(lots), Price.of("1.085"), Price.NONE, Price.NONE, "");
    }

    private static SourceRequest close(Target target, @Nullable String lots) {
        return new SourceRequest.Close(target, lots == null ? null : Lots.of(lots), Price.NONE, Money.ZERO);
    }

    private Receipt accept(@Nullable String key, SourceRequest request) {
        return server.bean(SignalIntake.class).accept(source, Instant.now(), key, request);
    }

    private static Outcome outcome(Receipt receipt) throws Exception {
        return receipt.outcome().get(10, TimeUnit.SECONDS);
    }

    private List<String> held() {
        return server.bean(HeldTrades.class).of(source).stream()
                .map(trade -> trade.remaining().toString())
                .toList();
    }

    @Test
    void opens_and_a_partial_close_are_carried_out_in_their_order() throws Exception {
        accept(null, open(null, "0.1"));
        accept(null, open(null, "0.2"));
        Outcome closed = outcome(accept(null, close(ALL, "0.15")));

        assertThat(closed.isCommitted()).isTrue();
        assertThat(closed.signals()).hasSize(2);
        assertThat(held()).containsExactly("0.15");
    }

    @Test
    void a_repeat_of_a_request_changes_nothing_and_is_answered_like_the_first_time() throws Exception {
        accept("a", open("t", "0.4"));
        Outcome first = outcome(accept("b", close(new Target.Keyed("t"), "0.1")));

        Receipt again = accept("b", close(new Target.Keyed("t"), "0.1"));

        assertThat(again.repeated()).isTrue();
        assertThat(outcome(again)).isEqualTo(first);
        assertThat(held()).containsExactly("0.3");
    }

    @Test
    void what_is_not_open_is_refused_with_a_reason() throws Exception {
        Outcome outcome = outcome(accept(null, close(new Target.OfSymbol(EURUSD, null), null)));

        assertThat(outcome.isCommitted()).isFalse();
        assertThat(outcome.signals().getFirst().text()).isEqualTo("No open trade of EURUSD is known.");
    }

    @Test
    void a_request_that_a_former_server_left_unfinished_is_carried_out_once() throws Exception {
        outcome(accept(null, open("t", "0.4")));
        RequestStore store = server.bean(RequestStore.class);
        RequestStore.Stored left = store.insert(source, "c", Instant.now(), close(new Target.Keyed("t"), "0.1"))
                .stored();
        // It was killed after it had planned and submitted the request, and before it could store the outcome.
        server.bean(RequestRunner.class).run(left);
        server.bean(JdbcClient.class)
                .sql("update source_requests set outcome = null where id = :id")
                .param("id", left.id())
                .update();

        server.bean(StoredIntake.class).takeUp();

        Outcome outcome = outcome(accept("c", close(new Target.Keyed("t"), "0.1")));
        assertThat(outcome.isCommitted()).isTrue();
        assertThat(held()).containsExactly("0.3");
        assertThat(Objects.requireNonNull(outcome.signals().getFirst().trade())).isNotNull();
    }
}
