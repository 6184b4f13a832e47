package com.termfleet.copy.check;

import com.termfleet.risk.news.NewsCalendar;
import java.util.Map;

/** The calendars of news that can be used now, in memory: {@link NewsFile} writes it, any thread reads it. */
public final class NewsBook {

    private volatile Map<String, NewsCalendar> calendars = Map.of();

    /** By name. */
    public Map<String, NewsCalendar> calendars() {
        return calendars;
    }

    /** Replaces all. */
    public void put(Map<String, NewsCalendar> usable) {
        calendars = Map.copyOf(usable);
    }
}
