package com.termfleet.terminal.container;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.Credentials;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerNetwork;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerSpec;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.ExecResult;
import com.termfleet.runtime.HostCircuit;
import com.termfleet.runtime.LogLine;
import com.termfleet.terminal.ExtraExpert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Operations on the container of an account. Blocks; passes on the engine's exceptions. */
public final class Containers {

    private static final Duration DELIVERY_DEADLINE = Duration.ofSeconds(20);
    private static final List<String> DELIVER = List.of("/opt/termfleet/deliver");
    private static final List<String> DISK = List.of("/opt/termfleet/disk");

    /** Longer than the program's own time limit, so that it is over when it is given up. */
    private static final Duration DISK_DEADLINE = Duration.ofSeconds(60);

    private static final List<String> CONFINE = List.of("/opt/termfleet/confine");

    private final ContainerRuntime runtime;
    private final ContainerSpecFactory specFactory;
    private final TerminalProperties properties;
    private final GatewayBinding gateway;
    private final Accounts accounts;
    private final HostCircuit starts;

    /** @param starts the circuit breaker of starts on this host */
    public Containers(
            ContainerRuntime runtime,
            ContainerSpecFactory specFactory,
            TerminalProperties properties,
            GatewayBinding gateway,
            Accounts accounts,
            HostCircuit starts) {
        this.runtime = runtime;
        this.specFactory = specFactory;
        this.properties = properties;
        this.gateway = gateway;
        this.accounts = accounts;
        this.starts = starts;
    }

    public String name(AccountId account) {
        return specFactory.containerName(account);
    }

    public Optional<ContainerState> look(AccountId account) {
        return runtime.inspect(name(account));
    }

    /**
     * Runs one attempt to start or configure a container, unless starts on its host are suspended.
     *
     * @throws EngineRefusedException as the host's fault if they are suspended
     */
    public void attempt(Runnable start) {
        starts.run(start);
    }

    /** The spec of a container created for this account now. */
    public ContainerSpec spec(Account account, long generation) {
        String image = specFactory.image(account);
        String id = runtime.imageId(image)
                .orElseThrow(() -> new EngineRefusedException(
                        Fault.HOST,
                        "The image %s is missing on the host. Build it with: make images".formatted(image)));
        return specFactory.spec(account, id, generation);
    }

    /** Whether the container was created from this spec. */
    public static boolean isFrom(ContainerSpec spec, ContainerState state) {
        return spec.labels()
                .getOrDefault(ContainerSpecFactory.LABEL_SPEC, "")
                .equals(state.labels().get(ContainerSpecFactory.LABEL_SPEC));
    }

    public void create(Account account, ContainerSpec spec) {
        connect(account);
        runtime.create(spec);
    }

    /**
     * Ensures that the network exists and that the gateway can be reached on it.
     *
     * @return the address at which the container reaches the gateway
     */
    private String connect(Account account) {
        ContainerNetwork network = specFactory.network(ContainerSpecFactory.kind(account));
        String address = runtime.ensureNetwork(network);
        gateway.listenAlso(address);
        return address;
    }

    /** Ensures that a running terminal can reach this server's gateway. */
    public void reach(Account account) {
        connect(account);
    }

    public void start(AccountId account) {
        runtime.start(name(account));
    }

    /**
     * The files that a terminal gets at its start.
     *
     * @param archive holds secrets
     * @param credentials version of the credentials in the archive
     */
    @SuppressWarnings("ArrayRecordComponent") // Passed to delivery; never compared.
    public record Startup(byte[] archive, long credentials) {}

    /** @throws EngineRefusedException as the host's fault if the gateway does not listen on the container's network */
    public Startup startup(Account account, List<ExtraExpert> extras) {
        Credentials credentials = accounts.credentials(account.id());
        String address = connect(account);
        if (!gateway.listensOn(address)) {
            throw new EngineRefusedException(
                    Fault.HOST,
                    "The gateway does not listen on the terminals' network yet; see the server's log for the reason.");
        }
        byte[] archive = StartupArchive.of(
                account.role(), credentials, properties.symbol(credentials.server()), address, gateway.port(), extras);
        return new Startup(archive, credentials.version());
    }

    /**
     * Limits the container's network to the gateway and the internet. Before each delivery: rules end with a run, and a
     * terminal starts only when its configuration is delivered.
     */
    public void confine(Account account) {
        List<String> program = new ArrayList<>(CONFINE);
        program.add(connect(account));
        program.add(Integer.toString(gateway.port()));
        program.addAll(properties.allowedNetworks());
        runtime.confine(name(account.id()), program);
    }

    /** @throws EngineRefusedException if the container does not accept it */
    public void deliver(AccountId account, byte[] archive) {
        ExecResult result = runtime.exec(name(account), DELIVER, archive, DELIVERY_DEADLINE);
        if (result.exitCode() != 0) {
            throw new EngineRefusedException(
                    Fault.CONTAINER,
                    "The container did not accept its configuration (exit code %d): %s"
                            .formatted(result.exitCode(), new String(result.output(), StandardCharsets.UTF_8).strip()));
        }
    }

    /** @throws EngineRefusedException if it cannot be measured now */
    public DiskUse diskUse(AccountId account) {
        ExecResult result = runtime.exec(name(account), DISK, new byte[0], DISK_DEADLINE);
        String output = new String(result.output(), StandardCharsets.UTF_8).strip();
        return DiskUse.of(output)
                .filter(_ -> result.exitCode() == 0)
                .orElseThrow(() -> new EngineRefusedException(
                        Fault.CONTAINER,
                        "The volume could not be measured (exit code %d): %s".formatted(result.exitCode(), output)));
    }

    public void stop(AccountId account) {
        runtime.stop(name(account), properties.stopGrace());
    }

    public void kill(AccountId account) {
        runtime.kill(name(account));
    }

    /** Keeps the volume, and with it the terminal's history. */
    public void remove(AccountId account) {
        runtime.remove(name(account));
    }

    public void removeWithVolume(AccountId account) {
        runtime.remove(name(account));
        runtime.removeVolume(name(account));
    }

    ContainerRuntime.Closeable follow(
            AccountId account, Instant since, int backlog, Consumer<LogLine> onLine, Runnable onEnd) {
        return runtime.logs(name(account), since, backlog, onLine, onEnd);
    }
}
