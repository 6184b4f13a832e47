package com.termfleet.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.termfleet.access.ApiTokens;
import com.termfleet.access.ApiTokens.NewToken;
import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Scope;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own API tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final ApiTokens tokens;
    private final ApplicationEventPublisher actions;

    TokenController(ApiTokens tokens, ApplicationEventPublisher actions) {
        this.tokens = tokens;
        this.actions = actions;
    }

    @RequiresSignIn
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedToken create(@RequestBody TokenRequest request, Principal principal) {
        ApiTokens.Created created = tokens.create(principal, request.toNewToken());
        TokenView token = TokenView.of(created.about());
        done(
                principal,
                token.id(),
                "created the token \"" + token.name() + "\" for " + String.join(", ", token.scopes()));
        return new CreatedToken(token, created.token());
    }

    @RequiresSignIn
    @GetMapping
    Page<TokenView> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return Page.cut(tokens.of(principal), new PageRequest(page, size)).map(TokenView::of);
    }

    @RequiresSignIn
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Principal principal) {
        tokens.revoke(principal, id);
        done(principal, id, "revoked the token");
    }

    private void done(Principal by, long token, String what) {
        actions.publishEvent(new PersonAction(by, Subject.TOKEN, token, what));
    }

    /** @param scopes absent: all */
    record TokenRequest(
            @Nullable String name,
            @Nullable List<String> scopes,
            @Nullable Instant expiresAt) {

        NewToken toNewToken() {
            List<String> wanted = scopes == null ? List.of(Scope.ALL.text()) : scopes;
            Set<Scope> known =
                    wanted.stream().flatMap(text -> Scope.of(text).stream()).collect(Collectors.toSet());
            new FieldErrors()
                    .check(name != null, "name", "is required")
                    .check(
                            known.size() == Set.copyOf(wanted).size(),
                            "scopes",
                            "must be all, read, signals or followers")
                    .throwIfAny();
            return new NewToken(Objects.requireNonNull(name), known, expiresAt);
        }
    }

    record TokenView(
            long id,
            String name,
            List<String> scopes,
            @Nullable Instant expiresAt,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {

        static TokenView of(ApiTokens.ApiToken token) {
            List<String> scopes =
                    token.scopes().stream().map(Scope::text).sorted().toList();
            return new TokenView(
                    token.id(), token.name(), scopes, token.expiresAt(), token.createdAt(), token.lastUsedAt());
        }
    }

    /** @param token not shown again */
    record CreatedToken(@JsonUnwrapped TokenView about, String token) {}
}
