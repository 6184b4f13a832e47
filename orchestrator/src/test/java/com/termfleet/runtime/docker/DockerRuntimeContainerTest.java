package com.termfleet.runtime.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerRuntimeContract;
import java.time.Duration;

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
