package com.termfleet.access.user;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the admin when there is no user yet, and says on standard output (never in the log, which is kept) where to sign
 * in. The password is printed before the user is committed: whoever dies in between prints another at the next start.
 */
@Component
class FirstAdmin implements ApplicationListener<WebServerInitializedEvent> {

    private final UserDirectory users;
    private final AdminProperties properties;
    private final TransactionTemplate transaction;
    private final Environment environment;

    FirstAdmin(
            UserDirectory users, AdminProperties properties, TransactionTemplate transaction, Environment environment) {
        this.users = users;
        this.properties = properties;
        this.transaction = transaction;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        String where = "Sign in at " + url(event.getWebServer().getPort()) + " as ";
        if (!users.all().isEmpty()) {
            print(where + adminEmail());
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (properties.hasPassword()) {
                users.create(properties.adminEmail(), Role.ADMIN, String.valueOf(properties.adminPassword()));
                print(where + properties.adminEmail() + " with the password of TERMFLEET_ADMIN_PASSWORD");
            } else {
                Users.Created admin = users.create(properties.adminEmail(), Role.ADMIN);
                print(where + properties.adminEmail() + " with one-time password " + admin.password());
            }
        });
    }

    private String adminEmail() {
        return users.all().stream()
                .filter(user -> user.role() == Role.ADMIN)
                .map(User::email)
                .findFirst()
                .orElse(properties.adminEmail());
    }

    private String url(int port) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @SuppressWarnings("SystemOut") // Meant for the person at the terminal, and for nobody's log.
    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
