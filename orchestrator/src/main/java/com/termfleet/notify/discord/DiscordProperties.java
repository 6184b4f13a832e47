package com.termfleet.notify.discord;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address of Discord, without a path
 * @param timeout how long an answer may take
 */
@ConfigurationProperties("termfleet.discord")
record DiscordProperties(
        @DefaultValue("https://discord.com") URI address,
        @DefaultValue("10s") Duration timeout) {}
