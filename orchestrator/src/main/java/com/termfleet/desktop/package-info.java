/** A terminal's desktop in the browser: single-use tickets and the WebSocket-to-RFB proxy. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "terminal", "account", "access"})
package com.termfleet.desktop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
