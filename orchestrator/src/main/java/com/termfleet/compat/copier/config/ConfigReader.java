package com.termfleet.compat.copier.config;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.account.Accounts;
import com.termfleet.account.Broker;
import com.termfleet.account.NewAccount;
import com.termfleet.compat.copier.config.WantedConfig.Sizing;
import com.termfleet.compat.copier.config.WantedConfig.WantedAccount;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.Symbol;
import com.termfleet.notify.NotificationSettings;
import com.termfleet.notify.Notifications;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks a config.json and finds the accounts that are there already. Errors name the path in the file. */
final class ConfigReader {

    private static final int MOST_ACCOUNTS = 100;
    private static final int MOST_SYMBOLS = 500;
    private static final int LONGEST_NAME = 64;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 8;
    private static final Set<String> BROKER_FIELDS = Set.of("baseUrl", "brokerId", "dialect", "accountId");
    private static final Map<String, String> MODES =
            Map.of("proportional", "MULTIPLIER", "fixed", "FIXED", "equity", "EQUITY");

    private final Accounts accounts;
    private final Principal principal;
    private final TerminalKind terminal;
    private final FieldErrors errors = new FieldErrors();

    /** @param terminal the program for the MT5 accounts that have a password */
    ConfigReader(Accounts accounts, Principal principal, TerminalKind terminal) {
        this.accounts = accounts;
        this.principal = principal;
        this.terminal = terminal;
    }

    /** @throws InvalidInputException with all fields that cannot be used */
    WantedConfig read(ConfigFile file) {
        List<WantedAccount> masters = masters(file.mt5Accounts());
        List<WantedAccount> followers = followers(file.matchTraderAccounts());
        checkSymbols(file.symbolMappings());
        Sizing sizing = sizing(file.copySettings());
        NotificationSettings notifications = notifications(file.notifications());
        errors.throwIfAny();
        return new WantedConfig(masters, followers, file.symbolMappings(), sizing, notifications);
    }

    private List<WantedAccount> masters(@Nullable List<ConfigFile.@Nullable Mt5Account> listed) {
        List<WantedAccount> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (ConfigFile.Mt5Account account : checked(listed, "mt5_accounts")) {
            String path = "mt5_accounts[" + number++ + "]";
            if (account == null) {
                errors.add(path, "must be an object with login, password, server and name");
                continue;
            }
            WantedAccount wanted = master(path, account);
            String identity = wanted.account().login() + "@" + wanted.account().server();
            errors.check(seen.add(identity.toLowerCase(Locale.ROOT)), path + ".login", "is there twice");
            found.add(wanted);
        }
        return found;
    }

    private WantedAccount master(String path, ConfigFile.Mt5Account account) {
        String login = login(path, account.login());
        String server = account.server();
        boolean hosted = account.password() != null;
        NewAccount wanted = new NewAccount(
                account.name() != null ? account.name() : shortened(login + "@" + server),
                principal.user(),
                SessionRole.MASTER,
                hosted ? Platform.MT5 : Platform.EXTERNAL,
                login,
                account.password(),
                server,
                hosted ? terminal : null,
                null);
        errors.check(login != null || account.login() != null, path + ".login", "is required");
        errors.check(hosted || server != null, path + ".server", "is required");
        check(path, wanted);
        Optional<Account> existing = own(known -> known.role() == SessionRole.MASTER
                && (known.platform() == Platform.MT5 || known.platform() == Platform.EXTERNAL)
                && login != null
                && login.equals(known.login())
                && server != null
                && server.equalsIgnoreCase(known.server()));
        return new WantedAccount(path, wanted, existing.orElse(null));
    }

    private @Nullable String login(String path, @Nullable Object login) {
        return switch (login) {
            case null -> null;
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            default -> {
                errors.add(path + ".login", "must be the account's number at the broker: 1 to 20 digits");
                yield null;
            }
        };
    }

    private List<WantedAccount> followers(@Nullable List<ConfigFile.@Nullable MatchTraderAccount> listed) {
        List<WantedAccount> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (ConfigFile.MatchTraderAccount account : checked(listed, "match_trader_accounts")) {
            String path = "match_trader_accounts[" + number++ + "]";
            if (account == null) {
                errors.add(path, "must be an object with name, token and broker");
                continue;
            }
            errors.check(account.name() != null, path + ".name", "is required");
            errors.check(
                    account.broker() != null, path + ".broker", "is required: the address of the broker's platform");
            WantedAccount wanted = follower(path, account);
            errors.check(seen.add(wanted.account().name()), path + ".name", "is there twice");
            found.add(wanted);
        }
        return found;
    }

