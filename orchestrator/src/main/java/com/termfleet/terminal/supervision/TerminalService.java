package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.account.Accounts;
import com.termfleet.account.CredentialChange;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ExecResult;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalEvent;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.Terminals;
import com.termfleet.terminal.state.StartBlock;
import com.termfleet.terminal.store.EventLog;
import com.termfleet.terminal.store.TerminalStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The verbs of the fleet: each writes down what is wanted, then tells the supervisor. */
@Component
class TerminalService implements Terminals {

    private final Accounts accounts;
    private final TerminalStore store;
    private final EventLog events;
    private final TerminalEventPublisher publisher;
    private final ContainerRuntime runtime;
    private final Clock clock;
    private final ObjectProvider<TerminalManager> manager;

    TerminalService(
            Accounts accounts,
            TerminalStore store,
            EventLog events,
            TerminalEventPublisher publisher,
            ContainerRuntime runtime,
            Clock clock,
            ObjectProvider<TerminalManager> manager) {
        this.accounts = accounts;
        this.store = store;
        this.events = events;
        this.publisher = publisher;
        this.runtime = runtime;
        this.clock = clock;
        this.manager = manager;
    }

    /** Looked up late: it needs the gateway, which needs who listens to sessions, which needs the accounts. */
    private TerminalManager manager() {
        return manager.getObject();
    }

    private Supervisor supervisor(AccountId account) {
        return manager()
                .registry()
                .of(account)
                .orElseThrow(() -> new ConflictException(
                        "Account " + account + " has no terminal here: its Expert Advisor connects from outside."));
    }

    @EventListener
    void created(AccountEvent.Created event) {
        Account account = event.account();
        manager().take(account);
    }

    @EventListener
    void deleted(AccountEvent.Deleted event) {
        Account account = event.account();
        if (account.isHosted()) {
            store.setDesired(account.id(), Desired.REMOVED);
        }
        manager().externalSessions().remove(account.id());
        manager()
                .registry()
                .of(account.id())
                .ifPresent(supervisor -> supervisor.change(t -> t.wantRemoved(clock.instant())));
    }

    @Override
    public Optional<TerminalView> find(AccountId account) {
        return manager()
                .registry()
                .of(account)
                .map(Supervisor::view)
                .or(() -> manager().externalSessions().find(account));
    }

    @Override
    public List<TerminalView> all() {
        return accounts.all().stream()
                .sorted(Comparator.comparingLong(account -> account.id().value()))
                .flatMap(account -> find(account.id()).stream())
                .toList();
    }

    @Override
    public void start(AccountId account) {
        Supervisor supervisor = supervisor(account);
        refuseIfRejected(supervisor);
        store.setDesired(account, Desired.RUNNING);
        publisher.asked(account, clock.instant(), "Start");
        supervisor.change(t -> t.wantRunning(clock.instant()));
    }

    @Override
    public void stop(AccountId account) {
        Supervisor supervisor = supervisor(account);
        store.setDesired(account, Desired.STOPPED);
        publisher.asked(account, clock.instant(), "Stop");
        supervisor.change(t -> t.wantStopped(clock.instant()));
    }

    @Override
    public void restart(AccountId account) {
        Supervisor supervisor = supervisor(account);
        refuseIfRejected(supervisor);
        store.setDesired(account, Desired.RUNNING);
        publisher.asked(account, clock.instant(), "Restart");
        supervisor.change(t -> t.wantRestart(clock.instant()));
    }

    private static void refuseIfRejected(Supervisor supervisor) {
        StartBlock held = supervisor.terminal().desiredState().held();
        if (held != null && held.why() == StartBlock.Why.REJECTED) {
            throw new ConflictException(held.text());
        }
    }

    @Override
    public void changeCredentials(AccountId account, CredentialChange change) {
        Supervisor supervisor = supervisor(account);
        accounts.changeCredentials(account, change);
        publisher.asked(account, clock.instant(), "New credentials");
        supervisor.change(t -> t.credentialsChanged(clock.instant()));
    }

    @Override
    public void setExtraExperts(AccountId account, List<ExtraExpert> experts) {
        Supervisor supervisor = supervisor(account);
        if (supervisor.terminal().desiredState().extras().equals(experts)) {
            return;
        }
        store.setExtras(account, experts);
        supervisor.change(t -> t.extrasChanged(experts, clock.instant()));
    }

    @Override
    public List<JournalEntry> journal(AccountId account) {
        return manager().registry().of(account).map(Supervisor::journal).orElse(List.of());
    }

    @Override
    public List<String> logs(AccountId account, int lines) {
        String name = Objects.requireNonNull(supervisor(account).view().containerName());
        return runtime.tail(name, lines).stream()
                .map(line -> line.at() + " " + line.text())
                .toList();
    }

    @Override
    public Page<TerminalEvent> events(AccountId account, PageRequest page) {
        return events.of(account, page);
    }

    @Override
    public byte[] exec(AccountId account, List<String> command, byte[] input, Duration deadline) {
        Supervisor supervisor = supervisor(account);
        if (!supervisor.terminal().run().isRunning()) {
            throw new IllegalStateException("The container of account " + account + " is not running.");
        }
        ExecResult result =
                runtime.exec(Objects.requireNonNull(supervisor.view().containerName()), command, input, deadline);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("%s failed in the container of account %s (exit code %d): %s"
                    .formatted(
                            command.getFirst(),
                            account,
                            result.exitCode(),
                            new String(result.output(), StandardCharsets.UTF_8).strip()));
        }
        return result.output();
    }
}
