/** Notifications in chats at Telegram. */
@NullMarked
package com.termfleet.notify.telegram;

import org.jspecify.annotations.NullMarked;
