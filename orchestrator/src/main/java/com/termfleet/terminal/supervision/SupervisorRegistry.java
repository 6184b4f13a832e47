package com.termfleet.terminal.supervision;

import com.termfleet.kernel.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The running supervisors, by account and by container. Thread-safe. */
@Component
final class SupervisorRegistry {

    private final Map<AccountId, Supervisor> supervisors = new ConcurrentHashMap<>();

    void add(Supervisor supervisor) {
        supervisors.put(supervisor.id(), supervisor);
    }

    void remove(AccountId account) {
        supervisors.remove(account);
    }

    void clear() {
        supervisors.clear();
    }

    Optional<Supervisor> of(AccountId account) {
        return Optional.ofNullable(supervisors.get(account));
    }

    /** @param label the container's account label */
    Optional<Supervisor> labelled(String label) {
        try {
            return of(new AccountId(Long.parseLong(label)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Collection<Supervisor> all() {
        return List.copyOf(supervisors.values());
    }

    void each(Consumer<Supervisor> visit) {
        all().forEach(visit);
    }
}