    private WantedAccount follower(String path, ConfigFile.MatchTraderAccount account) {
        Broker broker = broker(path + ".broker", account.broker());
        String name = account.name() == null ? "unnamed" : account.name();
        NewAccount wanted = new NewAccount(
                name,
                principal.user(),
                SessionRole.FOLLOWER,
                Platform.MATCH_TRADER,
                null,
                account.token(),
                null,
                null,
                null,
                broker,
                null,
                null);
        if (broker != null) {
            check(path, wanted);
        }
        Account existing = own(known -> known.platform() == Platform.MATCH_TRADER
                        && known.name().equals(name))
                .orElse(null);
        errors.check(
                existing == null || broker == null || broker.equals(existing.broker()),
                path + ".broker",
                "differs from that of the account of this name, and cannot be changed: delete the account, or give this one"
                        + " another name");
        return new WantedAccount(path, wanted, existing);
    }

    private @Nullable Broker broker(String path, @Nullable Object broker) {
        return switch (broker) {
            case null -> null;
            case String address ->
                new Broker(
                        address.contains("://") ? address : "https://" + address,
                        null,
                        Broker.Dialect.WEBSOCKET,
                        null,
                        null);
            case Map<?, ?> fields -> broker(path, fields);
            default -> {
                errors.add(
                        path,
                        "must be the address of the broker's platform, or {baseUrl, brokerId, dialect, accountId}");
                yield null;
            }
        };
    }

    private Broker broker(String path, Map<?, ?> fields) {
        fields.forEach((field, value) -> {
            errors.check(
                    BROKER_FIELDS.contains(String.valueOf(field)), path + "." + field, "is not a field of a broker");
            errors.check(value == null || value instanceof String, path + "." + field, "must be a string");
        });
        String dialect = text(fields, "dialect");
        return new Broker(
                text(fields, "baseUrl"),
                text(fields, "brokerId"),
                dialect(path, dialect),
                null,
                text(fields, "accountId"));
    }

    private Broker.Dialect dialect(String path, @Nullable String name) {
        if ("TRADER_API".equals(name)) {
            return Broker.Dialect.TRADER_API;
        }
        errors.check(
                name == null || "WEBSOCKET".equals(name),
                path + ".dialect",
                "must be WEBSOCKET or TRADER_API: the others do not sign in with a token");
        return Broker.Dialect.WEBSOCKET;
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private <T extends @Nullable Object> List<T> checked(@Nullable List<T> listed, String path) {
        if (listed == null) {
            return List.of();
        }
        errors.check(listed.size() <= MOST_ACCOUNTS, path, "must not have more than " + MOST_ACCOUNTS + " accounts");
        return listed.size() <= MOST_ACCOUNTS ? listed : List.of();
    }

    private void check(String path, NewAccount wanted) {
        try {
            accounts.check(wanted);
        } catch (InvalidInputException e) {
            for (FieldError error : e.errors()) {
                String field = error.field().startsWith("broker") ? "broker" : error.field();
                errors.add(path + "." + field, error.message());
            }
        }
    }

    private Optional<Account> own(Predicate<Account> wanted) {
        return accounts.all().stream()
                .filter(account -> account.owner().equals(principal.user()))
                .filter(wanted)
                .findFirst();
    }

    private void checkSymbols(@Nullable Map<String, @Nullable String> symbols) {
        if (symbols == null) {
            return;
        }
        errors.check(
                symbols.size() <= MOST_SYMBOLS,
                "symbol_mappings",
                "must not have more than " + MOST_SYMBOLS + " symbols");
        symbols.forEach((from, to) -> {
            String path = "symbol_mappings." + from;
            checkSymbol(path, from);
            if (to == null) {
                errors.add(path, "must name a symbol");
            } else {
                checkSymbol(path, to);
            }
        });
    }

    private void checkSymbol(String path, String name) {
        try {
            Symbol.of(name);
        } catch (IllegalArgumentException e) {
            errors.add(path, "is not usable: " + e.getMessage());
        }
    }

    private @Nullable Sizing sizing(ConfigFile.@Nullable CopySettings settings) {
        if (settings == null) {
            return null;
        }
        String mode = MODES.get(settings.mode() == null ? "proportional" : settings.mode());
        errors.check(mode != null, "copy_settings.mode", "must be proportional, fixed or equity");
        BigDecimal multiplier = settings.multiplier() == null ? BigDecimal.ONE : settings.multiplier();
        errors.check(
                multiplier.signum() > 0 && multiplier.compareTo(LARGEST) <= 0 && multiplier.scale() <= DECIMALS,
                "copy_settings.multiplier",
                "must be above 0, at most " + LARGEST.toPlainString() + " and have at most " + DECIMALS + " decimals");
        errors.check(
                settings.multiplier() != null || !"fixed".equals(settings.mode()),
                "copy_settings.multiplier",
                "is required with the mode fixed: the lots of each copy");
        return mode == null ? null : new Sizing(mode, multiplier);
    }

    private @Nullable NotificationSettings notifications(ConfigFile.@Nullable NotificationsPart part) {
        if (part == null) {
            return null;
        }
        String email = part.email() == null || part.email().isEmpty() ? null : part.email();
        NotificationSettings wanted = new NotificationSettings(Boolean.TRUE.equals(part.enabled()), email);
        try {
            Notifications.check(wanted);
        } catch (InvalidInputException e) {
            e.errors().forEach(error -> errors.add("notifications." + error.field(), error.message()));
        }
        return wanted;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
