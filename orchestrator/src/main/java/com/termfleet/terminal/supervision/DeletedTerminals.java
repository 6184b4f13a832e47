package com.termfleet.terminal.supervision;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.store.TerminalStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Terminals of accounts deleted before this server started whose containers could not be removed then: retried in every
 * round until they are. Thread-safe.
 */
final class DeletedTerminals {

    private static final Logger log = LoggerFactory.getLogger(DeletedTerminals.class);

    private final Containers containers;
    private final TerminalStore store;
    private final Set<AccountId> left = ConcurrentHashMap.newKeySet();

    DeletedTerminals(Containers containers, TerminalStore store) {
        this.containers = containers;
        this.store = store;
    }

    void add(AccountId account) {
        left.add(account);
    }

    /** Such a container has a known account, so it is not an orphan. */
    boolean isLabelled(String account) {
        return left.stream().anyMatch(id -> id.toString().equals(account));
    }

    void removeAll() {
        left.forEach(this::remove);
    }

    private void remove(AccountId account) {
        try {
            containers.removeWithVolume(account);
            store.delete(account);
            left.remove(account);
        } catch (RuntimeException e) {
            log.warn(
                    "Terminal of a deleted account not removed; retrying account={} reason={}",
                    account,
                    e.getMessage());
        }
    }
}
