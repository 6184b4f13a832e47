package com.termfleet.gateway;

import com.termfleet.gateway.message.ExpertRequest;

/**
 * Takes what experts of the dialect {@link Dialect#COPY_TRADE_PRO} ask of the platform itself, in the order in which each session
 * asked. Called on event loops: must not block. Answers go to the session.
 */
public interface ExpertRequests {

    void received(Session session, ExpertRequest request);
}
