package com.termfleet.access.signin;

import com.termfleet.access.Passwords;
import com.termfleet.access.Principal;
import com.termfleet.access.user.UserDirectory;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.UserId;
import org.springframework.stereotype.Service;

/** Stores the new hash, then revokes what a reset is to revoke. */
@Service
class PasswordService implements Passwords {

    private static final int MIN_LENGTH = 12;

    private final UserDirectory users;
    private final SignInService signIn;
    private final TokenService tokens;

    PasswordService(UserDirectory users, SignInService signIn, TokenService tokens) {
        this.users = users;
        this.signIn = signIn;
        this.tokens = tokens;
    }

    @Override
    public void change(Principal person, String current, String wanted, String address) {
        new FieldErrors()
                .check(
                        wanted.length() >= MIN_LENGTH && wanted.length() <= SignInService.MAX_PASSWORD,
                        "newPassword",
                        "must be " + MIN_LENGTH + " to " + SignInService.MAX_PASSWORD + " characters")
                .throwIfAny();
        if (signIn.withPassword(person.email(), current, address).isEmpty()) {
            throw new InvalidInputException("currentPassword", "is not your password");
        }
        users.setPassword(person.user(), wanted);
    }

    @Override
    public String reset(UserId user) {
        String password = users.resetPassword(user);
        tokens.revokeAllOf(user);
        return password;
    }
}
