package com.termfleet.compat.copier.config;

import com.termfleet.account.Account;
import com.termfleet.account.NewAccount;
import com.termfleet.notify.NotificationSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a config.json asks for, checked.
 *
 * @param symbols null: as they are
 * @param sizing null: as it is
 * @param notifications null: as they are
 */
record WantedConfig(
        List<WantedAccount> masters,
        List<WantedAccount> followers,
        @Nullable Map<String, @Nullable String> symbols,
        @Nullable Sizing sizing,
        @Nullable NotificationSettings notifications) {

    WantedConfig {
        masters = List.copyOf(masters);
        followers = List.copyOf(followers);
    }

    /**
     * @param path in the file
     * @param existing null if it is to be made
     */
    record WantedAccount(
            String path, NewAccount account, @Nullable Account existing) {}

    /** @param mode as subscriptions spell it */
    record Sizing(String mode, BigDecimal value) {}
}
