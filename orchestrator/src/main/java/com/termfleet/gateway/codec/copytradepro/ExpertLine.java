package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.message.ExpertRequest;
import com.termfleet.gateway.message.Inbound;

/** One line from an expert of the dialect that has signed in, decoded. */
public sealed interface ExpertLine {

    /** {@code PING}; there is no answer to it. */
    record Ping() implements ExpertLine {}

    /** About what is traded. */
    record Message(Inbound message) implements ExpertLine {}

    /** About the platform itself. */
    record Request(ExpertRequest request) implements ExpertLine {}
}
