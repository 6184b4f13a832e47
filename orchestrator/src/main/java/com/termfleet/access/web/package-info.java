/** Sign-in over HTTP: the security filters, and the endpoints for sessions, users and tokens. */
@NullMarked
package com.termfleet.access.web;

import org.jspecify.annotations.NullMarked;
