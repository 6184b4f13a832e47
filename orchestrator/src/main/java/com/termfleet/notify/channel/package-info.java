/** The notification channels that persons have added: chats at Telegram and Discord. */
@NullMarked
package com.termfleet.notify.channel;

import org.jspecify.annotations.NullMarked;
