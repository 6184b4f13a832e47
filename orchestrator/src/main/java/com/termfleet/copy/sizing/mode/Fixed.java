package com.termfleet.copy.sizing.mode;

import com.termfleet.kernel.Lots;

/** The value in lots, whatever the master trades. */
public final class Fixed implements SizingRule {

    @Override
    public Size of(SizingBasis basis) {
        ExactLots lots = ExactLots.of(new Lots(basis.value()));
        return new Size.Volume(lots, () -> "fixed size: " + lots + " lot");
    }
}
