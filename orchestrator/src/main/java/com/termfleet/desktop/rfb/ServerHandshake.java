package com.termfleet.desktop.rfb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The client's side of the handshake with a VNC server: version 3.8 and VNC authentication. */
public final class ServerHandshake {

    private static final int VERSION_LENGTH = 12;
    private static final byte[] VERSION = "RFB 003.008\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VNC_AUTHENTICATION = 2;
    private static final int LONGEST_REASON = 1_024;

    private ServerHandshake() {}

    /**
     * Signs in. Afterwards the server waits for ClientInit. Blocks.
     *
     * @throws RfbException if the server speaks another version, offers no VNC authentication, or refuses the password
     */
    public static void signIn(InputStream from, OutputStream to, String password) throws IOException {
        DataInputStream in = new DataInputStream(from);
        String version = new String(in.readNBytes(VERSION_LENGTH), StandardCharsets.US_ASCII);
        if (!version.matches("RFB \\d{3}\\.\\d{3}\n") || version.compareTo("RFB 003.008\n") < 0) {
            throw new RfbException("The VNC server does not speak RFB 3.8.");
        }
        to.write(VERSION);
        to.flush();
        chooseVncAuthentication(in, to);
        byte[] challenge = new byte[VncAuthentication.CHALLENGE_LENGTH];
        in.readFully(challenge);
        to.write(VncAuthentication.answer(challenge, password));
        to.flush();
        if (in.readInt() != 0) {
            throw new RfbException("The VNC server refuses: " + reason(in));
        }
    }

    private static void chooseVncAuthentication(DataInputStream in, OutputStream to) throws IOException {
        int count = in.readUnsignedByte();
        if (count == 0) {
            throw new RfbException("The VNC server refuses: " + reason(in));
        }
        boolean offered = false;
        for (int i = 0; i < count; i++) {
            offered |= in.readUnsignedByte() == VNC_AUTHENTICATION;
        }
        if (!offered) {
            throw new RfbException("The VNC server offers no VNC authentication.");
        }
        to.write(VNC_AUTHENTICATION);
        to.flush();
    }

    private static String reason(DataInputStream in) throws IOException {
        int length = in.readInt();
        int kept = Math.min(Math.max(length, 0), LONGEST_REASON);
        return new String(in.readNBytes(kept), StandardCharsets.UTF_8);
    }
}
