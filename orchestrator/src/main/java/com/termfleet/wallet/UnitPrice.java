package com.termfleet.wallet;

import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.store.SmallestUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Units and their price for people: in the ledger the first unit costs a cent, here 1.00. */
final class UnitPrice {

    private static final int DECIMALS = 8;

    private UnitPrice() {}

    static BigDecimal shown(BigDecimal units, SmallestUnit unit) {
        return units.movePointLeft(unit.decimals()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Null while nobody holds units. */
    static @Nullable BigDecimal of(Wallet wallet, SmallestUnit unit) {
        BigDecimal units = wallet.units().movePointLeft(unit.decimals());
        return units.signum() == 0
                ? null
                : unit.money(wallet.value()).amount().divide(units, DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Of all units, 0 to 1. */
    static BigDecimal share(BigDecimal units, BigDecimal all) {
        return all.signum() == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : units.divide(all, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
