/** The listening sockets, and what every accepted connection is equipped with. */
@NullMarked
package com.termfleet.gateway.server;

import org.jspecify.annotations.NullMarked;
