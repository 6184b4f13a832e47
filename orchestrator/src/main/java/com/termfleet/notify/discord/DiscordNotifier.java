package com.termfleet.notify.discord;

import com.termfleet.notify.Channel;
import com.termfleet.notify.Notifier;
import com.termfleet.notify.http.MessagePost;
import com.termfleet.notify.http.MessageService;
import com.termfleet.notify.http.MessageText;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends messages to a person's webhook. The recipient's secret is the webhook's id and token. */
@Component
class DiscordNotifier implements Notifier {

    private static final int MOST = 2_000;

    /** Without it the answer comes before Discord knows whether it takes the message. */
    private static final String WAIT = "?wait=true";

    /** Links are not expanded. */
    private static final int SUPPRESS_EMBEDS = 4;

    private final MessagePost post;
    private final DiscordProperties properties;

    DiscordNotifier(MessagePost post, DiscordProperties properties) {
        this.post = post;
        this.properties = properties;
    }

    @Override
    public Channel channel() {
        return Channel.DISCORD;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    /** In version 10, since pauses are in seconds there, which in version 6, that of a plain URL, they are not. */
    @Override
    public void send(Recipient to, String subject, String message) {
        String webhook = String.valueOf(to.secret());
        String token = webhook.substring(webhook.indexOf('/') + 1);
        post.send(
                new MessageService("Discord", token, DiscordNotifier::advice),
                properties.address().resolve("/api/v10/webhooks/" + webhook + WAIT),
                Map.of(
                        "content",
                        MessageText.of(subject, message, MOST),
                        "allowed_mentions",
                        Map.of("parse", List.of()),
                        "flags",
                        SUPPRESS_EMBEDS),
                properties.timeout());
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403, 404 ->
                "The webhook was removed at Discord: remove the channel and add it with another webhook.";
            default -> "Remove the channel and add it with another webhook.";
        };
    }
}
