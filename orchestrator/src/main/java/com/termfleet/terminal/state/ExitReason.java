package com.termfleet.terminal.state;

import com.termfleet.runtime.ContainerState;

/** Why a container ended, in words for a person. */
final class ExitReason {

    private ExitReason() {}

    static String of(ContainerRun run) {
        ContainerState seen = run.seen();
        if (seen == null) {
            return "The container is gone.";
        }
        if (seen.oomKilled()) {
            return "The terminal needed more memory than it may have and was ended.";
        }
        Integer code = seen.exitCode();
        return switch (code == null ? -1 : code) {
            case 0 -> "The terminal ended by itself.";
            case 70 -> "The terminal's display did not come up.";
            case 75 -> "The container waited in vain for its configuration.";
            case 137 -> "The container was killed.";
            case 143 -> "The container was asked to stop by somebody else.";
            default -> "The terminal crashed (exit code %d).".formatted(code);
        };
    }
}
