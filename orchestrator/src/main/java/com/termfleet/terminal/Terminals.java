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
 * The hosted terminals. A command stores the desired state and returns; the supervisors carry it out. A terminal's
 * events name the user who gave it. Thread-safe. Commands on accounts that are not hosted throw {@link
 * com.termfleet.kernel.ConflictException}, on a deleted account {@link com.termfleet.kernel.NotFoundException}.
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
     * Releases those of the terminals that are quarantined, and clears their failures.
     *
     * @return those that were released
     */
    List<AccountId> releaseFromQuarantine(Collection<AccountId> accounts, Principal by);

    /** Stores new credentials and restarts the terminal with them if its desired state is running. */
    void changeCredentials(AccountId account, CredentialChange change, Principal by);

    /**
     * Makes a new token for the account's Expert Advisor, and restarts the terminal with it if its desired state is running.
     *
     * @return the new token, which is not shown again
     */
    String renewToken(AccountId account, Principal by);

    /** Replaces the extra Expert Advisors; restarts the terminal if it is running. */
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

    /** The terminal's events, newest first. */
    Page<TerminalEvent> events(AccountId account, PageRequest page);

    /**
     * Runs a program in the account's running container, with {@code input} on its standard input.
     *
     * @return what it printed
     * @throws IllegalStateException if the container is not running, or the program failed
     */
    byte[] exec(AccountId account, List<String> command, byte[] input, Duration deadline);
}
