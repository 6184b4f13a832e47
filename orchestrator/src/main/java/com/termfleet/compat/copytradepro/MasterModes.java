package com.termfleet.compat.copytradepro;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.copy.pause.AccountPauses;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.PauseRequest;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.NotFoundException;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The modes of masters. RECORD pauses the master's followers for opens; closes still pass, so that nothing is left behind.
 * Thread-safe; asks the database.
 */
@Component
public class MasterModes {

    private final ModeTable table;
    private final Partners partners;
    private final Accounts accounts;
    private final AccountPauses pauses;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();

    MasterModes(ModeTable table, Partners partners, Accounts accounts, AccountPauses pauses, Clock clock) {
        this.table = table;
        this.partners = partners;
        this.accounts = accounts;
        this.pauses = pauses;
        this.clock = clock;
    }

    public MasterMode of(AccountId master) {
        return table.find(master).map(ModeTable.Row::mode).orElse(MasterMode.PUBSUB);
    }

    /**
     * @throws NotFoundException if there is no such account
     * @throws ConflictException if the mode of pairs is wanted and the master has several followers
     */
    public void change(AccountId master, MasterMode mode) {
        changing.lock();
        try {
            if (mode == MasterMode.ONE_TO_ONE && partners.of(master).size() > 1) {
                throw new ConflictException("The master has several followers; the mode 1TO1 allows one.");
            }
            Account account = accounts.find(master)
                    .orElseThrow(() -> new NotFoundException("There is no account " + master + "."));
            ModeTable.Row before = table.find(master).orElse(new ModeTable.Row(master, MasterMode.PUBSUB, false));
            boolean paused = mode == MasterMode.RECORD ? paused(before, account) : resumed(before, account);
            table.put(new ModeTable.Row(master, mode, paused), clock.instant());
        } finally {
            changing.unlock();
        }
    }

    /** A pause that a person has set stays as it is. */
    private boolean paused(ModeTable.Row before, Account account) {
        if (before.paused() || modeOf(account) != null) {
            return before.paused();
        }
        pauses.pause(request(account, PauseMode.CLOSE_ONLY), owner(account));
        return true;
    }

    private boolean resumed(ModeTable.Row before, Account account) {
        if (before.paused() && modeOf(account) == PauseMode.CLOSE_ONLY) {
            pauses.resume(request(account, null), owner(account));
        }
        return false;
    }

    private @Nullable PauseMode modeOf(Account account) {
        Pauses current = pauses.current();
        return current.of(account.id()).mode();
    }

    private static PauseRequest request(Account account, @Nullable PauseMode mode) {
        return new PauseRequest("MASTER", account.id().value(), mode == null ? null : mode.name());
    }

    private static Principal owner(Account account) {
        return new Principal(account.owner(), "expert of account " + account.id(), Role.MASTER);
    }
}
