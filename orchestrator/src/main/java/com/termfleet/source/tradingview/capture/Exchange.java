package com.termfleet.source.tradingview.capture;

/**
 * One captured request with its answer. {@code toString} shows neither body: they may hold what only the person should see.
 *
 * @param id unique
 * @param method in capitals
 * @param path what follows the account in the path, such as {@code orders/123}
 * @param query without the question mark; empty if there is none
 * @param form the request's body
 * @param status of the answer
 * @param json the answer's body
 */
public record Exchange(String id, String method, String path, String query, String form, int status, String json) {

    @Override
    public String toString() {
        return "Exchange[" + method + " " + path + ", " + status + "]";
    }
}
