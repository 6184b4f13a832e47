package com.termfleet.risk.limits;

import com.termfleet.risk.news.Impact;
import com.termfleet.risk.news.NewsEvent;
import java.time.Duration;
import java.util.Set;

/**
 * Nothing is opened around the news of a calendar. What a calendar does not tell counts: news without a currency concern
 * every currency, news without an impact have the highest.
 *
 * @param calendar the name of the calendar
 * @param currencies codes in capitals; empty: all
 * @param impact the weakest impact that counts
 */
public record NewsWindows(String calendar, Duration before, Duration after, Set<String> currencies, Impact impact) {

    /** The name of the calendar that the server's settings tell where to find. */
    public static final String SERVERS_CALENDAR = "news";

    public NewsWindows {
        currencies = Set.copyOf(currencies);
    }

    public boolean counts(NewsEvent event) {
        boolean concerned = currencies.isEmpty() || event.currency() == null || currencies.contains(event.currency());
        boolean strong = event.impact() == null || event.impact().compareTo(impact) >= 0;
        return concerned && strong;
    }
}
