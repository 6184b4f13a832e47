package com.termfleet.demo;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.Broker;
import com.termfleet.account.NewAccount;
import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.ConflictException;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.Terminals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Creates one master that trades automatically and two followers at servers with different symbol names; one follower
 * copies in reverse. Idempotent: existing accounts and subscriptions are kept. The terminals start as soon as a
 * container engine is available.
 */
@Component
@ConditionalOnProperty(name = "termfleet.demo", havingValue = "true")
class DemoFleet implements ApplicationRunner {

    private static final Duration DECISION = Duration.ofSeconds(30);
    private static final String SERVER = "TermFleet-Demo";
    private static final String SERVER_WITH_SUFFIXES = "TermFleet-Demo.z";

    /** The simulated broker accepts any login, and any password that does not begin with "wrong". */
    private static final String PASSWORD = "demo";

    private static final List<ExtraExpert> TRADES_BY_ITSELF =
            List.of(new ExtraExpert("DemoTrader", "EURUSD", Map.of()));
    private static final Logger log = LoggerFactory.getLogger(DemoFleet.class);

    private final Users users;
    private final Accounts accounts;
    private final Terminals terminals;
    private final Subscriptions subscriptions;
    private final DemoProgress progress;
    private final LeadershipStatus leadership;
    private final String matchTrader;

    /** @param matchTrader address of a stand-in for Match-Trader, at which one more follower trades; empty: none does */
    DemoFleet(
            Users users,
            Accounts accounts,
            Terminals terminals,
            Subscriptions subscriptions,
            DemoProgress progress,
            LeadershipStatus leadership,
            @Value("${termfleet.demo-match-trader}") String matchTrader) {
        this.users = users;
        this.accounts = accounts;
        this.terminals = terminals;
        this.subscriptions = subscriptions;
        this.progress = progress;
        this.leadership = leadership;
        this.matchTrader = matchTrader;
    }

    /** A failure is logged and not thrown: the server works without the demo fleet. A standby creates none. */
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (leadership.awaitDecision(DECISION) != LeadershipStatus.State.LEADER) {
            log.warn("Demo fleet not created: this server does not have the lead over its database");
            return;
        }
        try {
            make();
        } catch (RuntimeException e) {
            log.warn("Demo fleet not created error={}", e.getMessage(), e);
        }
    }

    private void make() {
        User provider = user("master@demo.localhost", Role.MASTER);
        User follower = user("follower@demo.localhost", Role.FOLLOWER);
        Account master = account("Demo master", provider, SessionRole.MASTER, "50000001", SERVER);
        terminals.setExtraExperts(master.id(), TRADES_BY_ITSELF);
        Account half = account("Demo follower", follower, SessionRole.FOLLOWER, "50000002", SERVER);
        Account contrarian =
                account("Demo contrarian", follower, SessionRole.FOLLOWER, "50000003", SERVER_WITH_SUFFIXES);
        progress.watch(List.of(master.id(), half.id(), contrarian.id()), terminals.all());
        subscribe(master, half, follower, sizing("MULTIPLIER", "0.5"), false, true);
        subscribe(master, contrarian, follower, sizing("FIXED", "0.05"), true, true);
        if (!matchTrader.isEmpty()) {
            // The stand-in has prices of its own, at which the master's stops would often be on the wrong side.
            subscribe(master, atMatchTrader(follower), follower, sizing("MULTIPLIER", "1"), false, false);
        }
    }

    /** Signs in as the user whom the stand-in has from its start. */
    private Account atMatchTrader(User owner) {
        return account(new NewAccount(
                "Demo Match-Trader follower",
                owner.id(),
                SessionRole.FOLLOWER,
                Account.Platform.MATCH_TRADER,
                "trader@example.com",
                "secret",
                null,
                null,
                null,
                new Broker(matchTrader, "0", Broker.Dialect.REST, null, null),
                null,
                null));
    }

    private User user(String email, Role role) {
        return users.find(email).orElseGet(() -> users.create(email, role).user());
    }

    private Account account(String name, User owner, SessionRole role, String login, String server) {
        return account(new NewAccount(
                name,
                owner.id(),
                role,
                Account.Platform.MT5,
                login,
                PASSWORD,
                server,
                Account.TerminalKind.SIMULATOR,
                null));
    }

    private Account account(NewAccount wanted) {
        Optional<Account> existing = accounts.all().stream()
                .filter(account ->
                        account.name().equals(wanted.name()) && account.owner().equals(wanted.owner()))
                .findFirst();
        return existing.orElseGet(() -> accounts.create(wanted).account());
    }

    private void subscribe(
            Account master,
            Account follower,
            User owner,
            SubscriptionRequest.SizingRequest sizing,
            boolean reverse,
            boolean copiesStops) {
        SubscriptionRequest request = new SubscriptionRequest(
                master.id().value(),
                follower.id().value(),
                sizing,
                reverse,
                null,
                null,
                null,
                copiesStops,
                copiesStops,
                null,
                null,
                null,
                null);
        try {
            subscriptions.create(request, new Principal(owner.id(), owner.email(), owner.role()));
        } catch (ConflictException e) {
            log.debug("Demo subscription already exists reason={}", e.getMessage());
        }
    }

    private static SubscriptionRequest.SizingRequest sizing(String mode, String value) {
        return new SubscriptionRequest.SizingRequest(mode, new BigDecimal(value));
    }
}
