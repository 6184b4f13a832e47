package com.termfleet.testing;

import com.termfleet.TermFleet;
import com.termfleet.database.LeadershipStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.util.FileSystemUtils;

/**
 * The whole server inside the test's own process, on free ports, over a database of its own and with a known admin. Close
 * it when done.
 */
public final class Server implements AutoCloseable {

    public static final String ADMIN = "admin@localhost";
    public static final String PASSWORD = "test-only-password";

    /** The server's own algorithm, with its name and length of salt. */
    private static final String HASH = "pbkdf2@SpringSecurity_v5_8";

    private static final int SALT_BYTES = 16;
    private static final Duration DECISION = Duration.ofSeconds(30);

    private static final ReentrantLock BEGINNING = new ReentrantLock();

    private final TestDatabase database;
    private final Path data;
    private final ConfigurableApplicationContext context;

    private Server(TestDatabase database, Path data, ConfigurableApplicationContext context) {
        this.database = database;
        this.data = data;
        this.context = context;
    }

    public static Server start() {
        return start(Map.of());
    }

    /** @param settings further properties, which win over those of the test */
    public static Server start(Map<String, Object> settings) {
        return start(TestDatabase.fresh(), settings);
    }

    /** @param database as another server may have left it */
    public static Server start(TestDatabase database, Map<String, Object> settings) {
        return start(database, settings, context -> {});
    }

    /** @param beans registers further beans, or others in place of the server's own by marking them primary */
    public static Server start(
            TestDatabase database, Map<String, Object> settings, Consumer<GenericApplicationContext> beans) {
        try {
            Path data = Files.createTempDirectory("termfleet-test");
            SpringApplication application = new SpringApplication(TermFleet.class);
            application.addInitializers(context -> context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", properties(database, data, settings))));
            application.addInitializers(context -> beans.accept(withQuickHashes((GenericApplicationContext) context)));
            ConfigurableApplicationContext context = run(application);
            // Until then changes are refused.
            context.getBean(LeadershipStatus.class).awaitDecision(DECISION);
            return new Server(database, data, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A hash of a password takes a quarter of a second, and most tests sign in with every request. */
    private static GenericApplicationContext withQuickHashes(GenericApplicationContext context) {
        context.registerBean(
                "quickPasswordEncoder",
                PasswordEncoder.class,
                () -> new DelegatingPasswordEncoder(
                        HASH, Map.of(HASH, quickEncoder(), "bcrypt", new BCryptPasswordEncoder())),
                definition -> definition.setPrimary(true));
        return context;
    }

    private static Pbkdf2PasswordEncoder quickEncoder() {
        return new Pbkdf2PasswordEncoder("", SALT_BYTES, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    /** All servers of one Java process have one logging system, which a second one resets while it begins. */
    private static ConfigurableApplicationContext run(SpringApplication application) {
        // Called when the logging system is ready, and long before the server is.
        application.addInitializers(_ -> BEGINNING.unlock());
        BEGINNING.lock();
        try {
            return application.run();
        } finally {
            if (BEGINNING.isHeldByCurrentThread()) {
                BEGINNING.unlock();
            }
        }
    }

    /** A client that has not signed in. */
    public Http http() {
        return new Http(port());
    }

    /** A client that sends the admin's password with every request. */
    public Http admin() {
        return http().basic(ADMIN, PASSWORD);
    }

    /** Signed in as the admin. */
    public RestApi api() {
        return new RestApi(port(), ADMIN, PASSWORD);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> properties(TestDatabase database, Path data, Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port",
                "0",
                "termfleet.gateway-port",
                "0",
                "termfleet.data",
                data.toString(),
                "termfleet.database-url",
                database.url(),
                "termfleet.admin-email",
                ADMIN,
                "termfleet.admin-password",
                PASSWORD,
                "termfleet.demo",
                "false",
                // Tests that want containers say so, and remove them.
                "termfleet.docker.host",
                "unix:///nowhere/docker.sock",
                // Tests ask as fast as they can until something is so.
                "termfleet.api.requests-per-minute",
                "1000000"));
        properties.putAll(settings);
        return properties;
    }
}
