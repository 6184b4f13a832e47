/** Notifications by e-mail. */
@NullMarked
package com.termfleet.notify.email;

import org.jspecify.annotations.NullMarked;
