package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.access.OpenToAnyone;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.Money;
import com.termfleet.wallet.CommunityWallets;
import com.termfleet.wallet.MemberView;
import com.termfleet.wallet.NewMember;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The members of a community account: what they have invested, and what of the profit is theirs. */
@RestController
class MemberController {

    /** What the wallet calls these fields. */
    private static final Map<String, String> NAMES = Map.of("memberId", "user_id");

    private final CommunityWallets wallets;

    MemberController(CommunityWallets wallets) {
        this.wallets = wallets;
    }

    record Created(String message, @JsonProperty("user_id") String userId) {}

    @OpenToAnyone
    @PostMapping("/api/users")
    Created create(
            @Parameter(hidden = true) CommunityCaller caller, @RequestBody(required = false) byte @Nullable [] bytes) {
        CommunityBody body = CommunityBody.read(bytes);
        String id = body.requiredText("user_id").strip();
        String email = body.requiredText("email").strip();
        BigDecimal investment = body.number("investment");
        body.errors().check(investment == null || investment.signum() >= 0, "investment", "must not be negative");
        body.check();
        Money first = investment == null ? Money.ZERO : new Money(investment);
        named(() -> wallets.join(caller.poller().account().id(), new NewMember(id, email, null, first)));
        return new Created("User created", id);
    }

    record Invested(String message, BigDecimal amount, BigDecimal total) {}

    /** @param key makes a repeat of the request harmless; the replaced platform knew none */
    @OpenToAnyone
    @PostMapping("/api/users/{id}/invest")
    Invested invest(
            @Parameter(hidden = true) CommunityCaller caller,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] bytes) {
        CommunityBody body = CommunityBody.read(bytes);
        BigDecimal amount = body.requiredNumber("amount");
        body.errors().check(amount.signum() > 0, "amount", "must be above 0");
        body.check();
        MemberView member = named(() -> wallets.invest(caller.poller().account().id(), id, new Money(amount), key));
        return new Invested(
                "Investment added",
                Plain.number(amount),
                Plain.number(member.invested().amount()));
    }

    @Schema(name = "MemberStats")
    record Stats(
            String id,
            @JsonProperty("user_id") String userId,
            String email,
            BigDecimal investment,
            @JsonProperty("profit_loss") BigDecimal profitLoss,
            BigDecimal share,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt) {}

    @OpenToAnyone
    @GetMapping("/api/users/{id}/stats")
    Stats stats(@Parameter(hidden = true) CommunityCaller caller, @PathVariable String id) {
        MemberView member = wallets.member(caller.account().id(), id);
        return new Stats(
                id,
                id,
                member.email(),
                Plain.number(member.invested().amount()),
                Plain.number(member.profit().amount().subtract(member.fees().amount())),
                Plain.number(member.share()),
                member.createdAt(),
                member.createdAt());
    }

    /** Errors name the fields as the request does. */
    private static <T> T named(Supplier<T> action) {
        try {
            return action.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.errors().stream()
                    .map(error -> new FieldError(NAMES.getOrDefault(error.field(), error.field()), error.message()))
                    .toList());
        }
    }
}
