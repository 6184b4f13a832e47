package com.termfleet.copy.web;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.copy.quality.Distribution;
import com.termfleet.copy.quality.QualityRange;
import com.termfleet.copy.quality.QualityView;
import com.termfleet.copy.quality.SubscriptionQuality;
import com.termfleet.copy.quality.WaterfallView;
import com.termfleet.copy.quality.Waterfalls;
import com.termfleet.kernel.PageRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How well copies are executed. */
@RestController
@RequestMapping("/api/v1")
class QualityController {

    private final SubscriptionQuality qualities;
    private final Waterfalls waterfalls;
    private final Clock clock;

    QualityController(SubscriptionQuality qualities, Waterfalls waterfalls, Clock clock) {
        this.qualities = qualities;
        this.waterfalls = waterfalls;
        this.clock = clock;
    }

    /** Of the signals received in the range, the last day if none is given. */
    @RequiresSignIn
    @GetMapping("/subscriptions/{id}/quality")
    QualityView quality(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            Principal principal) {
        return qualities.of(id, QualityRange.of(since, until, clock.instant()), principal);
    }

    @RequiresSignIn
    @GetMapping("/subscriptions/{id}/quality/distribution")
    Distribution distribution(
            @PathVariable long id,
            @RequestParam Distribution.Kind of,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            Principal principal) {
        return qualities.distribution(id, of, QualityRange.of(since, until, clock.instant()), principal);
    }

    /** The slowest copies first. */
    @RequiresSignIn
    @GetMapping("/master-trades/{id}/waterfall")
    WaterfallView waterfall(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return waterfalls.of(id, principal, new PageRequest(page, size));
    }
}
