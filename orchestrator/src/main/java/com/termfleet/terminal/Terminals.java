package com.termfleet.terminal;

import com.termfleet.access.Principal;
import com.termfleet.account.CredentialChange;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The hosted terminals. A command records what is wanted and returns; the supervisors carry it out. A terminal's events
 * name who gave it. Thread-safe. Commands on what is not hosted here throw {@link com.termfleet.kernel.ConflictException},
 * on a deleted account {@link com.termfleet.kernel.NotFoundException}.
 */
public interface Terminals {

    Optional<TerminalView> find(AccountId account);

    /** All accounts' terminals and sessions, in the order of their ids. */
    List<TerminalView> all();

    /** @throws com.termfleet.kernel.ConflictException also if its broker rejected the login: that needs new credentials */
    void start(AccountId account, Principal by);

    void stop(AccountId account, Principal by);

    /** @throws com.termfleet.kernel.ConflictException also if its broker rejected the login: that needs new credentials */
    void restart(AccountId account, Principal by);

    /**
     * Tries those of the terminals that are quarantined again, as if they had never failed.
     *
     * @return which were released
     */
    List<AccountId> releaseFromQuarantine(Collection<AccountId> accounts, Principal by);

    /** Stores new credentials and restarts the terminal with them, if it is to run. */
    void changeCredentials(AccountId account, CredentialChange change, Principal by);

    /** Puts these Expert Advisors, and no others, on charts of their own; restarts a terminal that has its charts already. */
    void setExtraExperts(AccountId account, List<ExtraExpert> experts);

    /** The last lines of the terminal's journal and its experts' log, oldest first; at most {@value #JOURNAL_LINES} are kept. */
    List<JournalEntry> journal(AccountId account);

    int JOURNAL_LINES = 500;

    /**
     * Reads the last lines that the container printed, oldest first, each with the time the engine read it.
     *
     * @param onLine called on this thread, while the log is read; what it throws ends the reading and is thrown on
     */
    void logs(AccountId account, int lines, Consumer<String> onLine);

    /** What happened to the terminal, newest first. */
    Page<TerminalEvent> events(AccountId account, PageRequest page);

    /**
     * Runs a program in the account's running container, with {@code input} on its standard input.
     *
     * @return what it printed
     * @throws IllegalStateException if the container is not running, or the program failed
     */
    byte[] exec(AccountId account, List<String> command, byte[] input, Duration deadline);
}
