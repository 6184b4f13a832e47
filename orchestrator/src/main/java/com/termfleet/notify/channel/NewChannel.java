package com.termfleet.notify.channel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notification channel as a person describes it; {@code toString} hides the secrets.
 *
 * @param botToken as Telegram's BotFather gives it; for Telegram alone
 * @param chatId a chat's number, or the name of a public channel with {@code @}; for Telegram alone
 * @param webhookUrl as Discord shows it; for Discord alone
 */
public record NewChannel(
        @Nullable ChannelKind kind,
        @Nullable String name,
        @Nullable Set<@Nullable Topic> topics,
        @Nullable String botToken,
        @Nullable String chatId,
        @Nullable String webhookUrl) {

    @Override
    public String toString() {
        return "NewChannel[" + kind + ", " + name + "]";
    }
}
