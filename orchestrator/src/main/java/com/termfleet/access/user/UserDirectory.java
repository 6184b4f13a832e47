package com.termfleet.access.user;

import com.termfleet.access.Grant;
import com.termfleet.access.Role;
import com.termfleet.access.Secrets;
import com.termfleet.access.User;
import com.termfleet.access.UserChange;
import com.termfleet.access.Users;
import com.termfleet.database.LeadershipListener;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Keeps all users in memory, since every request looks up its caller. Changes are made one at a time, in the database
 * first; only the leader writes users. Thread-safe.
 */
@Service
public class UserDirectory implements Users, LeadershipListener {

    /** Matches no known password; verified if there is no such user, so that the answer takes as long. */
    public static final String HASH_OF_NOBODY = PasswordHashing.OF_NOBODY;

    private static final int MAX_EMAIL = 254;
    private static final Pattern NAME = Pattern.compile("[^@:\\s\\p{Cc}\\p{Cs}]{1,120}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cc}\\p{Cs}]{1,64}@[^@\\s\\p{Cc}\\p{Cs}]{1,189}");

    private final UserRepository rows;
    private final PasswordEncoder encoder;
    private final Plans plans;
    private final OneTimePasswords oneTime;
    private final Clock clock;
    // Written under this object's monitor after the database has committed; read by anyone.
    private final Map<UserId, Person> people = new ConcurrentHashMap<>();

    UserDirectory(UserRepository rows, PasswordEncoder encoder, Plans plans, OneTimePasswords oneTime, Clock clock) {
        this.rows = rows;
        this.encoder = encoder;
        this.plans = plans;
        this.oneTime = oneTime;
        this.clock = clock;
        rows.findAll().forEach(row -> put(Person.of(row)));
    }

    @Override
    public Optional<User> find(UserId id) {
        return Optional.ofNullable(people.get(id)).map(Person::user);
    }

    @Override
    public Optional<User> find(String email) {
        return person(email).map(Person::user);
    }

    @Override
    public List<User> all() {
        return people.values().stream()
                .map(Person::user)
                .sorted(Comparator.comparingLong(user -> user.id().value()))
                .toList();
    }

    @Override
    public Created create(String email, Role role) {
        String password = Secrets.password();
        return new Created(create(email, role, password, oneTimeUntil()), password);
    }

    /** @param expiresAt null for a password that its user has chosen */
    User create(String email, Role role, String password, @Nullable Instant expiresAt) {
        return insert(valid(email), role, password, expiresAt);
    }

    @Override
    public User createNamed(String name, Role role, String password) {
        new FieldErrors()
                .check(
                        NAME.matcher(name).matches(),
                        "name",
                        "must be 1 to 120 characters without '@', ':', blanks and control characters")
                .throwIfAny();
        return insert(name, role, password, null);
    }

    private User insert(String address, Role role, String password, @Nullable Instant expiresAt) {
        String hash = hash(password);
        synchronized (this) {
            try {
                UserRow row = rows.save(UserRow.of(address, role, hash, expiresAt, clock.instant()));
                return put(Person.of(row));
            } catch (DuplicateKeyException e) {
                throw new ConflictException("There is already a user " + address + ".");
            }
        }
    }

    @Override
    public User change(UserId id, UserChange change) {
        new FieldErrors()
                .check(
                        change.plan() == null || plans.has(change.plan()),
                        "plan",
                        "must be the name of a plan in the settings")
                .throwIfAny();
        return change(id, row -> row.with(change));
    }

    @Override
    public int mostAccounts(User user) {
        return plans.mostAccounts(user);
    }

    /** The stored hash with the user's grant; empty if there is no such user, or the user is disabled. */
    public Optional<Credentials> credentials(String email) {
        return person(email)
                .filter(person -> person.row().enabled())
                .map(person -> new Credentials(person.user(), person.row().passwordHash(), person.password()));
    }

    /** Ends when the user is disabled. Grants by other means than a password depend on it. */
    public Grant presence(UserId id) {
        Person person = people.get(id);
        if (person == null) {
            throw notFound(id);
        }
        return person.presence();
    }

    /** Stores a password that the user has chosen; grants of the old one end. */
    public void setPassword(UserId id, String password) {
        setPassword(id, password, null);
    }

    /** @return a one-time password; grants of the old one end */
    public String resetPassword(UserId id) {
        String password = Secrets.password();
        setPassword(id, password, oneTimeUntil());
        return password;
    }

    private void setPassword(UserId id, String password, @Nullable Instant expiresAt) {
        String hash = hash(password);
        change(id, row -> row.withPassword(hash, expiresAt));
    }

    private Instant oneTimeUntil() {
        return clock.instant().plus(oneTime.oneTimePasswordLifetime());
    }

    private User change(UserId id, UnaryOperator<UserRow> change) {
        Person before;
        Person after;
        synchronized (this) {
            before = people.get(id);
            if (before == null) {
                throw notFound(id);
            }
            after = before.with(rows.save(change.apply(before.row())));
            put(after);
        }
        before.endWhatIsNotPartOf(after);
        return after.user();
    }

    /** The former leader may have changed users since they were loaded. */
    @Override
    public synchronized void leadershipTaken() {
        for (UserRow row : rows.findAll()) {
            Person before = people.get(row.user().id());
            Person after = before == null ? Person.of(row) : before.with(row);
            put(after);
            if (before != null) {
                before.endWhatIsNotPartOf(after);
            }
        }
    }

    /** The leader may have disabled somebody. */
    @Override
    public void standingBy() {
        leadershipTaken();
    }

    private User put(Person person) {
        User user = person.user();
        people.put(user.id(), person);
        return user;
    }

    private Optional<Person> person(String email) {
        String address = email.strip();
        return people.values().stream()
                .filter(person -> person.row().email().equalsIgnoreCase(address))
                .findFirst();
    }

    private String hash(String password) {
        @Nullable String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password was not hashed");
        }
        return hash;
    }

    private static NotFoundException notFound(UserId id) {
        return new NotFoundException("There is no user " + id + ".");
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

    /**
     * A user's stored hash and grant; {@code toString} hides the hash.
     *
     * @param grant ends when the password changes or the user is disabled
     */
    public record Credentials(User user, String hash, Grant grant) {

        @Override
        public String toString() {
            return "Credentials[" + user + "]";
        }
    }

    /**
     * @param presence ends when the user is disabled
     * @param password ends when the user is disabled or the password changes
     */
    private record Person(UserRow row, Grant presence, Grant password) {

        static Person of(UserRow row) {
            return new Person(row, new Grant(), new Grant());
        }

        User user() {
            return row.user();
        }

        void endWhatIsNotPartOf(Person after) {
            if (presence != after.presence) {
                presence.end();
            }
            if (password != after.password) {
                password.end();
            }
        }

        /** The changed user, with new grants in place of those that the change ends. */
        Person with(UserRow changed) {
            boolean disabled = row.enabled() && !changed.enabled();
            boolean newPassword = disabled || !row.passwordHash().equals(changed.passwordHash());
            return new Person(changed, disabled ? new Grant() : presence, newPassword ? new Grant() : password);
        }
    }
}
