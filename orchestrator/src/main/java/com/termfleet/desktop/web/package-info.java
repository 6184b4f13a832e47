/** The desktop over HTTP: tickets, watchers, screenshots, and the WebSocket to the VNC server. */
@NullMarked
package com.termfleet.desktop.web;

import org.jspecify.annotations.NullMarked;
