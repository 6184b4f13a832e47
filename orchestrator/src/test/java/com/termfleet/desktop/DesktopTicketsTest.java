package com.termfleet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesktopTicketsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(7);
    private static final Principal ANN = new Principal(new UserId(3), "ann@example.com", Role.FOLLOWER);

    private final DesktopTickets tickets = new DesktopTickets();

    @Test
    void a_ticket_is_bound_to_its_account_its_holder_and_its_rights() {
        var issued = tickets.issue(ACCOUNT, ANN, true, NOW);

        assertThat(tickets.redeem(issued.secret(), NOW))
                .contains(new DesktopTicket(ACCOUNT, ANN, true, NOW.plusSeconds(30)));
    }

    @Test
    void a_ticket_is_good_once() {
        var issued = tickets.issue(ACCOUNT, ANN, false, NOW);
        tickets.redeem(issued.secret(), NOW);

        assertThat(tickets.redeem(issued.secret(), NOW)).isEmpty();
    }

    @Test
    void a_ticket_is_good_for_thirty_seconds() {
        var used = tickets.issue(ACCOUNT, ANN, false, NOW);
        var late = tickets.issue(ACCOUNT, ANN, false, NOW);

        assertThat(tickets.redeem(used.secret(), NOW.plusMillis(29_999))).isPresent();
        assertThat(tickets.redeem(late.secret(), NOW.plus(Duration.ofSeconds(30))))
                .isEmpty();
    }

    @Test
    void what_was_never_issued_opens_nothing() {
        assertThat(tickets.redeem("", NOW)).isEmpty();
        assertThat(tickets.redeem("guess", NOW)).isEmpty();
    }

    @Test
    void secrets_have_256_bits_and_never_repeat() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String secret = tickets.issue(ACCOUNT, ANN, true, NOW).secret();
            assertThat(secret).hasSize(43).matches("[A-Za-z0-9_-]+");
            assertThat(seen.add(secret)).isTrue();
        }
    }

    @Test
    void tickets_that_nobody_uses_do_not_pile_up() {
        for (int i = 0; i < 10_000; i++) {
            tickets.issue(ACCOUNT, ANN, true, NOW);
        }

        assertThatThrownBy(() -> tickets.issue(ACCOUNT, ANN, true, NOW)).isInstanceOf(ConflictException.class);
        assertThat(tickets.issue(ACCOUNT, ANN, true, NOW.plusSeconds(30)).secret())
                .isNotEmpty();
    }
}
