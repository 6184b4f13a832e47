package com.termfleet.desktop.rfb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The server's side of the handshake with a viewer: version 3.8, no authentication (its ticket was already checked),
 * and its ClientInit, whose request for exclusive access is ignored.
 */
public final class ClientHandshake {

    private static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NO_AUTHENTICATION = 1;

    private ClientHandshake() {}

    /** Afterwards the viewer waits for ServerInit. Blocks. */
    public static void welcome(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        to.write(VERSION);
        to.flush();
        byte[] version = new byte[VERSION.length];
        in.readFully(version);
        if (!Arrays.equals(version, VERSION)) {
            throw new RfbException("The viewer does not speak RFB 3.8.");
        }
        to.write(new byte[] {1, NO_AUTHENTICATION});
        to.flush();
        if (in.readUnsignedByte() != NO_AUTHENTICATION) {
            throw new RfbException("The viewer chose a security type that was not offered.");
        }
        to.write(new byte[Integer.BYTES]);
        to.flush();
        in.readUnsignedByte();
    }
}
