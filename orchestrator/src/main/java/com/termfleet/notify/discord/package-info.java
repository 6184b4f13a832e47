/** Notifications in channels at Discord. */
@NullMarked
package com.termfleet.notify.discord;

import org.jspecify.annotations.NullMarked;
