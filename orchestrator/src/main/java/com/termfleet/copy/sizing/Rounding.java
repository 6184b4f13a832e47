package com.termfleet.copy.sizing;

import com.termfleet.copy.sizing.mode.ExactLots;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.SizingReasons;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.SymbolSpec;

/**
 * Brings an exact volume to one that the follower's broker accepts: a multiple of its step, rounded down, not above its
 * maximum and not below its minimum. Pure.
 */
final class Rounding {

    private Rounding() {}

    sealed interface Rounded {}

    record To(Lots lots) implements Rounded {}

    record Below(Reason reason) implements Rounded {}

    /** @param forceMinimum what is below the minimum is raised to it */
    static Rounded round(ExactLots exact, SymbolSpec spec, boolean forceMinimum, Steps steps) {
        Lots lots = exact.floorTo(spec.volumeStep());
        if (exact.isAbove(lots)) {
            Lots rounded = lots;
            steps.add(() ->
                    new Steps.Step(Steps.Rule.VOLUME_STEP, "rounded down to the step " + spec.volumeStep(), rounded));
        }
        Lots maximum = spec.maxVolume().floorTo(spec.volumeStep());
        boolean limited = !spec.maxVolume().isZero();
        if (limited && maximum.isBelow(lots)) {
            lots = maximum;
            steps.add(() -> new Steps.Step(
                    Steps.Rule.MAXIMUM_VOLUME, "max lot of the broker cut it to " + ExactLots.of(maximum), maximum));
        }
        if (!lots.isZero() && !lots.isBelow(spec.minVolume())) {
            return new To(lots);
        }
        if (!forceMinimum) {
            return new Below(Reasons.belowMinimum(exact.lots(), spec.minVolume()));
        }
        Lots minimum = smallest(spec);
        if (limited && maximum.isBelow(minimum)) {
            return new Below(SizingReasons.minimumAboveMaximum(minimum, maximum));
        }
        steps.add(() -> new Steps.Step(
                Steps.Rule.MINIMUM_VOLUME,
                "raised to the broker's minimum " + ExactLots.of(minimum) + ", as set",
                minimum));
        return new To(minimum);
    }

    /** The smallest multiple of the step that is not below the minimum, and not zero. */
    private static Lots smallest(SymbolSpec spec) {
        Lots step = spec.volumeStep();
        Lots floor = spec.minVolume().floorTo(step);
        return floor.isZero() || floor.isBelow(spec.minVolume())
                ? new Lots(floor.value().add(step.value()))
                : floor;
    }
}
