/** Notifications and their settings over HTTP. */
@NullMarked
package com.termfleet.notify.web;

import org.jspecify.annotations.NullMarked;
