/** Passwords and API tokens: how they are checked, changed, and protected from guessing. */
@NullMarked
package com.termfleet.access.signin;

import org.jspecify.annotations.NullMarked;
