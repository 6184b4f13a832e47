package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Hands each order to the platform on which its follower is connected now. An account belongs to one platform, so at most one
 * knows it.
 */
@Component
@Primary
final class DestinationRouter implements Destination {

    /** The line protocol's first: it has by far the most followers. */
    private final List<PlatformDestination> platforms;

    DestinationRouter(List<PlatformDestination> platforms) {
        this.platforms = List.copyOf(platforms);
    }

    @Override
    public Optional<Follower> find(AccountId account) {
        for (PlatformDestination platform : platforms) {
            Optional<Follower> found = platform.find(account);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public void send(List<Order> orders) {
        if (platforms.size() == 1) {
            platforms.getFirst().send(orders);
            return;
        }
        List<List<Order>> parts = new ArrayList<>(platforms.size());
        platforms.forEach(_ -> parts.add(new ArrayList<>(orders.size())));
        for (Order order : orders) {
            int platform = platformOf(order.follower());
            if (platform >= 0) {
                parts.get(platform).add(order);
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) {
                platforms.get(i).send(parts.get(i));
            }
        }
    }

    /** Below zero if the follower is away. */
    private int platformOf(AccountId follower) {
        for (int i = 0; i < platforms.size(); i++) {
            if (platforms.get(i).find(follower).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** Of a follower that is away too: what waits for it is not to be executed when it comes back. */
    @Override
    public void withdraw(AccountId account, PairId pair) {
        platforms.forEach(platform -> platform.withdraw(account, pair));
    }

    @Override
    public void requestSnapshot(AccountId account) {
        platforms.stream()
                .filter(platform -> platform.find(account).isPresent())
                .forEach(platform -> platform.requestSnapshot(account));
    }

    @Override
    public void compared(AccountId account, List<Ticket> notCopied, String reason) {
        platforms.stream()
                .filter(platform -> platform.find(account).isPresent())
                .forEach(platform -> platform.compared(account, notCopied, reason));
    }

    @Override
    public void reportTo(ExecutionListener listener) {
        platforms.forEach(platform -> platform.reportTo(listener));
    }
}
