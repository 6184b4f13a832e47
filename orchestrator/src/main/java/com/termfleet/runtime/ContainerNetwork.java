package com.termfleet.runtime;

import java.util.Map;

/**
 * A bridge network of this installation, whose containers cannot reach each other.
 *
 * @param internal whether its containers can reach nothing but the engine's host
 */
public record ContainerNetwork(String name, Map<String, String> labels, boolean internal) {

    public ContainerNetwork {
        labels = Map.copyOf(labels);
    }
}
