package com.termfleet.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DestinationRouterTest {

    private final Platform first = new Platform(Set.of(1L, 2L));
    private final Platform second = new Platform(Set.of(3L));
    private final DestinationRouter router = new DestinationRouter(List.of(first, second));

    private static Order cancel(long follower) {
        return new Order.Cancel(
                new AccountId(follower), new PairId(follower), new Ticket(7), 100 + follower, new Ticket(9));
    }

    @Test
    void each_order_goes_to_the_platform_of_its_follower_in_the_given_order() {
        router.send(List.of(cancel(1), cancel(3), cancel(2)));

        assertThat(first.sent).containsExactly(List.of(cancel(1), cancel(2)));
        assertThat(second.sent).containsExactly(List.of(cancel(3)));
    }

    @Test
    void an_order_for_a_follower_that_is_away_is_dropped() {
        router.send(List.of(cancel(4)));

        assertThat(first.sent).isEmpty();
        assertThat(second.sent).isEmpty();
        assertThat(router.find(new AccountId(4))).isEmpty();
    }

    @Test
    void a_snapshot_is_asked_of_the_followers_platform_alone() {
        router.requestSnapshot(new AccountId(3));

        assertThat(first.asked).isEmpty();
        assertThat(second.asked).containsExactly(new AccountId(3));
    }

    private static final class Platform implements PlatformDestination {

        private final Set<Long> connected;
        private final List<List<Order>> sent = new ArrayList<>();
        private final List<AccountId> asked = new ArrayList<>();

        Platform(Set<Long> connected) {
            this.connected = connected;
        }

        @Override
        public Optional<Follower> find(AccountId account) {
            return connected.contains(account.value()) ? Optional.of(new Anyone()) : Optional.empty();
        }

        @Override
        public void send(List<Order> orders) {
            sent.add(List.copyOf(orders));
        }

        @Override
        public void requestSnapshot(AccountId account) {
            asked.add(account);
        }

        @Override
        public void reportTo(@Nullable ExecutionListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private record Anyone() implements Follower {

        @Override
        public int symbolCount() {
            return 0;
        }

        @Override
        public boolean isExpert() {
            return false;
        }

        @Override
        public Optional<String> brokerLogin() {
            return Optional.empty();
        }

        @Override
        public boolean knowsRepeats() {
            return false;
        }

        @Override
        public boolean checksPrices() {
            return false;
        }

        @Override
        public boolean isNetting() {
            return false;
        }
    }
}
