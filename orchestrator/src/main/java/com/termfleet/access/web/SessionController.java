package com.termfleet.access.web;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.access.PersonSignedIn;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.Scope;
import com.termfleet.access.SignIn;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A browser's session: sign-in, the signed-in user, sign-out. */
@RestController
@RequestMapping(SessionController.PATH)
class SessionController {

    static final String PATH = "/api/v1/session";

    private final SignIn signIn;
    private final Users users;
    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;
    private final ProblemWriter problems;
    private final BrowserSessions sessions;
    private final ApplicationEventPublisher events;

    SessionController(
            SignIn signIn,
            Users users,
            SecurityContextRepository contexts,
            CsrfTokenRepository csrfTokens,
            ProblemWriter problems,
            BrowserSessions sessions,
            ApplicationEventPublisher events) {
        this.signIn = signIn;
        this.users = users;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
        this.problems = problems;
        this.sessions = sessions;
        this.events = events;
    }

    @OpenToAnyone
    @PostMapping
    @Nullable
    SessionView signIn(@RequestBody SignInRequest credentials, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Principal> principal =
                signIn.withPassword(credentials.email(), credentials.password(), request.getRemoteAddr());
        if (principal.isEmpty()) {
            problems.unauthorized(response, "The e-mail address or the password is wrong.");
            return null;
        }
        begin(principal.get(), request, response);
        events.publishEvent(new PersonSignedIn(principal.get(), request.getRemoteAddr()));
        return view(principal.get());
    }

    @RequiresSignIn(scopes = {Scope.SIGNALS, Scope.FOLLOWERS})
    @GetMapping
    SessionView current(Principal principal) {
        return view(principal);
    }

    @RequiresSignIn
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Session id and CSRF token are renewed at every sign-in, against session fixation. */
    private void begin(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        Principal bySession = sessions.begin(principal, request.getSession(true));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(bySession));
        SecurityContextHolder.setContext(context);
        if (bySession.grant().isOpen()) {
            contexts.saveContext(context, request, response);
        }
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    /** {@code toString} hides the password. */
    record SignInRequest(String email, String password) {

        @SuppressWarnings({"NullAway", "ConstantValue"}) // Fields that are absent in the JSON are null here.
        SignInRequest {
            new FieldErrors()
                    .check(email != null, "email", "is required")
                    .check(password != null, "password", "is required")
                    .throwIfAny();
        }

        @Override
        public String toString() {
            return "SignInRequest[" + email + "]";
        }
    }

    private SessionView view(Principal principal) {
        Instant expires =
                users.find(principal.user()).map(User::passwordExpiresAt).orElse(null);
        return new SessionView(new SignedInUser(principal.user(), principal.email(), principal.role(), expires));
    }

    record SessionView(SignedInUser user) {}

    /** @param passwordExpiresAt when the one-time password expires; null once the user has chosen a password */
    record SignedInUser(
            UserId id, String email, Role role, @Nullable Instant passwordExpiresAt) {}
}
