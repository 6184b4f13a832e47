/** The parts of the remote frame buffer protocol (RFC 6143) that stand between a browser and a VNC server. */
@NullMarked
package com.termfleet.desktop.rfb;

import org.jspecify.annotations.NullMarked;
