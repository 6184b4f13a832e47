package com.termfleet.access.web;

import com.termfleet.access.ApiTokens;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

/** Everybody's own API tokens. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final ApiTokens tokens;

    TokenController(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @RequiresSignIn
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedToken create(@RequestBody NewToken request, Principal principal) {
        String name = request.name();
        if (name == null) {
            throw new InvalidInputException("name", "is required");
        }
        ApiTokens.Created created = tokens.create(principal, name);
        return new CreatedToken(
                created.about().id(),
                created.about().name(),
                created.token(),
                created.about().createdAt());
    }

    @RequiresSignIn
    @GetMapping
    Page<ApiTokens.ApiToken> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return Page.cut(tokens.of(principal), new PageRequest(page, size));
    }

    @RequiresSignIn
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Principal principal) {
        tokens.revoke(principal, id);
    }

    record NewToken(@Nullable String name) {}

    record CreatedToken(long id, String name, String token, Instant createdAt) {}
}
