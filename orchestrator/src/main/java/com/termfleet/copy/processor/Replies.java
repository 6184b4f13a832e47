package com.termfleet.copy.processor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers masters; an answer that fails is logged and does not keep others from theirs. */
final class Replies {

    private static final Logger log = LoggerFactory.getLogger(Replies.class);

    private Replies() {}

    static void send(Runnable reply) {
        try {
            reply.run();
        } catch (RuntimeException e) {
            log.error("Master could not be answered", e);
        }
    }
}
