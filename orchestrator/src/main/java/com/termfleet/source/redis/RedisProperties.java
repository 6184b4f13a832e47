package com.termfleet.source.redis;

import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url of the Redis server, {@code redis://[:password@]host[:port][/database]}, or {@code rediss://} with TLS; empty: no
 *     bridge
 * @param account id of the account whose signals the messages of publishers are; null: that of the message, or the only account of
 *     platform TRADINGVIEW
 */
@ConfigurationProperties("termfleet.redis")
record RedisProperties(
        @DefaultValue("") String url, @Nullable Long account) {

    RedisProperties {
        url = url.strip();
        if (!url.isEmpty()) {
            try {
                RedisURI.create(url);
            } catch (IllegalArgumentException e) {
                // Not with its cause, whose text may have the password.
                throw new IllegalArgumentException(
                        "termfleet.redis.url (TERMFLEET_REDIS_URL) must have the form redis://:password@host:6379/0");
            }
        }
    }

    boolean isEnabled() {
        return !url.isEmpty();
    }

    /** The password is not shown. */
    @Override
    public String toString() {
        return "RedisProperties[enabled=" + isEnabled() + ", account=" + account + "]";
    }
}
