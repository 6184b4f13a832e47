package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;

/** What the parts of one stand-in server share. Each part is thread-safe. */
public record Standin(
        StandinClock clock,
        Broker broker,
        Users users,
        RestSessions sessions,
        Switches switches,
        Faults faults,
        RequestLog requests) {

    public static Standin of(StandinClock clock, long seed) {
        Switches switches = new Switches();
        Broker broker = new Broker(clock, seed, () -> switches.is(Switch.FILLED_ID, "kept"));
        return new Standin(
                clock, broker, new Users(), new RestSessions(clock), switches, new Faults(), new RequestLog());
    }
}
