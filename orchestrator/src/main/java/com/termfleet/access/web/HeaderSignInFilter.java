package com.termfleet.access.web;

import com.termfleet.access.ExpiredPasswordException;
import com.termfleet.access.Principal;
import com.termfleet.access.SignIn;
import com.termfleet.access.TooManyAttemptsException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates a request by its headers, for this request alone; answers 401 if the credentials are wrong. */
final class HeaderSignInFilter extends OncePerRequestFilter {

    private final SignIn signIn;
    private final ProblemWriter problems;

    HeaderSignInFilter(SignIn signIn, ProblemWriter problems) {
        this.signIn = signIn;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeaderCredentials shown = HeaderCredentials.of(request);
        if (shown == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Principal> principal;
        try {
            principal = shown.check(signIn, request.getRemoteAddr());
        } catch (TooManyAttemptsException e) {
            problems.tooManyAttempts(response, e);
            return;
        } catch (ExpiredPasswordException e) {
            problems.unauthorized(response, String.valueOf(e.getMessage()));
            return;
        } catch (DataAccessException | TransactionException e) {
            problems.databaseAway(response);
            return;
        }
        if (principal.isEmpty()) {
            problems.unauthorized(response, "The token or password is not valid.");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(principal.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
