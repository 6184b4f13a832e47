package com.termfleet.access;

/**
 * A person has begun a session on the dashboard, published to Spring's event listeners on the request's thread. Requests that
 * carry a password or a token of their own are none.
 *
 * @param address where the request came from
 */
public record PersonSignedIn(Principal person, String address) {}
