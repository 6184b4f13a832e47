package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.LogLine;
import java.util.HashMap;
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
    private static final String CONFINES = "termfleet.confines";

    private Confinement() {}

    /** The second container's name. */
    static String helper(String name) {
        return name + "-confine";
    }

    /** Whether it is such a second container, by its labels. */
    static boolean isHelper(Map<String, String> labels) {
        return labels.containsKey(CONFINES);
    }

    /** @param name of the container to confine */
    static void apply(Engine engine, String name, List<String> program) {
        String what = "confine the network of " + name;
        String helper = engine.call(what, client -> create(client, name, program));
        try {
            engine.run(what, client -> run(client, helper, engine.deadline().toSeconds()));
        } finally {
            // By its id: by then another may have the name.
            engine.runLater("remove the container " + helper, client -> Removal.of(client, helper));
        }
    }

    /** @return its id */
    private static String create(DockerClient client, String name, List<String> program) {
        InspectContainerResponse confined = client.inspectContainerCmd(name).exec();
        String helper = helper(name);
        try {
            return create(client, helper, confined, program);
        } catch (ConflictException e) {
            // One that is being removed, or that a server left behind when it was killed.
            Removal.of(client, helper);
            return create(client, helper, confined, program);
        }
    }

    private static String create(
            DockerClient client, String helper, InspectContainerResponse confined, List<String> program) {
        Map<String, String> labels = new HashMap<>(Map.of(CONFINES, confined.getId()));
        Map<String, String> theirs = confined.getConfig().getLabels();
        if (theirs != null && theirs.containsKey(INSTANCE)) {
            labels.put(INSTANCE, theirs.get(INSTANCE));
        }
        return client.createContainerCmd(confined.getImageId())
                .withName(helper)
                .withUser("0")
                .withEntrypoint(program)
                .withCmd(List.of())
                .withLabels(labels)
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("container:" + confined.getId())
                        .withCapDrop(Capability.ALL)
                        .withCapAdd(Capability.NET_ADMIN)
                        .withSecurityOpts(List.of("no-new-privileges"))
                        .withReadonlyRootfs(true)
                        .withPidsLimit(PROCESSES)
                        .withMemory(MEMORY_BYTES))
                .exec()
                .getId();
    }

    private static void run(DockerClient client, String helper, long seconds) {
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
    }

    private static String output(DockerClient client, String helper) {
        return LogStream.tail(client, helper, LINES).stream().map(LogLine::text).collect(Collectors.joining(" "));
    }
}
