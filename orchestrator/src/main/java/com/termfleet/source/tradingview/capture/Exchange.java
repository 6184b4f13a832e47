package com.termfleet.source.tradingview.capture;

import java.time.Instant;

/**
 * One captured request with its answer. {@code toString} shows neither body: they may hold what only the person should see.
 *
 * @param id unique
 * @param at when the broker's answer passed: its signals' age is measured from here
 * @param method in capitals
 * @param path what follows the account in the path, such as {@code orders/123}
 * @param query without the question mark; empty if there is none
 * @param form the request's body
 * @param status of the answer
 * @param json the answer's body
 */
public record Exchange(
        String id, Instant at, String method, String path, String query, String form, int status, String json) {

    @Override
    public String toString() {
        return "Exchange[" + method + " " + path + ", " + status + "]";
    }
}
