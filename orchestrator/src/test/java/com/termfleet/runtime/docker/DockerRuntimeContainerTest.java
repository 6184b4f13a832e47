package com.termfleet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerRuntimeContract;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.testing.LocalContainer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract, on the real engine of this machine. */
class DockerRuntimeContainerTest extends ContainerRuntimeContract {

    static final DockerProperties PROPERTIES = new DockerProperties(
            System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock"), Duration.ofSeconds(20), 4);

    @Override
    protected ContainerRuntime runtime() {
        return new DockerRuntime(PROPERTIES);
    }

    @Override
    protected String image() {
        return "debian:trixie-slim";
    }

    @Test
    void a_container_of_another_installation_is_not_listed() {
        try (LocalContainer neighbour = new LocalContainer(image())
                .withLabel("termfleet.instance", "neighbour-of-" + instance)
                .withCommand("sleep", "infinity")) {
            neighbour.start();
            runtime.create(spec("true"));

            assertThat(runtime.list(instance))
                    .extracting(ContainerSummary::name)
                    .containsExactly(name);
        }
    }

    @Override
    protected void leave(ContainerRuntime runtime, String network) {
        ((DockerRuntime) runtime).close();
        try (Engine engine = new Engine(PROPERTIES)) {
            engine.run("remove the network " + network, client -> {
                try {
                    client.removeNetworkCmd(network).exec();
                } catch (NotFoundException e) {
                    // Its test has removed it.
                }
            });
        }
    }
}
