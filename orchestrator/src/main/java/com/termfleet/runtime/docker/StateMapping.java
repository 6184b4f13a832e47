package com.termfleet.runtime.docker;

import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.NetworkSettings;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ContainerState.Health;
import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.runtime.ContainerSummary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts the engine's answers about containers to the port's types. */
final class StateMapping {

    /** What the engine says instead of "never" is in the year 1. */
    private static final Instant NEVER = Instant.parse("0002-01-01T00:00:00Z");

    private StateMapping() {}

    static ContainerState of(InspectContainerResponse answer) {
        InspectContainerResponse.ContainerState state = answer.getState();
        Phase phase = phase(Objects.requireNonNullElse(state.getStatus(), ""));
        Instant finishedAt = time(state.getFinishedAt());
        Map<String, String> labels = answer.getConfig().getLabels();
        return new ContainerState(
                answer.getName().startsWith("/") ? answer.getName().substring(1) : answer.getName(),
                answer.getId(),
                phase,
                health(state.getHealth()),
                labels == null ? Map.of() : labels,
                phase == Phase.RUNNING ? address(answer.getNetworkSettings()) : null,
                finishedAt == null ? null : state.getExitCode(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                time(state.getStartedAt()),
                finishedAt);
    }

    static ContainerSummary summary(Container listed) {
        Map<String, String> labels = listed.getLabels();
        String name = listed.getNames()[0];
        return new ContainerSummary(
                name.startsWith("/") ? name.substring(1) : name,
                listed.getId(),
                phase(Objects.requireNonNullElse(listed.getState(), "")),
                labels == null ? Map.of() : labels);
    }

    private static Phase phase(String status) {
        return switch (status) {
            case "created" -> Phase.CREATED;
            case "running", "paused", "restarting" -> Phase.RUNNING;
            default -> Phase.EXITED;
        };
    }

    private static Health health(@Nullable HealthState check) {
        return switch (check == null ? "" : Objects.requireNonNullElse(check.getStatus(), "")) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.NONE;
        };
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Instant time = OffsetDateTime.parse(text).toInstant();
        return time.isBefore(NEVER) ? null : time;
    }

    private static @Nullable String address(@Nullable NetworkSettings settings) {
        if (settings == null) {
            return null;
        }
        return settings.getNetworks().values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
