package com.termfleet.desktop;

import com.termfleet.desktop.rfb.ServerHandshake;
import com.termfleet.kernel.AccountId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * The VNC server in one container. Each connection gets a new password. Not thread-safe: a second start would replace
 * the password before the first connection uses it.
 */
final class VncServer {

    private static final List<String> START = List.of("/opt/termfleet/vnc", "start");
    private static final List<String> STOP = List.of("/opt/termfleet/vnc", "stop");
    private static final Duration START_DEADLINE = Duration.ofSeconds(15);
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);
    private static final String PASSWORD_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 8;

    private final SecureRandom random = new SecureRandom();
    private final AccountId account;
    private final DesktopHost host;

    VncServer(AccountId account, DesktopHost host) {
        this.account = account;
        this.host = host;
    }

    /** @return a connection that is signed in */
    Socket connect() throws DesktopUnavailableException {
        InetSocketAddress address = host.vncAddress(account)
                .orElseThrow(() -> new DesktopUnavailableException("The terminal is not running. Start it first."));
        String password = newPassword();
        start(password);
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) CONNECT_DEADLINE.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) CONNECT_DEADLINE.toMillis());
            ServerHandshake.signIn(socket.getInputStream(), socket.getOutputStream(), password);
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            closeQuietly(socket, e);
            throw new DesktopUnavailableException("The terminal's desktop does not answer. Try again.", e);
        }
    }

    void stop() {
        host.run(account, STOP, new byte[0], START_DEADLINE);
    }

    private void start(String password) throws DesktopUnavailableException {
        try {
            byte[] input = (password + "\n").getBytes(StandardCharsets.US_ASCII);
            String answer = new String(host.run(account, START, input, START_DEADLINE), StandardCharsets.UTF_8);
            if (!answer.strip().endsWith("ready")) {
                throw new DesktopUnavailableException(
                        "The terminal's desktop server does not start. Restart the terminal.");
            }
        } catch (RuntimeException e) {
            throw new DesktopUnavailableException("The terminal's desktop cannot be reached. Try again.", e);
        }
    }

    private String newPassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(PASSWORD_CHARACTERS.charAt(random.nextInt(PASSWORD_CHARACTERS.length())));
        }
        return password.toString();
    }

    private static void closeQuietly(Socket socket, IOException cause) {
        try {
            socket.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
