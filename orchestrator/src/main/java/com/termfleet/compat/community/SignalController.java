package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.gateway.SessionRole;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signals of generators, and experts that ask for them. Callers show {@code X-API-Key}. */
@RestController
class SignalController {

    private final SignalDesk desk;
    private final FollowerDesk followers;

    SignalController(SignalDesk desk, FollowerDesk followers) {
        this.desk = desk;
        this.followers = followers;
    }

    record Stored(
            String message,
            @JsonProperty("signal_id") String signalId,
            String status,
            String symbol,
            String action,
            @JsonProperty("limit_orders") boolean limitOrders) {}

    @OpenToAnyone
    @PostMapping("/api/signal")
    Stored post(
            @Parameter(hidden = true) CommunityCaller caller, @RequestBody(required = false) byte @Nullable [] body) {
        SignalRequest signal = stored(caller, body).signal();
        return new Stored(
                "Signal received and stored",
                signal.id(),
                "stored",
                signal.symbol(),
                signal.action(),
                signal.limitOrders());
    }

    record StoredManually(
            boolean success,
            String message,
            @JsonProperty("signal_id") String signalId,
            SignalView signal) {}

    @OpenToAnyone
    @PostMapping("/api/signals/manual")
    StoredManually postManually(
            @Parameter(hidden = true) CommunityCaller caller, @RequestBody(required = false) byte @Nullable [] body) {
        CommunitySignals.Row row = stored(caller, body);
        return new StoredManually(true, "Manual signal created", row.signal().id(), SignalView.of(row));
    }

    private CommunitySignals.Row stored(CommunityCaller caller, byte @Nullable [] body) {
        SignalRequest signal = SignalRequest.read(body, () -> UUID.randomUUID().toString());
        return desk.post(caller.poster().account(), signal);
    }

    /**
     * A master's own signals, or the orders of a follower. Each is handed out under a lease: until it is confirmed or the lease ends,
     * nobody else gets it.
     */
    @OpenToAnyone
    @GetMapping("/api/signals/pending")
    List<SignalView> pending(@Parameter(hidden = true) CommunityCaller caller) {
        Account account = caller.poller().account();
        return account.role() == SessionRole.FOLLOWER
                ? followers.poll(account).stream().map(SignalView::of).toList()
                : desk.poll(account).stream().map(SignalView::of).toList();
    }
}
