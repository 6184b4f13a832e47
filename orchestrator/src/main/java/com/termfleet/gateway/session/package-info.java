/** Connections and sessions: framing, authentication, heartbeats and limits. */
@NullMarked
package com.termfleet.gateway.session;

import org.jspecify.annotations.NullMarked;
