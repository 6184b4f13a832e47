package com.termfleet.compat.followers;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.Scope;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Registered followers and their trades for the dashboard: errors are those of the native API. */
@RestController
class FollowerBoardController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FollowerRegistry registry;
    private final FollowerStore followers;
    private final CopyTradeDesk desk;

    FollowerBoardController(FollowerRegistry registry, FollowerStore followers, CopyTradeDesk desk) {
        this.registry = registry;
        this.followers = followers;
        this.desk = desk;
    }

    /** Limits that are left out are the usual ones. {@code toString} hides the credentials. */
    record FollowerForm(
            @Nullable String followerName,
            @Nullable String apiKey,
            @Nullable String apiSecret,
            @Nullable String clientId,
            @Nullable BigDecimal lotMultiplier,
            @Nullable BigDecimal maxQuantity,
            @Nullable BigDecimal maxOrderValue,
            @Nullable BigDecimal maxDailyLoss,
            @Nullable List<String> allowedInstruments,
            @Nullable List<String> allowedProductTypes) {

        @Override
        public String toString() {
            return "FollowerForm[" + followerName + "]";
        }
    }

    /** The password is not shown again. */
    @RequiresSignIn(
            value = {Role.ADMIN, Role.MASTER},
            scopes = Scope.FOLLOWERS)
    @PostMapping("/api/v1/followers")
    @ResponseStatus(HttpStatus.CREATED)
    FollowerController.FollowerRegistration register(@RequestBody FollowerForm form, Principal principal) {
        NewFollower wanted = NewFollower.read(JSON.writeValueAsBytes(form));
        return FollowerController.FollowerRegistration.of(wanted, registry.register(wanted, principal));
    }

    /** Those whom the caller has registered; for a follower, the follower alone. */
    @RequiresSignIn(scopes = Scope.FOLLOWERS)
    @GetMapping("/api/v1/followers")
    FollowerController.FollowerList list(Principal principal) {
        return FollowerController.FollowerList.of(followers.visibleTo(principal));
    }

    /** Of all followers whom the caller may see, or of one of them; newest first. */
    @RequiresSignIn(scopes = Scope.FOLLOWERS)
    @GetMapping("/api/v1/follower-trades")
    FollowerBoard board(@RequestParam(required = false) @Nullable String followerId, Principal principal) {
        return desk.show(followerId, principal);
    }
}
