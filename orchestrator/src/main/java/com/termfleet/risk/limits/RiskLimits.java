package com.termfleet.risk.limits;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limits of an account or of a subscription. Each is optional: null, or an empty list, is no limit. {@link
 * RiskLimitsJson} reads and writes them.
 */
public record RiskLimits(
        Permitted permitted, Times times, Sizes sizes, Counts counts, Execution execution, Losses losses) {

    public static final RiskLimits NONE = new RiskLimits(
            new Permitted(Set.of(), Set.of(), Set.of(), Sides.BOTH),
            new Times(List.of(), null, null, null),
            new Sizes(null, null, null, null, null, null),
            new Counts(null, null, null),
            new Execution(null, null),
            new Losses(null, List.of(), null, null, null));

    /** The time zone of the account whose limits these are. */
    public ZoneId zone() {
        return times.zone() == null ? ZoneOffset.UTC : times.zone();
    }

    /**
     * What may be traded.
     *
     * @param allowedSymbols empty: all
     * @param allowedProductTypes as the broker names them, such as MIS and CNC; empty: all
     */
    public record Permitted(
            Set<Symbol> allowedSymbols, Set<Symbol> deniedSymbols, Set<String> allowedProductTypes, Sides sides) {

        public Permitted {
            allowedSymbols = Set.copyOf(allowedSymbols);
            deniedSymbols = Set.copyOf(deniedSymbols);
            allowedProductTypes = Set.copyOf(allowedProductTypes);
        }
    }

    /**
     * When may be opened.
     *
     * @param sessions empty: always
     * @param zone the account's time zone, in which days, weeks and months begin; null: UTC
     */
    public record Times(
            List<TradingSession> sessions,
            @Nullable NewsWindows newsWindows,
            @Nullable FlatBeforeWeekend flatBeforeWeekend,
            @Nullable ZoneId zone) {

        public Times {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * How large an order may be, and how large what is open may become by it.
     *
     * @param maxQuantity units of the instrument: lots times contract size; for shares, shares
     * @param maxOrderValue in the account's currency
     * @param maxMarginUsePercent margin by equity, the order's included
     * @param maxLeverage value of what is open by equity, the order included
     */
    public record Sizes(
            @Nullable Lots maxLot,
            @Nullable BigDecimal maxQuantity,
            @Nullable Money maxOrderValue,
            @Nullable Lots maxTotalLots,
            @Nullable BigDecimal maxMarginUsePercent,
            @Nullable BigDecimal maxLeverage) {}

    /**
     * How much may be open at once, and be opened in a day.
     *
     * @param includeManual of an account: what is open and no copy counts too, for these and all other limits
     */
    public record Counts(
            @Nullable Integer maxOpenPositions,
            @Nullable Integer maxOpenPerSymbol,
            @Nullable Integer maxTradesPerDay,
            boolean includeManual) {

        /** Only copies count. */
        public Counts(
                @Nullable Integer maxOpenPositions,
                @Nullable Integer maxOpenPerSymbol,
                @Nullable Integer maxTradesPerDay) {
            this(maxOpenPositions, maxOpenPerSymbol, maxTradesPerDay, false);
        }
    }

    /** At which prices may be opened; in points of the follower's symbol. */
    public record Execution(
            @Nullable BigDecimal maxSpreadPoints, @Nullable BigDecimal maxDeviationPoints) {}

    /** What may be lost or gained before nothing is opened any more; amounts in the account's currency. */
    public record Losses(
            @Nullable Money maxDailyLoss,
            List<DrawdownStop> drawdownStops,
            @Nullable Money equityBelow,
            @Nullable Money equityAbove,
            @Nullable Template template) {

        public Losses {
            drawdownStops = List.copyOf(drawdownStops);
        }

        /** Those set one by one and the template's. */
        public List<DrawdownStop> allDrawdownStops() {
            return Stream.concat(drawdownStops.stream(), template == null ? Stream.empty() : template.stops().stream())
                    .toList();
        }

        public Optional<Threshold> profitTarget() {
            return template == null ? Optional.empty() : template.profitTarget();
        }

        /** Whether what is open is closed when the profit target is reached. */
        public boolean closesAtTarget() {
            return template != null && template.close();
        }
    }
}
