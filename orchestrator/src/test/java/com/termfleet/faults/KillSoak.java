package com.termfleet.faults;

import com.termfleet.faults.KillRounds.Fault;
import com.termfleet.faults.KillRounds.Round;
import com.termfleet.testing.ServerProcess;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/** Many rounds of {@link KillRounds} and the table of their figures. Started by scripts/soak.sh. */
final class KillSoak {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(14);

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private KillSoak() {}

    /** {@code ROUNDS SEED}; ends with status 1 if a promise was broken, and then keeps the data folder and the log. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = Files.createTempDirectory("termfleet-kills");
        List<Round> done = new ArrayList<>();
        long began = System.nanoTime();
        Path data = Files.createDirectory(folder.resolve("data"));
        Random random = new Random(seed);
        try (ServerProcess server = ServerProcess.start(data, settings());
                Fleet fleet = new Fleet(server, random, to(server), to(server))) {
            KillRounds killing = new KillRounds(server, data, fleet, random, LONGEST_STOP);
            System.out.println("round fault             away ms  signals  copies  recovery ms  wrong");
            for (int round = 1; round <= rounds; round++) {
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                Round result = killing.run(fault);
                done.add(result);
                print(round, result);
                if (!isGood(result)) {
                    break;
                }
            }
        } finally {
            table(done, seed);
            long seconds = (System.nanoTime() - began) / 1_000_000_000;
            System.out.printf("%d of %d rounds in %d s%n", done.size(), rounds, seconds);
        }
        boolean clean = done.size() == rounds && done.stream().allMatch(KillSoak::isGood);
        if (clean) {
            FileSystemUtils.deleteRecursively(folder);
        } else {
            System.out.println("The data folder and the server's log are kept in " + folder);
        }
        System.exit(clean ? 0 : 1);
    }

    /** Without an engine: the terminals are this process's own. */
    static Map<String, String> settings() {
        return Map.of("TERMFLEET_DEMO", "false", "DOCKER_HOST", "unix:///nowhere/docker.sock");
    }

    /** Over the loopback address. */
    static Connector to(ServerProcess server) {
        return to("127.0.0.1", server.gatewayPort());
    }

    static Connector to(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        return () -> {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(address);
            return channel;
        };
    }

    private static void print(int number, Round round) {
        Comparison wrong = round.comparison();
        System.out.printf(
                "%5d %-16s %8d %8d %7d %12d  %s%n",
                number,
                round.fault(),
                round.faultMillis(),
                round.signals(),
                round.copies(),
                round.recoveryMillis(),
                round.signals() == 0 ? "no signal was acknowledged" : wrong.isClean() ? "nothing" : wrong);
    }

    /** A round in which nothing was traded shows nothing. */
    private static boolean isGood(Round round) {
        return round.comparison().isClean() && round.signals() > 0;
    }

    private static void table(List<Round> rounds, long seed) {
        System.out.println("seed " + seed + "            rounds  signals  copies  duplicates  lost  left open");
        Map<Fault, List<Round>> byFault = new EnumMap<>(Fault.class);
        rounds.forEach(round ->
                byFault.computeIfAbsent(round.fault(), any -> new ArrayList<>()).add(round));
        byFault.forEach((fault, some) -> row(fault.name(), some));
        row("all", rounds);
    }

    private static void row(String name, List<Round> rounds) {
        System.out.printf(
                "%-18s %6d %8d %7d %11d %5d %10d%n",
                name,
                rounds.size(),
                rounds.stream().mapToInt(Round::signals).sum(),
                rounds.stream().mapToInt(Round::copies).sum(),
                rounds.stream()
                        .mapToInt(round -> round.comparison().duplicates().size())
                        .sum(),
                rounds.stream()
                        .mapToInt(round -> round.comparison().lost().size())
                        .sum(),
                rounds.stream()
                        .mapToInt(round -> round.comparison().leftOpen().size())
                        .sum());
    }
}
