package com.termfleet.notify.channel;

/** The service at which a notification channel is. */
public enum ChannelKind {
    TELEGRAM,
    DISCORD
}
