package com.termfleet.compat.followers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.Scope;
import com.termfleet.compat.followers.FollowerRegistry.Registered;
import com.termfleet.compat.followers.NewFollower.RiskConfig;
import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers and lists followers. Answers carry their fields twice: at the top, and under {@code data}. */
@RestController
@RequestMapping("/api/followers")
class FollowerController {

    private static final int SHOWN = 4;
    private static final int SHOWN_OF_SHORT = 2;

    private final FollowerRegistry registry;
    private final FollowerStore store;

    FollowerController(FollowerRegistry registry, FollowerStore store) {
        this.registry = registry;
        this.store = store;
    }

    /** {@code toString} hides the password. */
    record FollowerLogin(
            String followerId,
            String followerName,
            String loginUsername,
            String loginPassword,
            AccountId accountId,
            Instant createdAt) {

        @Override
        public String toString() {
            return "FollowerLogin[" + followerId + "]";
        }
    }

    /**
     * {@code toString} hides the keys.
     *
     * @param clientId its first and last characters only
     * @param expertKey with which an expert signs in, where the API key is too short for that
     */
    record FollowerCredentials(
            String apiKey,
            String clientId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String expertKey) {

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    record FollowerRegistration(FollowerLogin follower, FollowerCredentials credentials, RiskConfig riskConfig) {

        static FollowerRegistration of(NewFollower wanted, Registered made) {
            return new FollowerRegistration(
                    new FollowerLogin(
                            made.id(), made.name(), made.userName(), made.password(), made.account(), made.createdAt()),
                    new FollowerCredentials(wanted.apiKey(), masked(wanted.clientId()), made.expertKey()),
                    wanted.risk());
        }
    }

    record RegistrationAnswer(
            boolean ok,
            String message,
            FollowerLogin follower,
            FollowerCredentials credentials,
            RiskConfig riskConfig,
            FollowerRegistration data) {}

    @RequiresSignIn(
            value = {Role.ADMIN, Role.MASTER},
            scopes = Scope.FOLLOWERS)
    @PostMapping("/register-api-key")
    RegistrationAnswer register(@RequestBody(required = false) byte @Nullable [] body, Principal principal) {
        NewFollower wanted = NewFollower.read(body);
        FollowerRegistration made = FollowerRegistration.of(wanted, registry.register(wanted, principal));
        return new RegistrationAnswer(
                true,
                "Follower registered. The password is not shown again.",
                made.follower(),
                made.credentials(),
                made.riskConfig(),
                made);
    }

    /** Of an id that is so short that both ends together would be the whole, less is shown. */
    static String masked(String clientId) {
        int shown = clientId.length() > 2 * SHOWN ? SHOWN : SHOWN_OF_SHORT;
        return clientId.length() <= 2 * shown
                ? "..."
                : clientId.substring(0, shown) + "..." + clientId.substring(clientId.length() - shown);
    }

    /** Each limit is left out if there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FollowerView(
            String id,
            String username,
            AccountId accountId,
            Instant createdAt,
            @Nullable BigDecimal lotMultiplier,
            @Nullable BigDecimal maxQuantity,
            @Nullable BigDecimal maxDailyLoss) {

        static FollowerView of(RegisteredFollower follower) {
            RegisteredFollower.Limits limits = follower.limits();
            return new FollowerView(
                    follower.id(),
                    follower.userName(),
                    follower.account(),
                    follower.createdAt(),
                    limits == null ? null : CopyTrade.plain(limits.lotMultiplier()),
                    limits == null ? null : plain(limits.maxQuantity()),
                    limits == null ? null : plain(limits.maxDailyLoss()));
        }

        private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
            return value == null ? null : CopyTrade.plain(value);
        }
    }

    record FollowerList(List<FollowerView> followers, int total) {

        static FollowerList of(List<RegisteredFollower> found) {
            return new FollowerList(found.stream().map(FollowerView::of).toList(), found.size());
        }
    }

    record FollowersAnswer(boolean ok, String message, List<FollowerView> followers, int total, FollowerList data) {}

    /** Those whom the caller has registered; for a follower, the follower alone. */
    @RequiresSignIn(scopes = Scope.FOLLOWERS)
    @GetMapping("/list")
    FollowersAnswer list(Principal principal) {
        FollowerList found = FollowerList.of(store.visibleTo(principal));
        return new FollowersAnswer(true, "Followers", found.followers(), found.total(), found);
    }
}
