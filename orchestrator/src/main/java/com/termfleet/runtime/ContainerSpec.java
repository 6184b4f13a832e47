package com.termfleet.runtime;

import java.util.Map;

/**
 * Everything a container is made from; holds no secret. Its program is the image's entry point; what that has to be told is
 * delivered to it while it runs. The same spec always makes the same container.
 *
 * @param name unique on the engine
 * @param network the one network it is attached to; it must exist
 * @param readOnlyRoot whether only the volume and tmpfs can be written to
 * @param volume named volume, mounted at {@code volumePath}
 * @param tmpfs mount point to options, for example {@code /run/termfleet} to {@code size=4m,uid=1000,mode=0700}
 */
public record ContainerSpec(
        String name,
        String image,
        Map<String, String> labels,
        String network,
        boolean readOnlyRoot,
        String volume,
        String volumePath,
        Map<String, String> tmpfs,
        long memoryBytes,
        double cpus,
        int pids) {

    public ContainerSpec {
        labels = Map.copyOf(labels);
        tmpfs = Map.copyOf(tmpfs);
    }
}
