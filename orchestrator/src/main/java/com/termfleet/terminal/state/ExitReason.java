package com.termfleet.terminal.state;

import com.termfleet.runtime.ContainerState;

/** Why a container ended, as a message for users. */
final class ExitReason {

    private ExitReason() {}

    static String of(ContainerRun run) {
        ContainerState seen = run.seen();
        if (seen == null) {
            return "The container is gone.";
        }
        if (seen.oomKilled()) {
            return "The terminal exceeded its memory limit and was killed. Close charts or raise the limit.";
        }
        Integer code = seen.exitCode();
        return switch (code == null ? -1 : code) {
            case 0 -> "The terminal exited.";
            case 70 -> "The terminal's display or Windows desktop did not start.";
            case 75 -> "The container did not receive its configuration in time.";
            case 137 -> "The container was killed.";
            case 143 -> "The container was stopped from outside.";
            default -> "The terminal crashed (exit code %d).".formatted(code);
        };
    }
}
