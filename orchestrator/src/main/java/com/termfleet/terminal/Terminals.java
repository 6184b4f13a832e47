package com.termfleet.terminal;

import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The fleet. Verbs record what is wanted and return; the reconciler does it. Thread-safe. */
public interface Terminals {

    Optional<TerminalView> find(AccountId account);

    List<TerminalView> all();

    void start(AccountId account);

    void stop(AccountId account);

    void restart(AccountId account);

    /**
     * Runs a program in the account's running container, with {@code input} on its standard input.
     *
     * @throws IllegalStateException if the container is not running
     */
    byte[] exec(AccountId account, List<String> command, byte[] input, Duration deadline);
}
