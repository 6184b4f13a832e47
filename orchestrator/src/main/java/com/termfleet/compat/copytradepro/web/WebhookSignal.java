package com.termfleet.compat.copytradepro.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of system A's webhook. {@code toString} hides the key.
 *
 * @param action BUY, SELL or CLOSE
 * @param volume lots
 * @param ticket names the trade in a later CLOSE; without it a CLOSE means all trades of the symbol
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record WebhookSignal(
        @Nullable Symbol symbol,
        @Nullable String action,
        @Nullable String ticket,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal price,
        @JsonProperty("api_key") @Nullable String apiKey) {

    private static final int LONGEST_TICKET = 64;

    /** The same for a repeat: a trade is opened once, and closed once. Null without a ticket. */
    @Nullable
    String requestKey() {
        return ticket == null || ticket.isBlank() ? null : word() + ":" + ticket;
    }

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    SourceRequest toSource() {
        boolean closes = word().equals("CLOSE");
        boolean opens = word().equals("BUY") || word().equals("SELL");
        new FieldErrors()
                .check(symbol != null, "symbol", "is required")
                .check(closes || opens, "action", "must be BUY, SELL or CLOSE")
                .check(!opens || (volume != null && volume.signum() > 0), "volume", "must be above 0")
                .check(price == null || price.signum() >= 0, "price", "must not be negative")
                .check(ticket == null || ticket.length() <= LONGEST_TICKET, "ticket", "must be at most 64 characters")
                .throwIfAny();
        Symbol instrument = Objects.requireNonNull(symbol);
        Price at = price == null ? Price.NONE : new Price(price);
        if (closes) {
            Target target = key() == null
                    ? new Target.OfSymbol(instrument, null)
                    : new Target.Keyed(Objects.requireNonNull(key()));
            return new SourceRequest.Close(target, null, at, Money.ZERO);
        }
        return new SourceRequest.Open(
                key(),
                OrderType.valueOf(word()),
                instrument,
                new Lots(Objects.requireNonNull(volume)),
                at,
                Price.NONE,
                Price.NONE,
                "");
    }

    private @Nullable String key() {
        return ticket == null || ticket.isBlank() ? null : "webhook:" + ticket;
    }

    private String word() {
        return action == null ? "" : action.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "WebhookSignal[" + action + " " + symbol + "]";
    }
}
