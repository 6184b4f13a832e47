package com.termfleet.source.tradingview.capture;

import com.termfleet.source.SourceRequest;
import java.util.List;

/**
 * What follows from something captured.
 *
 * @param changed orders as they are now
 * @param requests in the order in which they are to be carried out
 */
public record CaptureStep(List<CapturedOrder> changed, List<Request> requests) {

    public static final CaptureStep NOTHING = new CaptureStep(List.of(), List.of());

    public CaptureStep {
        changed = List.copyOf(changed);
        requests = List.copyOf(requests);
    }

    /** @param key the same when the same thing is captured again, so that it is carried out once */
    public record Request(String key, SourceRequest request) {}
}
