package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one engine. It is made at the first call, so that a server without an engine starts. The API
 * version is negotiated again whenever the engine becomes reachable, since it may have been upgraded.
 *
 * <p>There are two clients, because the response timeout of calls must not end idle streams.
 */
final class Engine implements AutoCloseable {

    /** The newest supported version; Docker 29 refuses older ones. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private final DockerProperties properties;
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("docker-call-", 0).factory());

    /** Written under this object's lock; read by every caller. */
    private volatile @Nullable Clients clients;

    /** @param transport of {@code calls} */
    private record Clients(
            RemoteApiVersion version, DockerHttpClient transport, DockerClient calls, DockerClient streams) {}

    Engine(DockerProperties properties) {
        this.properties = properties;
    }

    /** How long one call may take. */
    Duration deadline() {
        return properties.deadline();
    }

    /**
     * Asks for what the library has no command for.
     *
     * @param path without the API's version
     * @return empty if the engine says that it is not there
     */
    <T> Optional<T> get(String what, String path, Class<T> type) {
        return within(what, properties.deadline(), () -> {
            Clients now = clients();
            return PlainRequest.get(now.transport(), "/" + now.version().asWebPathPart() + path, type);
        });
    }

    /** Runs one request within the usual deadline. */
    <T> T call(String what, Function<DockerClient, T> request) {
        return call(what, properties.deadline(), request);
    }

    /** @param what the request, for messages */
    <T> T call(String what, Duration deadline, Function<DockerClient, T> request) {
        return within(what, deadline, () -> request.apply(clients().calls()));
    }

    /**
     * Runs one request on a thread of its own: on {@code unix://} the transport has no timeouts, so the deadline is
     * enforced here, and the caller can be interrupted.
     */
    private <T> T within(String what, Duration deadline, Callable<T> request) {
        Future<T> answer = callers.submit(request);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new EngineUnavailableException(
                    "The container engine did not answer within %d s: %s".formatted(deadline.toSeconds(), what), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted: " + what);
        } catch (ExecutionException e) {
            throw Failures.explain(what, e.getCause());
        }
    }

    /** Runs a request that has no answer. */
    void run(String what, Duration deadline, Consumer<DockerClient> request) {
        call(what, deadline, client -> {
            request.accept(client);
            return Boolean.TRUE;
        });
    }

    void run(String what, Consumer<DockerClient> request) {
        run(what, properties.deadline(), request);
    }

    /** Makes a request that nobody waits for; one that fails is logged. */
    void runLater(String what, Consumer<DockerClient> request) {
        Thread.startVirtualThread(() -> {
            try {
                run(what, request);
            } catch (EngineUnavailableException
                    | EngineRefusedException
                    | CancellationException
                    | RejectedExecutionException e) {
                log.warn("Request to the engine failed request={} reason={}", what, e.getMessage());
            }
        });
    }

    /** The client for streams, without a response timeout. */
    DockerClient streams() {
        return call("connect", CONNECT_TIMEOUT, _ -> clients().streams());
    }

    /** Queries the engine's version, and reconnects if it has changed. */
    void renew() {
        Clients old = clients;
        if (old == null) {
            run("ask for the version", CONNECT_TIMEOUT, _ -> {});
            return;
        }
        RemoteApiVersion now = call("ask for the version", CONNECT_TIMEOUT, _ -> agreedVersion());
        if (!now.equals(old.version())) {
            synchronized (this) {
                clients = null;
            }
            closeQuietly(old.calls());
            closeQuietly(old.streams());
        }
    }

    private Clients clients() {
        Clients current = clients;
        return current == null ? connect() : current;
    }

    private synchronized Clients connect() {
        Clients current = clients;
        if (current != null) {
            return current;
        }
        RemoteApiVersion version = agreedVersion();
        DockerHttpClient transport = transport(properties.deadline());
        Clients made = new Clients(version, transport, client(version, transport), client(version, transport(null)));
        log.info("Connected to the container engine host={} api={}", properties.host(), version.getVersion());
        clients = made;
        return made;
    }

    private RemoteApiVersion agreedVersion() {
        try (DockerClient unversioned = client(RemoteApiVersion.unknown(), transport(properties.deadline()))) {
            RemoteApiVersion theirs =
                    RemoteApiVersion.parseConfig(unversioned.versionCmd().exec().getApiVersion());
            return theirs.isGreater(NEWEST) ? NEWEST : theirs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DockerClientConfig config(RemoteApiVersion version) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(properties.host())
                .withApiVersion(version)
                .build();
    }

    private DockerClient client(RemoteApiVersion version, DockerHttpClient transport) {
        return DockerClientImpl.getInstance(config(version), transport);
    }

    /** @param responseTimeout null: an answer may take for ever */
    private DockerHttpClient transport(@Nullable Duration responseTimeout) {
        DockerClientConfig config = config(RemoteApiVersion.unknown());
        ApacheDockerHttpClient.Builder transport = new ApacheDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .connectionTimeout(CONNECT_TIMEOUT);
        if (config.getSSLConfig() != null) {
            transport.sslConfig(config.getSSLConfig());
        }
        if (responseTimeout != null) {
            transport.responseTimeout(responseTimeout);
        }
        return transport.build();
    }

    private static void closeQuietly(DockerClient client) {
        try {
            client.close();
        } catch (IOException e) {
            log.debug("Connection to the engine not closed reason={}", e.getMessage());
        }
    }

    @Override
    public void close() {
        callers.shutdownNow();
        Clients last = clients;
        if (last != null) {
            closeQuietly(last.calls());
            closeQuietly(last.streams());
        }
    }
}
