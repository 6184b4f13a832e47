package com.termfleet.wallet;

import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.wallet.store.SmallestUnit;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The currency of a wallet that is to be opened.
 *
 * @param unit its smallest unit
 */
record WalletOpening(String currency, SmallestUnit unit) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,10}");
    private static final String USUAL_CURRENCY = "USD";
    private static final int USUAL_DECIMALS = 2;

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    static WalletOpening of(NewWallet request, AccountId account, AccountFigures figures) {
        String currency = request.currency() == null ? reported(account, figures) : request.currency();
        Integer wanted = request.decimals();
        int decimals = wanted == null ? usualDecimals(currency) : wanted;
        new FieldErrors()
                .check(CURRENCY.matcher(currency).matches(), "currency", "must be 3 to 10 capital letters, such as USD")
                .check(
                        decimals >= 0 && decimals <= SmallestUnit.MOST_DECIMALS,
                        "decimals",
                        "must be between 0 and " + SmallestUnit.MOST_DECIMALS)
                .throwIfAny();
        return new WalletOpening(currency, new SmallestUnit(decimals));
    }

    private static String reported(AccountId account, AccountFigures figures) {
        @Nullable String currency = figures.funds(account).map(Funds::currency).orElse(null);
        return currency == null || !CURRENCY.matcher(currency).matches() ? USUAL_CURRENCY : currency;
    }

    /** Brokers also have currencies of their own, such as USC. */
    private static int usualDecimals(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .findFirst()
                .orElse(USUAL_DECIMALS);
    }
}
