/** The parts of the remote frame buffer protocol (RFC 6143) that a proxy between browser and VNC server needs. */
@NullMarked
package com.termfleet.desktop.rfb;

import org.jspecify.annotations.NullMarked;
