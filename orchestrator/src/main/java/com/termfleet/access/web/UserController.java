package com.termfleet.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.UserChange;
import com.termfleet.access.Users;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The users; an admin sees, creates and changes all of them, others see themselves. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private final Users users;
    private final ApplicationEventPublisher actions;

    UserController(Users users, ApplicationEventPublisher actions) {
        this.users = users;
        this.actions = actions;
    }

    @RequiresSignIn(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserView create(@RequestBody NewUser request, Principal principal) {
        new FieldErrors()
                .check(request.email() != null, "email", "is required")
                .check(request.role() != null, "role", "is required")
                .throwIfAny();
        Users.Created created = users.create(String.valueOf(request.email()), roleOf(request));
        User user = created.user();
        done(principal, user, "created the user " + user.email() + " with the role " + user.role());
        return UserView.of(user, created.password());
    }

    @RequiresSignIn
    @GetMapping
    Page<UserView> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return Page.cut(
                        users.all().stream()
                                .filter(user -> principal.mayUse(user.id()))
                                .toList(),
                        new PageRequest(page, size))
                .map(user -> UserView.of(user, null));
    }

    @RequiresSignIn
    @GetMapping("/{id}")
    UserView get(@PathVariable long id, Principal principal) {
        return users.all().stream()
                .filter(user -> user.id().value() == id && principal.mayUse(user.id()))
                .findFirst()
                .map(user -> UserView.of(user, null))
                .orElseThrow(() -> new NotFoundException("There is no user " + id + "."));
    }

    /** Disables or enables a user, or changes their plan. */
    @RequiresSignIn(Role.ADMIN)
    @PatchMapping("/{id}")
    UserView change(@PathVariable long id, @RequestBody UserChange change, Principal principal) {
        if (principal.user().value() == id && Boolean.FALSE.equals(change.enabled())) {
            throw new ConflictException("You cannot disable yourself; another admin can.");
        }
        if (id <= 0) {
            throw new NotFoundException("There is no user " + id + ".");
        }
        User user = users.change(new UserId(id), change);
        if (change.enabled() != null) {
            done(principal, user, (user.enabled() ? "enabled" : "disabled") + " the user " + user.email());
        }
        if (change.plan() != null) {
            done(principal, user, "gave the user " + user.email() + " the plan " + user.plan());
        }
        return UserView.of(user, null);
    }

    private void done(Principal by, User user, String what) {
        actions.publishEvent(new PersonAction(by, Subject.USER, user.id().value(), what));
    }

    private static Role roleOf(NewUser request) {
        Role role = request.role();
        return role == null ? Role.FOLLOWER : role;
    }

    record NewUser(@Nullable String email, @Nullable Role role) {}

    /** @param password not shown again */
    record UserView(
            UserId id,
            String email,
            Role role,
            boolean enabled,
            String plan,
            @Nullable Instant passwordExpiresAt,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String password) {

        static UserView of(User user, @Nullable String password) {
            return new UserView(
                    user.id(),
                    user.email(),
                    user.role(),
                    user.enabled(),
                    user.plan(),
                    user.passwordExpiresAt(),
                    user.createdAt(),
                    password);
        }
    }
}
