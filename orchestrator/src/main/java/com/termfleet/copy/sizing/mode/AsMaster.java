package com.termfleet.copy.sizing.mode;

/** The master's lot as it came: the follower's own expert sizes, maps and filters, and its answer tells what it did. */
public final class AsMaster implements SizingRule {

    @Override
    public Size of(SizingBasis basis) {
        ExactLots lots = ExactLots.of(basis.master().lot());
        return new Size.Volume(
                lots, () -> "sent as the master traded it, " + lots + " lot: the account's expert sizes it");
    }
}
