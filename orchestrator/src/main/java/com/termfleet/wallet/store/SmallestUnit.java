package com.termfleet.wallet.store;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The smallest unit of a currency, such as the cent.
 *
 * @param decimals of the currency, 0 to 4: 2 if the smallest unit is a hundredth
 */
public record SmallestUnit(int decimals) {

    public static final int MOST_DECIMALS = 4;

    /** Far above any account, and far from the bounds of 64 bits in the smallest unit. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private static final String RANGE = "must be at most " + MOST.toPlainString();

    public Money money(long amount) {
        return new Money(BigDecimal.valueOf(amount, decimals));
    }

    /**
     * An amount that a person pays or is paid.
     *
     * @throws InvalidInputException naming the field, if it is not above zero, too large, or has too many decimals
     */
    public long payment(String field, @Nullable Money money) {
        if (money == null) {
            throw new InvalidInputException(field, "is required");
        }
        new FieldErrors().check(money.isPositive(), field, "must be positive").throwIfAny();
        return exact(field, money);
    }

    /** @throws InvalidInputException naming the field, if it is too large or has too many decimals */
    public long exact(String field, Money money) {
        BigDecimal amount = money.amount().stripTrailingZeros();
        new FieldErrors()
                .check(isInRange(amount), field, RANGE)
                .check(amount.scale() <= decimals, field, "must have at most " + decimals + " decimals")
                .throwIfAny();
        return amount.movePointRight(decimals).longValueExact();
    }

    /** What an account reports: its broker may count in smaller units. */
    public long rounded(String field, Money money) {
        new FieldErrors().check(isInRange(money.amount()), field, RANGE).throwIfAny();
        return money.amount()
                .movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static boolean isInRange(BigDecimal amount) {
        return amount.abs().compareTo(MOST) <= 0;
    }
}
