package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The removal of a container, running or not; its volume stays. */
final class Removal {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Removal() {}

    /**
     * Returns when the name is free.
     *
     * @param container name or id
     */
    static void of(DockerClient client, String container) {
        try {
            client.removeContainerCmd(container).withForce(true).exec();
        } catch (ConflictException e) {
            await(client, container);
        } catch (NotFoundException e) {
            // It is not there.
        }
    }

    /** Somebody else is removing it: until that is done its name is taken. */
    private static void await(DockerClient client, String container) {
        try {
            while (isThere(client, container)) {
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted: wait for the removal of " + container);
        }
    }

    private static boolean isThere(DockerClient client, String container) {
        try {
            client.inspectContainerCmd(container).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
