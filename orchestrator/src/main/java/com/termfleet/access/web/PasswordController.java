package com.termfleet.access.web;

import com.termfleet.access.Passwords;
import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of passwords: users change their own, an admin resets that of others. Both end the user's sessions. */
@RestController
@RequestMapping("/api/v1/users/{id}")
class PasswordController {

    private final Passwords passwords;
    private final Users users;
    private final ApplicationEventPublisher actions;

    PasswordController(Passwords passwords, Users users, ApplicationEventPublisher actions) {
        this.passwords = passwords;
        this.users = users;
        this.actions = actions;
    }

    /** Ends the caller's session, too, since it began with the old password. */
    @RequiresSignIn
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            @PathVariable long id,
            @RequestBody PasswordChange request,
            Principal principal,
            HttpServletRequest connection) {
        if (principal.user().value() != id) {
            if (principal.isAdmin()) {
                throw new NotAllowedException("Users choose their passwords themselves; an admin can create a one-time"
                        + " password with password-reset.");
            }
            throw notFound(id);
        }
        new FieldErrors()
                .check(request.currentPassword() != null, "currentPassword", "is required")
                .check(request.newPassword() != null, "newPassword", "is required")
                .throwIfAny();
        passwords.change(
                principal,
                Objects.requireNonNull(request.currentPassword()),
                Objects.requireNonNull(request.newPassword()),
                connection.getRemoteAddr());
        actions.publishEvent(new PersonAction(principal, Subject.USER, id, "changed the password"));
    }

    /** Also revokes the person's API tokens. */
    @RequiresSignIn(Role.ADMIN)
    @PostMapping("/password-reset")
    NewPassword reset(@PathVariable long id, Principal principal) {
        if (id <= 0) {
            throw notFound(id);
        }
        UserId user = new UserId(id);
        String password = passwords.reset(user);
        String email = users.find(user).map(User::email).orElse("user " + id);
        actions.publishEvent(new PersonAction(principal, Subject.USER, id, "reset the password of " + email));
        return new NewPassword(password);
    }

    private static NotFoundException notFound(long id) {
        return new NotFoundException("There is no user " + id + ".");
    }

    /** {@code toString} hides the passwords. */
    record PasswordChange(
            @Nullable String currentPassword, @Nullable String newPassword) {

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    /** @param password not shown again; {@code toString} hides it */
    record NewPassword(String password) {

        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }
}
