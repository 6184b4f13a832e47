package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.termfleet.testing.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the database is full for a while, under load. Root is needed to mount a small one. */
class DiskFullContainerTest {

    /** The database with its log takes about 320 MB. */
    private static final String SIZE = "size=400m";

    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(40);
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    @Test
    void while_the_disk_is_full_signals_are_refused_nothing_is_invented_and_all_goes_on_by_itself(@TempDir Path folder)
            throws Exception {
        assumeThat(Processes.asRoot()).as("only root mounts a small disk").isTrue();
        Random random = new Random(6);
        Path small = folder.resolve("disk");
        Path data = small.resolve("data");
        try (SmallDisk disk = new SmallDisk(small);
                ServerProcess server = ServerProcess.start(data, KillSoak.settings());
                Fleet fleet = new Fleet(server, random, KillSoak.to(server), KillSoak.to(server))) {
            Books books = new Books(fleet, new EmbeddedDatabase(data));
            long process = server.pid();
            fleet.load(true);
            fleet.pass(Duration.ofSeconds(2));

            Path ballast = disk.fill();
            assertThat(fleet.await(UNTIL_NOTICED, () -> fleet.refusals().containsKey(Fleet.UNAVAILABLE)))
                    .as("signals are refused")
                    .isTrue();
            int copies = fleet.copies();
            int signals = fleet.signals();
            fleet.pass(FULL);
            int copied = fleet.copies() - copies;
            int acknowledged = fleet.signals() - signals;
            assertThat(copied).as("copies of what was acknowledged").isLessThanOrEqualTo(3 * acknowledged + 3);
            // A master may close what it could not announce; the server has never known that.
            assertThat(fleet.refusals().keySet())
                    .contains(Fleet.UNAVAILABLE)
                    .isSubsetOf(Fleet.UNAVAILABLE, Fleet.UNKNOWN_TICKET);
            assertThat(fleet.forgotten()).as("acknowledged and unknown").isEmpty();

            Files.delete(ballast);
            int before = fleet.signals();
            assertThat(fleet.await(RECOVERY, () -> fleet.signals() > before))
                    .as("signals are acknowledged again")
                    .isTrue();
            fleet.pass(Duration.ofSeconds(2));
            fleet.load(false);
            Comparison comparison = books.settled(RECOVERY);
            assertThat(comparison.isClean()).as("%s", comparison).isTrue();
            fleet.closeAll();
            Comparison flat = books.settled(RECOVERY);
            assertThat(flat.isClean()).as("after all was closed: %s", flat).isTrue();
            assertThat(server.pid()).as("nobody has restarted it").isEqualTo(process);
            server.awaitHealthy(RECOVERY);
        }
    }

    /** A file system of its own in memory. */
    private record SmallDisk(Path folder) implements AutoCloseable {

        SmallDisk {
            try {
                Files.createDirectories(folder);
                Processes.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Takes all space that is left. */
        Path fill() throws IOException {
            Path ballast = folder.resolve("ballast");
            byte[] bytes = new byte[4_096];
            try (OutputStream out = Files.newOutputStream(ballast)) {
                while (true) {
                    out.write(bytes);
                }
            } catch (IOException full) {
                assertThat(folder.toFile().getUsableSpace())
                        .as(full.getMessage())
                        .isLessThan(bytes.length);
            }
            return ballast;
        }

        @Override
        public void close() throws IOException {
            Processes.run("umount", "--lazy", folder.toString());
        }
    }
}
