package com.termfleet.access.user;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.database.LeadershipStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates the admin if there is no user yet, and prints on standard output (not in the log, which is kept) where to
 * sign in. The password is printed before the user is committed: if the server is killed in between, its next start
 * prints another one. A new one is also printed when the one-time passwords of all admins have expired. A
 * standby creates nobody and changes no password.
 */
@Component
class FirstAdmin implements ApplicationListener<WebServerInitializedEvent> {

    private static final Duration DECISION = Duration.ofSeconds(10);

    private final UserDirectory users;
    private final AdminProperties properties;
    private final TransactionTemplate transaction;
    private final Environment environment;
    private final Clock clock;
    private final LeadershipStatus leadership;

    FirstAdmin(
            UserDirectory users,
            AdminProperties properties,
            TransactionTemplate transaction,
            Environment environment,
            Clock clock,
            LeadershipStatus leadership) {
        this.users = users;
        this.properties = properties;
        this.transaction = transaction;
        this.environment = environment;
        this.clock = clock;
        this.leadership = leadership;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        String where = "Sign in at " + url(event.getWebServer().getPort()) + " as ";
        if (isStandby()) {
            print(where + adminEmail());
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (users.all().isEmpty()) {
                print(where + properties.adminEmail() + made());
            } else if (admins().isEmpty() || admins().stream().anyMatch(this::canSignIn)) {
                print(where + adminEmail());
            } else {
                User admin = admins().getFirst();
                print(where + admin.email() + oneTime(users.resetPassword(admin.id())));
            }
        });
    }

    private boolean isStandby() {
        try {
            return leadership.awaitDecision(DECISION) == LeadershipStatus.State.STANDBY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        }
    }

    private String made() {
        if (properties.hasPassword()) {
            users.create(properties.adminEmail(), Role.ADMIN, String.valueOf(properties.adminPassword()), null);
            return " with the password of TERMFLEET_ADMIN_PASSWORD";
        }
        return oneTime(users.create(properties.adminEmail(), Role.ADMIN).password());
    }

    private static String oneTime(String password) {
        return " with one-time password " + password;
    }

    private List<User> admins() {
        return users.all().stream()
                .filter(user -> user.role() == Role.ADMIN && user.enabled())
                .toList();
    }

    private boolean canSignIn(User admin) {
        Instant expires = admin.passwordExpiresAt();
        return expires == null || clock.instant().isBefore(expires);
    }

    private String adminEmail() {
        return admins().stream().map(User::email).findFirst().orElse(properties.adminEmail());
    }

    private String url(int port) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @SuppressWarnings("SystemOut") // For the person who starts the server; a password must not be in a log.
    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
