/** Messages to services that take them over HTTP. */
@NullMarked
package com.termfleet.notify.http;

import org.jspecify.annotations.NullMarked;
