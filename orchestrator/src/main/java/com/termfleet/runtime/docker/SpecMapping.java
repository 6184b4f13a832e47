package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.termfleet.runtime.ContainerSpec;
import java.util.List;
import java.util.Map;

/** Maps a spec to the engine's request, with the restrictions of all terminals. */
final class SpecMapping {

    private SpecMapping() {}

    static CreateContainerCmd command(DockerClient client, ContainerSpec spec) {
        return client.createContainerCmd(spec.image())
                .withName(spec.name())
                .withHostName("terminal")
                .withLabels(spec.labels())
                .withHostConfig(hostConfig(spec));
    }

    private static HostConfig hostConfig(ContainerSpec spec) {
        return HostConfig.newHostConfig()
                .withNetworkMode(spec.network())
                .withMounts(List.of(new Mount()
                        .withType(MountType.VOLUME)
                        .withSource(spec.volume())
                        .withTarget(spec.volumePath())))
                .withTmpFs(spec.tmpfs())
                .withReadonlyRootfs(spec.readOnlyRoot())
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withPidsLimit((long) spec.pids())
                .withMemory(spec.memoryBytes())
                // No swap: a terminal that swaps trades late.
                .withMemorySwap(spec.memoryBytes())
                .withNanoCPUs(Math.round(spec.cpus() * 1_000_000_000))
                // The server restarts containers, because it distinguishes a crash from a rejected password.
                .withRestartPolicy(RestartPolicy.noRestart())
                // Limits the log of a terminal that runs for months.
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "2")));
    }
}
