package com.termfleet.risk.limits;

import com.termfleet.risk.limits.FlatBeforeWeekend.Moment;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@link RiskLimits} as JSON. Sets are sorted, so that equal limits have equal texts. */
final class LimitsWriter {

    private LimitsWriter() {}

    static ObjectNode write(RiskLimits limits) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        permitted(json, limits.permitted());
        times(json, limits.times());
        sizes(json, limits.sizes());
        whole(json, "maxOpenPositions", limits.counts().maxOpenPositions());
        whole(json, "maxOpenPerSymbol", limits.counts().maxOpenPerSymbol());
        whole(json, "maxTradesPerDay", limits.counts().maxTradesPerDay());
        if (limits.counts().includeManual()) {
            json.put("includeManual", true);
        }
        decimal(json, "maxSpreadPoints", limits.execution().maxSpreadPoints());
        decimal(json, "maxDeviationPoints", limits.execution().maxDeviationPoints());
        losses(json, limits.losses());
        return json;
    }

    private static void permitted(ObjectNode json, RiskLimits.Permitted permitted) {
        texts(json, "allowedSymbols", permitted.allowedSymbols());
        texts(json, "deniedSymbols", permitted.deniedSymbols());
        texts(json, "allowedProductTypes", permitted.allowedProductTypes());
        if (permitted.sides() != Sides.BOTH) {
            text(json, "sides", permitted.sides());
        }
    }

    private static void times(ObjectNode json, RiskLimits.Times times) {
        if (!times.sessions().isEmpty()) {
            ArrayNode sessions = json.putArray("sessions");
            times.sessions().forEach(session -> session(sessions.addObject(), session));
        }
        NewsWindows news = times.newsWindows();
        if (news != null) {
            ObjectNode written = json.putObject("newsWindows");
            text(written, "calendar", news.calendar());
            whole(written, "minutesBefore", (int) news.before().toMinutes());
            whole(written, "minutesAfter", (int) news.after().toMinutes());
            texts(written, "currencies", news.currencies());
            text(written, "impact", news.impact());
        }
        FlatBeforeWeekend flat = times.flatBeforeWeekend();
        if (flat != null) {
            ObjectNode written = json.putObject("flatBeforeWeekend");
            text(written, "from", moment(flat.from()));
            text(written, "to", moment(flat.to()));
            text(written, "zone", flat.zone());
        }
        text(json, "timeZone", times.zone());
    }

    private static void session(ObjectNode json, TradingSession session) {
        ArrayNode days = json.putArray("days");
        session.days().stream().sorted().forEach(day -> days.add(day(day)));
        text(json, "from", session.from());
        text(json, "to", session.to());
        text(json, "zone", session.zone());
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    private static String moment(Moment moment) {
        return day(moment.day()) + " " + moment.time();
    }

    private static void sizes(ObjectNode json, RiskLimits.Sizes sizes) {
        text(json, "maxLot", sizes.maxLot());
        decimal(json, "maxQuantity", sizes.maxQuantity());
        text(json, "maxOrderValue", sizes.maxOrderValue());
        text(json, "maxTotalLots", sizes.maxTotalLots());
        decimal(json, "maxMarginUsePercent", sizes.maxMarginUsePercent());
        decimal(json, "maxLeverage", sizes.maxLeverage());
    }

    private static void losses(ObjectNode json, RiskLimits.Losses losses) {
        text(json, "maxDailyLoss", losses.maxDailyLoss());
        if (!losses.drawdownStops().isEmpty()) {
            ArrayNode stops = json.putArray("drawdownStops");
            losses.drawdownStops().forEach(stop -> drawdownStop(stops.addObject(), stop));
        }
        text(json, "equityBelow", losses.equityBelow());
        text(json, "equityAbove", losses.equityAbove());
        Template template = losses.template();
        if (template != null) {
            ObjectNode written = json.putObject("template");
            text(written, "name", template.kind());
            decimal(written, "dailyLossPercent", template.dailyLossPercent());
            decimal(written, "maxLossPercent", template.maxLossPercent());
            decimal(written, "profitTargetPercent", template.profitTargetPercent());
            written.put("close", template.close());
        }
    }

    private static void drawdownStop(ObjectNode json, DrawdownStop stop) {
        json.put("period", stop.period().name());
        json.put("from", stop.from().name());
        switch (stop.threshold()) {
            case Threshold.Percent percent -> decimal(json, "percent", percent.value());
            case Threshold.Amount amount -> text(json, "amount", amount.value());
        }
        json.put("close", stop.close());
    }

    private static void texts(ObjectNode json, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            ArrayNode written = json.putArray(name);
            values.stream().map(Object::toString).sorted().forEach(written::add);
        }
    }

    private static void text(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
    }

    private static void decimal(ObjectNode json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.put(name, value.toPlainString());
        }
    }

    private static void whole(ObjectNode json, String name, @Nullable Integer value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
