package com.termfleet.notify.telegram;

import com.termfleet.notify.Channel;
import com.termfleet.notify.Notifier;
import com.termfleet.notify.http.MessagePost;
import com.termfleet.notify.http.MessageService;
import com.termfleet.notify.http.MessageText;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends messages as a person's bot. The recipient's address is the chat, its secret the bot's token. */
@Component
class TelegramNotifier implements Notifier {

    private static final int MOST = 4_096;

    private final MessagePost post;
    private final TelegramProperties properties;

    TelegramNotifier(MessagePost post, TelegramProperties properties) {
        this.post = post;
        this.properties = properties;
    }

    @Override
    public Channel channel() {
        return Channel.TELEGRAM;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void send(Recipient to, String subject, String message) {
        String token = String.valueOf(to.secret());
        post.send(
                new MessageService("Telegram", token, TelegramNotifier::advice),
                properties.address().resolve("/bot" + token + "/sendMessage"),
                Map.of(
                        "chat_id",
                        String.valueOf(to.address()),
                        "text",
                        MessageText.of(subject, message, MOST),
                        "link_preview_options",
                        Map.of("is_disabled", true)),
                properties.timeout());
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 404 ->
                "The bot token is not valid any more: remove the channel and add it with the bot's present token.";
            default ->
                "Check the chat id, and that the bot is a member of the chat or that you have started a chat with it.";
        };
    }
}
