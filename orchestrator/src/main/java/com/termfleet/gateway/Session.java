package com.termfleet.gateway;

import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.AccountId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One authenticated connection of one Expert Advisor. All methods are thread-safe and never block. */
public interface Session {

    /** Unique among all sessions since the installation began. */
    String id();

    AccountId account();

    SessionRole role();

    /** What it speaks. */
    default Dialect dialect() {
        return Dialect.V1;
    }

    /** What the Expert Advisor reported about itself at sign-in. */
    Introduction introduction();

    /** Queues one line. Dropped without an error when the session is closed or its queue is full. */
    void send(Outbound message);

    /**
     * Fields that the Expert Advisor did not send are null.
     *
     * @param login the broker login
     * @param mode HEDGING or NETTING
     * @param checks what it checks itself before it opens, such as PRICES
     */
    record Introduction(
            String address,
            @Nullable String login,
            @Nullable String server,
            @Nullable String expert,
            @Nullable String mode,
            @Nullable String currency,
            @Nullable String checks) {

        /** Of one that does not tell that it checks anything. */
        public Introduction(
                String address,
                @Nullable String login,
                @Nullable String server,
                @Nullable String expert,
                @Nullable String mode,
                @Nullable String currency) {
            this(address, login, server, expert, mode, currency, null);
        }

        /** Whether it opens nothing while spread or deviation are above the limits of the command. */
        public boolean checksPrices() {
            return "PRICES".equals(checks);
        }

        /** Server and login in one string, equal for all sessions of one broker account; empty if either is unknown. */
        public Optional<String> brokerLogin() {
            return login == null || server == null
                    ? Optional.empty()
                    : Optional.of(server.toLowerCase(Locale.ROOT) + "|" + login);
        }
    }
}
