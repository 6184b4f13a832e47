package com.termfleet.notify.channel;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.OneLine;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A notification channel that can be used; {@code toString} hides the secret.
 *
 * @param secret the bot's token, or id and token of the webhook with a slash between them
 */
public record CheckedChannel(
        ChannelKind kind,
        String name,
        Set<Topic> topics,
        @Nullable String chatId,
        String secret) {

    private static final int LONGEST_NAME = 60;
    private static final Pattern BOT_TOKEN = Pattern.compile("[0-9]{3,20}:[A-Za-z0-9_-]{20,100}");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z][A-Za-z0-9_]{3,63}");

    /** Of these hosts alone, and only id and token are used of it: the server sends requests nowhere else. */
    private static final Pattern WEBHOOK =
            Pattern.compile("https://(?:(?:ptb|canary)\\.)?discord(?:app)?\\.com/api/(?:v[0-9]{1,2}/)?webhooks"
                    + "/([0-9]{5,25}/[A-Za-z0-9_-]{20,200})/?");

    public CheckedChannel {
        topics = Set.copyOf(topics);
    }

    /** @throws InvalidInputException with all fields that cannot be used */
    public static CheckedChannel of(NewChannel wanted, boolean isAdmin) {
        FieldErrors errors = new FieldErrors();
        String name = Objects.requireNonNullElse(wanted.name(), "").strip();
        Set<Topic> topics = topics(wanted);
        errors.check(
                        OneLine.fits(name, LONGEST_NAME),
                        "name",
                        "is required: 1 to " + LONGEST_NAME + " characters on one line")
                .check(!topics.isEmpty(), "topics", "must name one at least")
                .check(
                        isAdmin || topics.stream().noneMatch(Topic::isForAdmins),
                        "topics",
                        "must be OPEN, CLOSE or ERROR; SIGN_IN and PERSON are for admins");
        ChannelKind kind = wanted.kind();
        if (kind == null) {
            throw thrown(errors.add("kind", "is required: TELEGRAM or DISCORD"));
        }
        String secret = secret(kind, wanted, errors);
        errors.throwIfAny();
        return new CheckedChannel(kind, name, topics, chatId(kind, wanted), secret);
    }

    private static Set<Topic> topics(NewChannel wanted) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        if (wanted.topics() != null) {
            wanted.topics().stream().filter(Objects::nonNull).forEach(topics::add);
        }
        return topics;
    }

    private static String secret(ChannelKind kind, NewChannel wanted, FieldErrors errors) {
        return switch (kind) {
            case TELEGRAM -> {
                String token = plain(wanted.botToken());
                errors.check(
                                BOT_TOKEN.matcher(token).matches(),
                                "botToken",
                                "must be the token that BotFather gave, as 123456789:AAE…")
                        .check(
                                CHAT.matcher(plain(wanted.chatId())).matches(),
                                "chatId",
                                "must be the chat's number, as -1001234567890, or the name of a public channel, as @name")
                        .check(wanted.webhookUrl() == null, "webhookUrl", "is for DISCORD");
                yield token;
            }
            case DISCORD -> {
                Matcher webhook = WEBHOOK.matcher(plain(wanted.webhookUrl()));
                boolean fits = webhook.matches();
                errors.check(fits, "webhookUrl", "must be as https://discord.com/api/webhooks/…/…")
                        .check(wanted.botToken() == null, "botToken", "is for TELEGRAM")
                        .check(wanted.chatId() == null, "chatId", "is for TELEGRAM");
                yield fits ? webhook.group(1) : "";
            }
        };
    }

    private static @Nullable String chatId(ChannelKind kind, NewChannel wanted) {
        return kind == ChannelKind.TELEGRAM ? plain(wanted.chatId()) : null;
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static RuntimeException thrown(FieldErrors errors) {
        errors.throwIfAny();
        return new IllegalStateException("There is an error");
    }

    @Override
    public String toString() {
        return "CheckedChannel[" + kind + ", " + name + "]";
    }
}
