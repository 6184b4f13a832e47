package com.termfleet.testing;

import com.github.dockerjava.api.model.HostConfig;
import java.util.Objects;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A container that a test runs beside those of the server. Its image must be on the engine: nothing is pulled. */
public final class LocalContainer extends GenericContainer<LocalContainer> {

    /** @param image the name of an image that scripts/images.sh has built, or of the one that it builds upon */
    public LocalContainer(String image) {
        super(DockerImageName.parse(image));
        withImagePullPolicy(name -> false);
    }

    /** Instead of a random name. */
    public LocalContainer named(String name) {
        return withCreateContainerCmdModifier(command -> command.withName(name));
    }

    /** Sets what Testcontainers has no method for, such as capabilities and named volumes. */
    public LocalContainer withHostConfig(Consumer<HostConfig> settings) {
        return withCreateContainerCmdModifier(
                command -> settings.accept(Objects.requireNonNull(command.getHostConfig())));
    }

    /** The address on the engine's default network. */
    public String address() {
        return Docker.run("inspect", "--format", "{{.NetworkSettings.IPAddress}}", getContainerId());
    }
}
