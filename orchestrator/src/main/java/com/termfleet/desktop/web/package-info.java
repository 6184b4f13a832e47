/** The desktop over HTTP: tickets, watchers, screenshots, and the WebSocket that carries the picture. */
@NullMarked
package com.termfleet.desktop.web;

import org.jspecify.annotations.NullMarked;
