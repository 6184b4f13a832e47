package com.termfleet.gateway.session;

import com.termfleet.gateway.ExpertRequests;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.message.ExpertRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what experts have asked of the platform. */
final class RecordedRequests implements ExpertRequests {

    private final List<ExpertRequest> requests = new CopyOnWriteArrayList<>();

    @Override
    public void received(Session session, ExpertRequest request) {
        requests.add(request);
    }

    List<ExpertRequest> all() {
        return List.copyOf(requests);
    }
}
