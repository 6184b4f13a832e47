package com.termfleet.risk.news;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataListener;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the events of an iCalendar file. Not thread-safe. */
final class ICalendarReader implements VObjectDataListener {

    private static final String CALENDAR = "VCALENDAR";
    private static final String EVENT = "VEVENT";

    private final FoundEvents found;
    private final FileErrors errors;
    private final ZoneId zone;
    private final Instant from;
    private final Instant until;
    private @Nullable ICalendarEvent event;
    private boolean complete;

    ICalendarReader(FoundEvents found, FileErrors errors, ZoneId zone, Instant from, Instant until) {
        this.found = found;
        this.errors = errors;
        this.zone = zone;
        this.from = from;
        this.until = until;
    }

    void read(String text) {
        try (VObjectReader reader = new VObjectReader(new StringReader(text), SyntaxRules.iCalendar())) {
            reader.parse(this);
        } catch (IOException e) {
            errors.add("could not be read: " + e.getMessage());
        }
        if (!complete) {
            errors.add("is cut off: END:VCALENDAR is missing");
        }
    }

    @Override
    public void onComponentBegin(String name, Context context) {
        if (isName(name, EVENT) && isWithin(context.getParentComponents(), CALENDAR)) {
            event = new ICalendarEvent(zone, context.getLineNumber());
        }
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
        if (event != null && isWithin(context.getParentComponents(), EVENT)) {
            event.add(property, context.getLineNumber());
        }
    }

    @Override
    public void onComponentEnd(String name, Context context) {
        if (isName(name, CALENDAR)) {
            complete = true;
        }
        if (event == null || !isName(name, EVENT)) {
            return;
        }
        try {
            event.addTo(found, from, until);
        } catch (ICalendarEvent.BadLine e) {
            errors.add(e.line(), e.getMessage());
        }
        event = null;
        if (found.size() > FoundEvents.MOST) {
            errors.add("must have at most " + FoundEvents.MOST + " events");
            complete = true;
            context.stop();
        }
    }

    private static boolean isName(String name, String expected) {
        return name.toUpperCase(Locale.ROOT).equals(expected);
    }

    // The properties of an event's alarm are not the event's.
    private static boolean isWithin(List<String> parents, String expected) {
        return !parents.isEmpty() && isName(parents.getLast(), expected);
    }

    @Override
    public void onVersion(String version, Context context) {
        // Times look the same in both versions.
    }

    @Override
    public void onWarning(
            Warning warning, @Nullable VObjectProperty property, @Nullable Exception cause, Context context) {
        if (warning == Warning.MALFORMED_LINE || warning == Warning.UNMATCHED_END) {
            errors.add(context.getLineNumber(), warning.getMessage());
        }
    }
}
