package com.termfleet.runtime;

import com.termfleet.runtime.ContainerState.Phase;
import java.util.Map;

/** A container as the engine's list shows it; {@link ContainerRuntime#inspect} tells more. */
public record ContainerSummary(String name, String id, Phase phase, Map<String, String> labels) {

    public ContainerSummary {
        labels = Map.copyOf(labels);
    }
}
