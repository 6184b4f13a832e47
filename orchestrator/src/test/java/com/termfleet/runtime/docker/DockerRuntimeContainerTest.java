package com.termfleet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerRuntimeContract;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.testing.Docker;
import com.termfleet.testing.LocalContainer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, on the real engine of this machine. */
class DockerRuntimeContainerTest extends ContainerRuntimeContract {

    static final DockerProperties PROPERTIES = new DockerProperties(Docker.HOST, Duration.ofSeconds(20), 4);

    private static final String IMAGE = "termfleet/test-runtime:contract";

    @BeforeAll
    static void buildImage() {
        String container = Docker.run("create", "debian:trixie-slim");
        String entryPoint = "ENTRYPOINT [\"sh\", \"-c\", \"%s\"]".formatted(ENTRY_POINT);
        Docker.run("commit", "--change", entryPoint, container, IMAGE);
        Docker.run("rm", container);
    }

    @Override
    protected ContainerRuntime runtime() {
        return new DockerRuntime(PROPERTIES);
    }

    @Override
    protected String image() {
        return IMAGE;
    }

    @Test
    void a_container_of_another_installation_is_not_listed() {
        try (LocalContainer neighbour =
                new LocalContainer(image()).withLabel("termfleet.instance", "neighbour-of-" + instance)) {
            neighbour.start();
            runtime.create(spec());

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
