package com.termfleet.copy.sizing;

import com.termfleet.kernel.Lots;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Receives what the planner does, step by step. Nothing is put into words unless somebody wants to read it. */
@FunctionalInterface
public interface Steps {

    /** Nobody reads them. */
    Steps UNREAD = step -> {};

    void add(Supplier<Step> step);

    /**
     * @param lots the volume after the step, with at most eight decimals; null before there is one
     */
    record Step(Rule rule, String text, @Nullable Lots lots) {}

    /** The steps in their order; a step that changes nothing is left out. */
    enum Rule {
        SYMBOL,
        SIZING,
        PARTLY_CLOSED,
        VOLUME_STEP,
        MAXIMUM_VOLUME,
        MINIMUM_VOLUME,
        /** One step for each risk rule that was asked. */
        RISK
    }
}
