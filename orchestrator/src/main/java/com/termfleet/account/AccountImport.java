package com.termfleet.account;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.UserId;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes accounts of the lines of a CSV file, with the keys that their clients have already. Each line is made or refused for
 * itself, so that the file can be corrected and sent again: a line whose key belongs to an account already changes nothing.
 * Thread-safe; blocks.
 */
@Component
public class AccountImport {

    /** The file's columns; name, role and owner are required, in any order. */
    public static final List<String> COLUMNS =
            List.of("name", "role", "owner", "key", "subscribe_token", "login", "server");

    private static final Map<String, String> COLUMN_OF =
            Map.of("email", "owner", "ownerId", "owner", "subscribeToken", "subscribe_token");

    private static final int MOST_LINES = 10_000;

    private final Accounts accounts;
    private final AccountSecrets secrets;
    private final Users users;

    AccountImport(Accounts accounts, AccountSecrets secrets, Users users) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.users = users;
    }

    /**
     * What became of one line.
     *
     * @param line of the file; the header is line 1
     * @param accountId null if it was refused
     * @param token of an account whose key was made here; not shown again
     * @param password of an owner who was made here; not shown again
     * @param errors why it was refused; empty if it was not
     */
    public record Line(
            long line,
            Outcome outcome,
            @Nullable Long accountId,
            @Nullable String token,
            @Nullable String password,
            List<FieldError> errors) {

        public Line {
            errors = List.copyOf(errors);
        }

        @Override
        public String toString() {
            return "Line[" + line + ", " + outcome + "]";
        }
    }

    /** What became of a line. */
    public enum Outcome {
        CREATED,
        /** An account with this key is there already. */
        EXISTS,
        REFUSED
    }

    /** @throws InvalidInputException if it is not such a file; then nothing was made */
    public List<Line> run(String csv) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(csv))) {
            List<String> missing = List.of("name", "role", "owner").stream()
                    .filter(column -> !parser.getHeaderMap().containsKey(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new InvalidInputException("body", "lacks the columns " + missing + "; known are " + COLUMNS);
            }
            List<CSVRecord> rows = parser.getRecords();
            if (rows.size() > MOST_LINES) {
                throw new InvalidInputException("body", "must have at most " + MOST_LINES + " lines");
            }
            List<Line> lines = new ArrayList<>(rows.size());
            for (CSVRecord row : rows) {
                lines.add(line(row));
            }
            return lines;
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException("body", "is not a CSV file with a header: " + e.getMessage());
        }
    }

    private Line line(CSVRecord row) {
        long number = row.getRecordNumber() + 1;
        String key = text(row, "key");
        Optional<Account> known = key == null ? Optional.empty() : secrets.withToken(key);
        if (known.isPresent()) {
            return new Line(number, Outcome.EXISTS, known.get().id().value(), null, null, List.of());
        }
        try {
            return made(row, number, key);
        } catch (InvalidInputException e) {
            return new Line(number, Outcome.REFUSED, null, null, null, byColumn(e.errors()));
        } catch (ConflictException e) {
            FieldError error = new FieldError("key", String.valueOf(e.getMessage()));
            return new Line(number, Outcome.REFUSED, null, null, null, List.of(error));
        }
    }

    /** Errors name the file's columns. */
    private static List<FieldError> byColumn(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(COLUMN_OF.getOrDefault(error.field(), error.field()), error.message()))
                .toList();
    }

    private Line made(CSVRecord row, long number, @Nullable String key) {
        SessionRole role = role(row);
        String email = String.valueOf(text(row, "owner"));
        Optional<UserId> owner = users.find(email).map(User::id);
        Users.@Nullable Created person = owner.isPresent()
                ? null
                : users.create(email, role == SessionRole.MASTER ? Role.MASTER : Role.FOLLOWER);
        Accounts.Created created = accounts.create(new NewAccount(
                String.valueOf(text(row, "name")),
                person == null ? owner.orElseThrow() : person.user().id(),
                role,
                Account.Platform.EXTERNAL,
                text(row, "login"),
                null,
                text(row, "server"),
                null,
                null,
                null,
                key,
                text(row, "subscribe_token")));
        return new Line(
                number,
                Outcome.CREATED,
                created.account().id().value(),
                key == null ? created.token() : null,
                person == null ? null : person.password(),
                List.of());
    }

    private static SessionRole role(CSVRecord row) {
        String role = String.valueOf(text(row, "role")).toUpperCase(Locale.ROOT);
        return switch (role) {
            case "MASTER" -> SessionRole.MASTER;
            case "FOLLOWER", "SLAVE" -> SessionRole.FOLLOWER;
            default -> throw new InvalidInputException("role", "must be master or follower");
        };
    }

    /** Null if the column is absent or empty. */
    private static @Nullable String text(CSVRecord row, String column) {
        String value = row.isMapped(column) && row.isSet(column) ? row.get(column) : "";
        return value.isEmpty() ? null : value;
    }
}
