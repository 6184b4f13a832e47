package com.termfleet.access;

import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Keeps everyone in memory: every request asks who somebody is. Written after the database has committed; this process is
 * the only one that writes users.
 */
@Service
class UserDirectory implements Users {

    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cc}\\p{Cs}]{1,64}@[^@\\s\\p{Cc}\\p{Cs}]{1,189}");

    private final UserStore store;
    private final PasswordEncoder encoder;
    private final Map<UserId, User> users = new ConcurrentHashMap<>();

    UserDirectory(UserStore store, PasswordEncoder encoder) {
        this.store = store;
        this.encoder = encoder;
        store.all().forEach(user -> users.put(user.id(), user));
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<User> find(String email) {
        return users.values().stream()
                .filter(user -> user.email().equalsIgnoreCase(email.strip()))
                .findFirst();
    }

    @Override
    public List<User> all() {
        return users.values().stream()
                .sorted(Comparator.comparingLong(user -> user.id().value()))
                .toList();
    }

    @Override
    public Created create(String email, Role role) {
        String password = Secrets.password();
        return new Created(create(email, role, password), password);
    }

    User create(String email, Role role, String password) {
        String address = valid(email);
        try {
            User user = store.insert(address, role, hash(password));
            users.put(user.id(), user);
            return user;
        } catch (DuplicateKeyException e) {
            throw new ConflictException("There is already a user " + address + ".");
        }
    }

    void setPassword(UserId user, String password) {
        store.setPasswordHash(user, hash(password));
    }

    private String hash(String password) {
        @Nullable String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password was not hashed");
        }
        return hash;
    }

    private static String valid(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        new FieldErrors()
                .check(
                        address.length() <= MAX_EMAIL && EMAIL.matcher(address).matches(),
                        "email",
                        "must be an e-mail address such as ann@example.com")
                .throwIfAny();
        return address;
    }
}
