package com.termfleet.access.user;

import com.termfleet.access.Role;
import com.termfleet.access.Secrets;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import java.time.Clock;
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
 * Keeps all users in memory, since every request asks who its caller is. Changes are made one at a time, in the database
 * first; this process is the only one that writes users. Thread-safe.
 */
@Service
public class UserDirectory implements Users {

    /** Fits no password that anybody knows; checked where there is no user, to take as long. */
    public static final String HASH_OF_NOBODY = PasswordHashing.OF_NOBODY;

    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cc}\\p{Cs}]{1,64}@[^@\\s\\p{Cc}\\p{Cs}]{1,189}");

    private final UserRepository rows;
    private final PasswordEncoder encoder;
    private final Clock clock;
    // Written under this object's monitor after the database has committed; read by anyone.
    private final Map<UserId, UserRow> users = new ConcurrentHashMap<>();

    UserDirectory(UserRepository rows, PasswordEncoder encoder, Clock clock) {
        this.rows = rows;
        this.encoder = encoder;
        this.clock = clock;
        rows.findAll().forEach(this::remember);
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(users.get(id)).map(UserRow::user);
    }

    @Override
    public Optional<User> find(String email) {
        return users.values().stream()
                .filter(row -> row.email().equalsIgnoreCase(email.strip()))
                .map(UserRow::user)
                .findFirst();
    }

    @Override
    public List<User> all() {
        return users.values().stream()
                .map(UserRow::user)
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
        String hash = hash(password);
        synchronized (this) {
            try {
                return remember(rows.save(UserRow.of(address, role, hash, clock.instant())));
            } catch (DuplicateKeyException e) {
                throw new ConflictException("There is already a user " + address + ".");
            }
        }
    }

    /** What the person's password is checked against; empty if there is no such user. */
    public Optional<String> passwordHash(UserId id) {
        return Optional.ofNullable(users.get(id)).map(UserRow::passwordHash);
    }

    /** @throws NotFoundException if there is no such user */
    public void setPassword(UserId id, String password) {
        String hash = hash(password);
        synchronized (this) {
            UserRow row = users.get(id);
            if (row == null) {
                throw new NotFoundException("There is no user " + id + ".");
            }
            remember(rows.save(row.withPasswordHash(hash)));
        }
    }

    private User remember(UserRow row) {
        User user = row.user();
        users.put(user.id(), row);
        return user;
    }

    private String hash(String password) {
        @Nullable String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password was not hashed");
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
