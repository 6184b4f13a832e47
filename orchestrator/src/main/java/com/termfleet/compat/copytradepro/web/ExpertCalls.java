package com.termfleet.compat.copytradepro.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.access.KeyedPaths;
import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.compat.copytradepro.FollowerStatus;
import com.termfleet.gateway.SessionRole;
import com.termfleet.source.SignalIntake;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the experts and scripts of system A ask over HTTP. Its answers are always 200, with the outcome in the body. */
@RestController
class ExpertCalls {

    private final AccountSecrets secrets;
    private final FollowerStatus status;
    private final SignalIntake intake;
    private final Clock clock;

    ExpertCalls(AccountSecrets secrets, FollowerStatus status, SignalIntake intake, Clock clock) {
        this.secrets = secrets;
        this.status = status;
        this.intake = intake;
        this.clock = clock;
    }

    /** Absent fields are left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExpertStatus")
    record Status(
            String status,
            @JsonProperty("master_id") @Nullable Long masterId,
            @Nullable String message) {}

    /** The key is in the address because those clients send it there; it is not logged. */
    @OpenToAnyone
    @GetMapping("/api/check_status")
    Status check(@RequestParam(name = "api_key", defaultValue = "") String key) {
        Optional<Account> account = key.isBlank() ? Optional.empty() : secrets.withToken(key.strip());
        if (account.isEmpty()) {
            return new Status("error", null, "Invalid API Key");
        }
        return status.activeMaster(account.get().id())
                .map(master -> new Status("active", master.value(), null))
                .orElse(new Status("inactive", null, null));
    }

    record Received(String status) {}

    /**
     * Without a master's key nothing is done, as in the replaced system, whose webhook stored nothing.
     *
     * @param header {@code X-API-Key}; the body may carry {@code api_key} instead
     */
    @OpenToAnyone
    @PostMapping("/api/webhook")
    Received webhook(
            @RequestHeader(name = "X-API-Key", required = false) @Nullable String header,
            @RequestBody WebhookSignal signal) {
        String key = header == null ? signal.apiKey() : header;
        Optional<Account> master = (key == null || key.isBlank()
                        ? Optional.<Account>empty()
                        : secrets.withToken(key.strip()))
                .filter(account -> account.role() == SessionRole.MASTER);
        master.ifPresent(
                account -> intake.accept(account.id(), clock.instant(), signal.requestKey(), signal.toSource()));
        return new Received("received");
    }

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        @Bean
        KeyedPaths copyTradeProPaths() {
            return new KeyedPaths(List.of("/api/check_status", "/api/webhook"));
        }
    }
}
