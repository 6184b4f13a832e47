package com.termfleet.compat.copier.config;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.account.AccountSecrets;
import com.termfleet.account.Accounts;
import com.termfleet.account.CredentialChange;
import com.termfleet.account.NewAccount;
import com.termfleet.compat.copier.config.ConfigChange.Action;
import com.termfleet.compat.copier.config.ConfigChange.Field;
import com.termfleet.compat.copier.config.WantedConfig.WantedAccount;
import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PageRequest;
import com.termfleet.notify.NotificationSettings;
import com.termfleet.notify.Notifications;
import com.termfleet.terminal.Terminals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes accounts, subscriptions and settings as a config.json says. Nothing is removed. Each step is done for itself; an import
 * that fails midway is recorded with what it has done, and may be sent again: what is there already is not changed. Imports of
 * one server come one after the other. Thread-safe; blocks.
 */
@Component
class ConfigImport {

    private static final String HIDDEN = "(secret)";

    private final Accounts accounts;
    private final AccountSecrets secrets;
    private final Terminals terminals;
    private final Subscriptions subscriptions;
    private final Notifications notifications;
    private final ConfigAudit audit;
    private final ApplicationEventPublisher actions;
    private final ReentrantLock importing = new ReentrantLock();

    ConfigImport(
            Accounts accounts,
            AccountSecrets secrets,
            Terminals terminals,
            Subscriptions subscriptions,
            Notifications notifications,
            ConfigAudit audit,
            ApplicationEventPublisher actions) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.terminals = terminals;
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.audit = audit;
        this.actions = actions;
    }

    /**
     * @param tokens of accounts whose expert runs elsewhere; not shown again
     * @param notes what of the file has no effect
     */
    @Schema(name = "ConfigImportOutcome")
    record Outcome(boolean dryRun, List<ConfigChange> changes, List<Token> tokens, List<String> notes) {

        Outcome {
            changes = List.copyOf(changes);
            tokens = List.copyOf(tokens);
            notes = List.copyOf(notes);
        }
    }

    /** {@code toString} hides the token. */
    record Token(AccountId accountId, String token) {

        @Override
        public String toString() {
            return "Token[" + accountId + "]";
        }
    }

    /** @param dryRun only what would be changed is told */
    Outcome run(ConfigFile file, boolean dryRun, TerminalKind terminal, Principal principal) {
        importing.lock();
        try {
            WantedConfig wanted = new ConfigReader(accounts, principal, terminal).read(file);
            Run run = new Run(wanted, dryRun, principal);
            if (dryRun) {
                run.all();
            } else {
                runRecorded(run, principal);
            }
            return new Outcome(dryRun, run.changes, run.tokens, notes(file));
        } finally {
            importing.unlock();
        }
    }

    private void runRecorded(Run run, Principal principal) {
        String error = "it ended unexpectedly";
        try {
            run.all();
            error = null;
        } catch (RuntimeException e) {
            error = String.valueOf(e.getMessage());
            throw e;
        } finally {
            if (!run.changes.isEmpty()) {
                audit.add(principal, run.changes, error);
                actions.publishEvent(new PersonAction(
                        principal, Subject.INSTALLATION, "config.json", "imported a config.json of the copier"));
            }
        }
    }

    private List<String> notes(ConfigFile file) {
        List<String> notes = new ArrayList<>();
        if (file.logging() != null) {
            notes.add("logging has no effect: this server's log is set up by its operator");
        }
        ConfigFile.NotificationsPart part = file.notifications();
        if (part != null && part.email() != null && !notifications.isReady(com.termfleet.notify.Channel.EMAIL)) {
            notes.add("notifications.email has no effect until the operator has set up a mail server");
        }
        return notes;
    }

    /** One import, from its first step to its last. */
    private final class Run {

        private final WantedConfig wanted;
        private final boolean dryRun;
        private final Principal principal;
        private final List<ConfigChange> changes = new ArrayList<>();
        private final List<Token> tokens = new ArrayList<>();

        Run(WantedConfig wanted, boolean dryRun, Principal principal) {
            this.wanted = wanted;
            this.dryRun = dryRun;
            this.principal = principal;
        }

        /** @param id null if it is not made, in a preview */
        private record Side(String name, @Nullable AccountId id) {}

        void all() {
            List<Side> masters = wanted.masters().stream().map(this::account).toList();
            List<Side> followers =
                    wanted.followers().stream().map(this::account).toList();
            for (Side follower : followers) {
                for (Side master : masters) {
                    subscription(master, follower);
                }
            }
            notifications();
        }

        private Side account(WantedAccount account) {
            Account existing = account.existing();
            if (existing != null) {
                secret(account, existing);
                return new Side(existing.name(), existing.id());
            }
            NewAccount made = account.account();
            ConfigChange change = new ConfigChange(
                    account.path(), Action.CREATE, "account \"" + made.name() + "\"", null, fields(made));
            if (dryRun) {
                changes.add(change);
                return new Side(made.name(), null);
            }
            Accounts.Created created = accounts.create(made);
            AccountId id = created.account().id();
            changes.add(change.withId(id.value()));
            if (made.platform() == Account.Platform.EXTERNAL) {
                tokens.add(new Token(id, created.token()));
            }
            actions.publishEvent(new PersonAction(principal, Subject.ACCOUNT, id.value(), "imported the account"));
            return new Side(made.name(), id);
        }

        private static List<Field> fields(NewAccount account) {
            List<Field> fields = new ArrayList<>(List.of(
                    Field.set("name", account.name()),
                    Field.set("role", account.role().name()),
                    Field.set("platform", account.platform().name())));
            if (account.login() != null) {
                fields.add(Field.set("login", account.login()));
            }
            if (account.server() != null) {
                fields.add(Field.set("server", account.server()));
            }
            if (account.broker() != null) {
                fields.add(Field.set("broker", account.broker().baseUrl()));
            }
            if (account.password() != null) {
                fields.add(Field.set("secret", HIDDEN));
            }
            return fields;
        }

        /** A password or token that the account does not have yet. */
        private void secret(WantedAccount account, Account existing) {
            String given = account.account().password();
            if (given == null || existing.platform() == Account.Platform.EXTERNAL || isSame(given, existing)) {
                return;
            }
            String field = existing.isHosted() ? "password" : "token";
            changes.add(new ConfigChange(
                    account.path() + "." + field,
                    Action.UPDATE,
                    "account \"" + existing.name() + "\"",
                    existing.id().value(),
                    List.of(new Field(field, HIDDEN, HIDDEN))));
            if (dryRun) {
                return;
            }
            CredentialChange change = new CredentialChange(null, given, null);
            if (existing.isHosted()) {
                terminals.changeCredentials(existing.id(), change, principal);
            } else {
                accounts.changeCredentials(existing.id(), change);
                actions.publishEvent(new PersonAction(
                        principal, Subject.ACCOUNT, existing.id().value(), "changed the credentials"));
            }
        }

        private boolean isSame(String given, Account existing) {
            String known = existing.isHosted()
                    ? accounts.credentials(existing.id()).password()
                    : secrets.brokerCredentials(existing.id()).secret();
            return MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
        }

        private void subscription(Side master, Side follower) {
            String target = "copying from \"" + master.name() + "\" to \"" + follower.name() + "\"";
            Optional<SubscriptionView> known = known(master.id(), follower.id());
            List<Field> fields = known.map(this::differences).orElseGet(this::ofNew);
            if (known.isPresent() && fields.isEmpty()) {
                return;
            }
            ConfigChange change = new ConfigChange(
                    "copy_settings",
                    known.isPresent() ? Action.UPDATE : Action.CREATE,
                    target,
                    known.map(view -> view.id().value()).orElse(null),
                    fields);
            if (dryRun) {
                changes.add(change);
                return;
            }
            SubscriptionView done = known.isPresent()
                    ? subscriptions.change(known.get().id().value(), request(null, null), principal)
                    : subscriptions.create(request(master.id(), follower.id()), principal);
            changes.add(change.withId(done.id().value()));
            actions.publishEvent(
                    new PersonAction(principal, Subject.SUBSCRIPTION, done.id().value(), "imported the subscription"));
        }

        private Optional<SubscriptionView> known(@Nullable AccountId master, @Nullable AccountId follower) {
            if (master == null || follower == null) {
                return Optional.empty();
            }
            return subscriptions
                    .list(principal, follower.value(), new PageRequest(0, PageRequest.MAX_SIZE))
                    .items()
                    .stream()
                    .filter(view -> view.masterAccountId().equals(master)
                            && view.followerAccountId().equals(follower))
                    .findFirst();
        }

        /** What is open already is copied, as the copier did at its start. */
        private SubscriptionRequest request(@Nullable AccountId master, @Nullable AccountId follower) {
            WantedConfig.Sizing sizing = wanted.sizing();
            return new SubscriptionRequest(
                    master == null ? null : master.value(),
                    follower == null ? null : follower.value(),
                    sizing == null ? null : new SizingRequest(sizing.mode(), sizing.value()),
                    null,
                    null,
                    null,
                    wanted.symbols(),
                    null,
                    null,
                    null,
                    master == null ? null : "COPY",
                    null,
                    null);
        }

        private List<Field> ofNew() {
            List<Field> fields = new ArrayList<>();
            WantedConfig.Sizing sizing = wanted.sizing();
            fields.add(Field.set("sizing", sizing == null ? "MULTIPLIER 1" : text(sizing.mode(), sizing.value())));
            if (wanted.symbols() != null) {
                fields.add(Field.set("symbolMap", text(wanted.symbols())));
            }
            fields.add(Field.set("existingPositions", "COPY"));
            return fields;
        }

        private List<Field> differences(SubscriptionView is) {
            List<Field> fields = new ArrayList<>();
            WantedConfig.Sizing sizing = wanted.sizing();
            if (sizing != null
                    && !(sizing.mode().equals(is.sizing().mode())
                            && sizing.value().compareTo(is.sizing().value()) == 0)) {
                fields.add(new Field(
                        "sizing", text(is.sizing().mode(), is.sizing().value()), text(sizing.mode(), sizing.value())));
            }
            if (wanted.symbols() != null && !wanted.symbols().equals(is.symbolMap())) {
                fields.add(new Field("symbolMap", text(is.symbolMap()), text(wanted.symbols())));
            }
            return fields;
        }

        private static String text(String mode, java.math.BigDecimal value) {
            return mode + " " + value.stripTrailingZeros().toPlainString();
        }

        private static String text(Map<String, ? extends @Nullable String> symbols) {
            return new TreeMap<>(symbols).toString();
        }

        private void notifications() {
            NotificationSettings to = wanted.notifications();
            if (to == null) {
                return;
            }
            NotificationSettings from = notifications.settings(principal.user());
            List<Field> fields = new ArrayList<>();
            if (to.enabled() != from.enabled()) {
                fields.add(new Field("enabled", Boolean.toString(from.enabled()), Boolean.toString(to.enabled())));
            }
            if (!Objects.equals(to.email(), from.email())) {
                fields.add(new Field("email", from.email(), to.email()));
            }
            if (fields.isEmpty()) {
                return;
            }
            changes.add(new ConfigChange("notifications", Action.UPDATE, "notification settings", null, fields));
            if (!dryRun) {
                notifications.change(principal.user(), to);
            }
        }
    }
}
