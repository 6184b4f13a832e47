package com.termfleet.copy.sizing.mode;

/** The master's lot times the value. */
public final class Multiplier implements SizingRule {

    @Override
    public Size of(SizingBasis basis) {
        ExactLots lots = ExactLots.of(basis.master().lot().times(basis.value()));
        return new Size.Volume(
                lots,
                () -> ExactLots.of(basis.master().lot()) + " lot x "
                        + basis.value().toPlainString() + " = " + lots);
    }
}
