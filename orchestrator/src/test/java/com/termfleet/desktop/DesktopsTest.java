package com.termfleet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DesktopsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(7);
    private static final String START = "/opt/termfleet/vnc start";
    private static final String STOP = "/opt/termfleet/vnc stop";

    private final FakeVncServer server = new FakeVncServer();
    private final FakeDesktopHost host = new FakeDesktopHost(server.address());
    private final List<Runnable> postponed = new ArrayList<>();
    private final Desktops desktops =
            new Desktops(host, (delay, task) -> postpone(delay, task), Clock.fixed(NOW, ZoneOffset.UTC));

    DesktopsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void the_server_is_started_for_who_looks_and_stopped_a_while_after_the_last_has_left() throws Exception {
        DesktopConnection ann = desktops.open(ticket("ann@example.com", true));
        DesktopConnection bob = desktops.open(ticket("bob@example.com", false));
        assertThat(host.ran).containsExactly(START, START);

        ann.close();
        assertThat(postponed).isEmpty();
        bob.close();
        assertThat(host.ran).doesNotContain(STOP);
        postponed.removeFirst().run();

        assertThat(host.ran).containsExactly(START, START, STOP);
    }

    @Test
    void who_comes_back_in_time_finds_it_running() throws Exception {
        desktops.open(ticket("ann@example.com", true)).close();
        desktops.open(ticket("ann@example.com", true));

        postponed.removeFirst().run();

        assertThat(host.ran).containsExactly(START, START);
    }

    @Test
    void a_desktop_closes_when_its_viewers_sign_in_ends() throws Exception {
        DesktopTicket ann = ticket("ann@example.com", true);
        DesktopConnection connection = desktops.open(ann);
        desktops.open(ticket("bob@example.com", true));

        ann.holder().grant().end();

        assertThatThrownBy(() -> connection.in().read()).isInstanceOf(IOException.class);
        assertThat(desktops.watchers(ACCOUNT)).extracting(Watcher::email).containsExactly("bob@example.com");
        assertThat(desktops.mayGoOn(ann)).isFalse();
    }

    @Test
    void a_ticket_opens_nothing_once_its_holder_has_signed_out() throws Exception {
        DesktopTicket ann = ticket("ann@example.com", true);
        ann.holder().grant().end();

        DesktopConnection connection = desktops.open(ann);

        assertThatThrownBy(() -> connection.in().read()).isInstanceOf(IOException.class);
        assertThat(desktops.watchers(ACCOUNT)).isEmpty();
    }

    @Test
    void a_desktop_closes_for_those_who_may_not_use_the_account_any_more_when_it_changes_hands() throws Exception {
        UserId before = new UserId(3);
        DesktopConnection ofBefore = desktops.open(ticket("ann@example.com", true));
        desktops.open(new DesktopTicket(ACCOUNT, new Principal(new UserId(1), "admin", Role.ADMIN), true, NOW));

        desktops.ownerChanged(new AccountEvent.OwnerChanged(accountOf(new UserId(4)), before));

        assertThatThrownBy(() -> ofBefore.in().read()).isInstanceOf(IOException.class);
        assertThat(desktops.watchers(ACCOUNT)).extracting(Watcher::email).containsExactly("admin");
    }

    private static Account accountOf(UserId owner) {
        return new Account(
                ACCOUNT,
                "seven",
                owner,
                SessionRole.FOLLOWER,
                Account.Platform.MT5,
                "1",
                "Demo",
                Account.TerminalKind.SIMULATOR,
                null,
                NOW);
    }

    @Test
    void who_watches_is_known_until_they_leave() throws Exception {
        DesktopConnection connection = desktops.open(ticket("ann@example.com", true));
        assertThat(desktops.watchers(ACCOUNT)).containsExactly(new Watcher("ann@example.com", true, NOW));

        connection.close();
        connection.close();

        assertThat(desktops.watchers(ACCOUNT)).isEmpty();
        assertThat(postponed).hasSize(1);
    }

    @Test
    void nobody_watches_what_nobody_opened() {
        assertThat(desktops.watchers(AccountId.of(8))).isEmpty();
    }

    @Test
    void a_desktop_has_room_for_sixteen() throws Exception {
        for (int i = 0; i < Desktop.MOST_WATCHERS; i++) {
            desktops.open(ticket("ann@example.com", true));
        }

        assertThatThrownBy(() -> desktops.open(ticket("bob@example.com", true)))
                .isInstanceOf(DesktopUnavailableException.class)
                .hasMessageContaining("16");
    }

    @Test
    void a_terminal_that_does_not_run_has_no_desktop() {
        host.address = Optional.empty();

        assertThatThrownBy(() -> desktops.open(ticket("ann@example.com", true)))
                .isInstanceOf(DesktopUnavailableException.class)
                .hasMessageContaining("not running");
        assertThatThrownBy(() -> desktops.requireRunning(ACCOUNT)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> desktops.screenshot(ACCOUNT)).isInstanceOf(ConflictException.class);
        assertThat(host.ran).isEmpty();
    }

    @Test
    void a_server_that_does_not_start_or_answer_is_told_and_leaves_no_watcher() throws Exception {
        host.answer = "vnc: the server does not listen";
        assertThatThrownBy(() -> desktops.open(ticket("ann@example.com", true)))
                .isInstanceOf(DesktopUnavailableException.class);

        host.answer = "ready\n";
        // Bound and not listening: nobody else can come to listen at a port that this test holds.
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            host.address = Optional.of((InetSocketAddress) silent.getLocalSocketAddress());
            assertThatThrownBy(() -> desktops.open(ticket("ann@example.com", true)))
                    .isInstanceOf(DesktopUnavailableException.class);
        }
        assertThat(desktops.watchers(ACCOUNT)).isEmpty();
    }

    private void postpone(Duration delay, Runnable task) {
        assertThat(delay).isEqualTo(Desktop.GRACE);
        postponed.add(task);
    }

    private static DesktopTicket ticket(String email, boolean viewOnly) {
        return new DesktopTicket(ACCOUNT, new Principal(new UserId(3), email, Role.FOLLOWER), viewOnly, NOW);
    }
}
