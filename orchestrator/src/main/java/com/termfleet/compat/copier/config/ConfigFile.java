package com.termfleet.compat.copier.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copier's config.json, with its own keys. What is left out stays as it is. {@code toString} hides the secrets. */
record ConfigFile(
        @JsonProperty("mt5_accounts") @Nullable List<@Nullable Mt5Account> mt5Accounts,
        @JsonProperty("match_trader_accounts") @Nullable List<@Nullable MatchTraderAccount> matchTraderAccounts,
        @JsonProperty("symbol_mappings") @Nullable Map<String, @Nullable String> symbolMappings,
        @JsonProperty("copy_settings") @Nullable CopySettings copySettings,
        @Nullable Logging logging,
        @Nullable NotificationsPart notifications) {

    /**
     * A master.
     *
     * @param login a number, or one in a string
     * @param password absent for a terminal that runs elsewhere
     */
    record Mt5Account(
            @Schema(type = "string") @Nullable Object login,
            @Nullable String password,
            @Nullable String server,
            @Nullable String name) {

        @Override
        public String toString() {
            return "Mt5Account[" + login + "]";
        }
    }

    /**
     * A follower.
     *
     * @param broker where it is: an address, or {@code {baseUrl, brokerId, dialect, accountId}} as accounts have it
     */
    record MatchTraderAccount(
            @Nullable String name,
            @Nullable String token,
            @Schema(type = "string") @Nullable Object broker) {

        @Override
        public String toString() {
            return "MatchTraderAccount[" + name + "]";
        }
    }

    /**
     * @param mode proportional, fixed or equity
     * @param multiplier a factor, or lots with the mode fixed
     */
    record CopySettings(@Nullable String mode, @Nullable BigDecimal multiplier) {}

    /** Read and not used: this server's log is the operator's. */
    record Logging(
            @Nullable String level,
            @JsonProperty("log_file") @Nullable String logFile) {}

    record NotificationsPart(
            @Nullable Boolean enabled, @Nullable String email) {}

    @Override
    public String toString() {
        return "ConfigFile[]";
    }
}
