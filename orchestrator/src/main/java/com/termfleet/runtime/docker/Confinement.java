package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.LogLine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a program that sets the rules of a running container's network, in a second, short-lived container of the same image
 * that shares the network namespace: it has the capability for that, and the confined one has none to undo it.
 */
final class Confinement {

    private static final long MEMORY_BYTES = 64L << 20;
    private static final long PROCESSES = 16;
    private static final int LINES = 5;
    private static final String INSTANCE = "termfleet.instance";

    private Confinement() {}

    /** @param seconds how long the program may take */
    static void apply(DockerClient client, String name, List<String> program, long seconds) {
        InspectContainerResponse confined = client.inspectContainerCmd(name).exec();
        String helper = name + "-confine";
        // One that a server left behind when it was killed.
        remove(client, helper);
        create(client, helper, confined, program);
        try {
            client.startContainerCmd(helper).exec();
            int code = client.waitContainerCmd(helper)
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode(seconds, TimeUnit.SECONDS);
            if (code != 0) {
                throw new EngineRefusedException(
                        Fault.HOST,
                        "The terminal's network could not be confined (exit code %d): %s"
                                .formatted(code, output(client, helper)));
            }
        } finally {
            remove(client, helper);
        }
    }

    private static void create(
            DockerClient client, String helper, InspectContainerResponse confined, List<String> program) {
        Map<String, String> labels = confined.getConfig().getLabels();
        String instance = labels == null ? null : labels.get(INSTANCE);
        client.createContainerCmd(confined.getImageId())
                .withName(helper)
                .withUser("0")
                .withEntrypoint(program)
                .withCmd(List.of())
                // The instance alone: whatever is left of it is found, and it is nobody's terminal.
                .withLabels(instance == null ? Map.of() : Map.of(INSTANCE, instance))
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("container:" + confined.getId())
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(Capability.NET_ADMIN)
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withReadonlyRootfs(true)
                        .withPidsLimit(PROCESSES)
                        .withMemory(MEMORY_BYTES))
                .exec();
    }

    private static String output(DockerClient client, String helper) {
        return LogStream.tail(client, helper, LINES).stream().map(LogLine::text).collect(Collectors.joining(" "));
    }

    private static void remove(DockerClient client, String helper) {
        try {
            client.removeContainerCmd(helper).withForce(true).exec();
        } catch (NotFoundException e) {
            // It is not there.
        }
    }
}
