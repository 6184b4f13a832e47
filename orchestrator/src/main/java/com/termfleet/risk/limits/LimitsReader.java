package com.termfleet.risk.limits;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.limits.RiskLimits.Counts;
import com.termfleet.risk.limits.RiskLimits.Execution;
import com.termfleet.risk.limits.RiskLimits.Losses;
import com.termfleet.risk.limits.RiskLimits.Permitted;
import com.termfleet.risk.limits.RiskLimits.Sizes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link RiskLimits} from JSON. */
final class LimitsReader {

    private static final int MOST = 1_000_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String SYMBOL = "must be a symbol of 1 to 64 characters";

    private LimitsReader() {}

    static RiskLimits read(JsonFields risk) {
        RiskLimits limits = new RiskLimits(
                permitted(risk), TimesReader.read(risk), sizes(risk), counts(risk), execution(risk), losses(risk));
        risk.rejectOthers();
        return limits;
    }

    private static Permitted permitted(JsonFields risk) {
        Sides sides = risk.oneOf("sides", Sides.class);
        return new Permitted(
                Set.copyOf(risk.list("allowedSymbols", SYMBOL, Symbol::of)),
                Set.copyOf(risk.list("deniedSymbols", SYMBOL, Symbol::of)),
                Set.copyOf(risk.list("allowedProductTypes", "must be a product type such as \"CNC\"", text -> text)),
                sides == null ? Sides.BOTH : sides);
    }

    private static Sizes sizes(JsonFields risk) {
        return new Sizes(
                lots(risk, "maxLot"),
                risk.aboveZero("maxQuantity"),
                money(risk, "maxOrderValue"),
                lots(risk, "maxTotalLots"),
                risk.aboveZero("maxMarginUsePercent"),
                risk.aboveZero("maxLeverage"));
    }

    private static @Nullable Lots lots(JsonFields risk, String name) {
        BigDecimal value = risk.aboveZero(name);
        return value == null ? null : new Lots(value);
    }

    private static @Nullable Money money(JsonFields risk, String name) {
        BigDecimal value = risk.aboveZero(name);
        return value == null ? null : new Money(value);
    }

    private static Counts counts(JsonFields risk) {
        return new Counts(
                risk.whole("maxOpenPositions", 0, MOST),
                risk.whole("maxOpenPerSymbol", 0, MOST),
                risk.whole("maxTradesPerDay", 0, MOST),
                risk.flag("includeManual", false));
    }

    private static Execution execution(JsonFields risk) {
        return new Execution(risk.zeroOrMore("maxSpreadPoints"), risk.zeroOrMore("maxDeviationPoints"));
    }

    private static Losses losses(JsonFields risk) {
        Money below = money(risk, "equityBelow");
        Money above = money(risk, "equityAbove");
        if (below != null && above != null && below.compareTo(above) >= 0) {
            risk.error("equityAbove", "must be above equityBelow");
        }
        return new Losses(money(risk, "maxDailyLoss"), drawdownStops(risk), below, above, template(risk));
    }

    private static List<DrawdownStop> drawdownStops(JsonFields risk) {
        List<DrawdownStop> stops = new ArrayList<>();
        for (JsonFields stop : risk.objects("drawdownStops")) {
            Period period = stop.required("period", stop.oneOf("period", Period.class));
            DrawdownStop.From from = stop.oneOf("from", DrawdownStop.From.class);
            Threshold threshold = threshold(stop);
            boolean close = stop.flag("close", false);
            stop.rejectOthers();
            if (period != null && threshold != null) {
                stops.add(new DrawdownStop(
                        period, from == null ? DrawdownStop.From.HIGHEST_EQUITY : from, threshold, close));
            }
        }
        return stops;
    }

    private static @Nullable Threshold threshold(JsonFields stop) {
        BigDecimal percent = percent(stop, "percent");
        Money amount = money(stop, "amount");
        if (stop.has("percent") == stop.has("amount")) {
            stop.error("percent", "or amount must be set, one of them");
            return null;
        }
        if (percent != null) {
            return new Threshold.Percent(percent);
        }
        return amount == null ? null : new Threshold.Amount(amount);
    }

    private static @Nullable BigDecimal percent(JsonFields fields, String name) {
        BigDecimal value = fields.aboveZero(name);
        if (value != null && value.compareTo(HUNDRED) > 0) {
            fields.error(name, "must be at most 100");
            return null;
        }
        return value;
    }

    private static @Nullable Template template(JsonFields risk) {
        if (risk.isText("template")) {
            Template.Kind kind = risk.oneOf("template", Template.Kind.class);
            return kind == null ? null : Template.usual(kind);
        }
        JsonFields template = risk.object("template");
        if (template == null) {
            return null;
        }
        Template.Kind kind = template.required("name", template.oneOf("name", Template.Kind.class));
        BigDecimal daily = percent(template, "dailyLossPercent");
        BigDecimal most = percent(template, "maxLossPercent");
        BigDecimal target = template.aboveZero("profitTargetPercent");
        boolean close = template.flag("close", true);
        template.rejectOthers();
        return kind == null
                ? null
                : new Template(
                        kind,
                        daily == null ? Template.USUAL_DAILY_LOSS : daily,
                        most == null ? Template.USUAL_MAX_LOSS : most,
                        target,
                        close);
    }
}
