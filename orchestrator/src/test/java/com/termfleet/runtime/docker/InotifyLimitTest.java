package com.termfleet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InotifyLimitTest {

    @TempDir
    private Path folder;

    private Path limit(String text) throws IOException {
        return Files.writeString(folder.resolve("max_user_instances"), text);
    }

    @Test
    void a_limit_too_low_for_the_terminals_is_told_with_what_to_do() throws IOException {
        assertThat(InotifyLimit.warning(limit("128\n"), 120))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("128 inotify instances")
                        .contains("120 terminals")
                        .contains("sysctl -w fs.inotify.max_user_instances=1024"));
        assertThat(InotifyLimit.warning(limit("1024\n"), 1_000))
                .hasValueSatisfying(text -> assertThat(text).contains("max_user_instances=2064"));
    }

    @Test
    void a_limit_that_is_high_enough_is_no_warning() throws IOException {
        assertThat(InotifyLimit.warning(limit("128\n"), 90)).isEmpty();
    }

    /** Such files hand out their number in one read only, however short that was. */
    @Test
    void the_whole_number_of_a_file_of_the_kernel_is_read() {
        Path atLeastThreeDigits = Path.of("/proc/sys/kernel/pid_max");

        assertThat(InotifyLimit.warning(atLeastThreeDigits, 10)).isEmpty();
    }

    @Test
    void a_limit_that_cannot_be_read_is_no_warning() throws IOException {
        assertThat(InotifyLimit.warning(folder.resolve("missing"), 10_000)).isEmpty();
        assertThat(InotifyLimit.warning(limit("many"), 10_000)).isEmpty();
    }

    @Test
    void a_host_elsewhere_is_not_judged_by_this_one() {
        DockerProperties remote =
                new DockerProperties("tcp://192.0.2.1:2375", DockerRuntimeContainerTest.PROPERTIES.deadline(), 4);
        try (DockerRuntime runtime = new DockerRuntime(remote)) {
            assertThat(runtime.hostWarnings(1_000_000)).isEmpty();
        }
    }
}
