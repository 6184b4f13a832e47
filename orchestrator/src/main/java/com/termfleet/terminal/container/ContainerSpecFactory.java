package com.termfleet.terminal.container;

import com.termfleet.account.Account;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerNetwork;
import com.termfleet.runtime.ContainerSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Builds the spec of an account's container. The same settings and image give the same {@code termfleet.spec}. */
public final class ContainerSpecFactory {

    public static final String LABEL_ACCOUNT = "termfleet.account";
    static final String LABEL_SPEC = "termfleet.spec";
    private static final String LABEL_INSTANCE = "termfleet.instance";
    private static final String LABEL_GENERATION = "termfleet.generation";

    private final String instance;
    private final TerminalProperties properties;

    public ContainerSpecFactory(String instance, TerminalProperties properties) {
        this.instance = instance;
        this.properties = properties;
    }

    public String instance() {
        return instance;
    }

    String containerName(AccountId account) {
        return networkName() + "-" + account;
    }

    private String networkName() {
        return "termfleet-" + instance.substring(0, 8);
    }

    /** The simulator's broker is inside it, so it needs nothing but the gateway; MetaTrader 5 needs the world. */
    ContainerNetwork network(TerminalKind kind) {
        boolean internal = kind == TerminalKind.SIMULATOR;
        return new ContainerNetwork(
                internal ? networkName() : networkName() + "-brokers", Map.of(LABEL_INSTANCE, instance), internal);
    }

    static TerminalKind kind(Account account) {
        return account.terminal() == null ? TerminalKind.MT5 : account.terminal();
    }

    String image(Account account) {
        return properties.image(kind(account).name().toLowerCase(Locale.ROOT));
    }

    /** @param imageId the exact image that is started, even if its name is moved to another one */
    ContainerSpec spec(Account account, String imageId, long generation) {
        ContainerSpec bare = bare(account, imageId, Map.of());
        return bare(
                account,
                imageId,
                Map.of(
                        LABEL_INSTANCE, instance,
                        LABEL_ACCOUNT, account.id().toString(),
                        LABEL_SPEC, hash(bare),
                        LABEL_GENERATION, Long.toString(generation)));
    }

    private ContainerSpec bare(Account account, String imageId, Map<String, String> labels) {
        String name = containerName(account.id());
        return new ContainerSpec(
                name,
                imageId,
                labels,
                network(kind(account)).name(),
                true,
                name,
                "/terminal",
                Map.of(
                        "/tmp", "size=128m,mode=1777",
                        "/run/termfleet", "size=4m,uid=1000,gid=1000,mode=0700"),
                (long) properties.memory() << 20,
                properties.cpus(),
                properties.pids());
    }

    private static String hash(ContainerSpec spec) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(canonical(spec).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** The order of a map's entries must not change the hash. */
    private static String canonical(ContainerSpec spec) {
        return String.join(
                "|",
                spec.name(),
                spec.image(),
                spec.network(),
                spec.volumePath(),
                new TreeMap<>(spec.tmpfs()).toString(),
                Long.toString(spec.memoryBytes()),
                Double.toString(spec.cpus()),
                Integer.toString(spec.pids()));
    }
}
