package com.termfleet.notify.telegram;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address of Telegram's Bot API, without a path
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("termfleet.telegram")
record TelegramProperties(
        @DefaultValue("https://api.telegram.org") URI address,
        @DefaultValue("10s") Duration timeout) {}
