package com.termfleet.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An Expert Advisor as a plain socket: sends lines and awaits lines, knowing nothing of the server's code. For one thread.
 */
public final class LineClient implements AutoCloseable {

    public static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final int BUFFER = 8_192;
    private static final int SHOWN = 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private final List<String> received = new ArrayList<>();
    private int position;
    private int limit;

    private LineClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    public static LineClient connect(int port) throws IOException {
        return connect(InetAddress.getLoopbackAddress(), port);
    }

    public static LineClient connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), (int) DEADLINE.toMillis());
        return new LineClient(socket);
    }

    /** Over a socket that is connected already, for example one with TLS. */
    public static LineClient over(Socket socket) throws IOException {
        return new LineClient(socket);
    }

    /** Connects, signs in and awaits {@code AUTH_OK}. */
    public static LineClient signedIn(int port, String role, String token) throws IOException {
        LineClient client = connect(port);
        client.send("AUTH|" + role + "|" + token);
        client.await("AUTH_OK|");
        return client;
    }

    /** Sends one line and its LF. */
    public LineClient send(String line) throws IOException {
        return sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public LineClient sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** The next line that begins so; others before it are passed over, and kept in {@link #received()}. */
    public String await(String beginning) throws IOException {
        return await("a line beginning with " + beginning, DEADLINE, line -> line.startsWith(beginning));
    }

    /** @throws AssertionError if it does not come in time, or the connection ends */
    public String await(String what, Duration deadline, Predicate<String> wanted) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            String line = readLine(what, end);
            if (line == null) {
                throw new AssertionError("the connection ended before " + what + "; received last " + last());
            }
            if (wanted.test(line)) {
                return line;
            }
        }
    }

    /** The next line, whatever it is. */
    public String next() throws IOException {
        return await("a line", DEADLINE, line -> true);
    }

    /** Awaits the end of the connection and returns the lines that came before it. */
    public List<String> awaitEnd() throws IOException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        List<String> last = new ArrayList<>();
        try {
            for (String line = readLine("the end", end); line != null; line = readLine("the end", end)) {
                last.add(line);
            }
        } catch (SocketException e) {
            // A reset ends a connection too.
            return last;
        }
        return last;
    }

    /** Every line so far. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private @Nullable String readLine(String what, long end) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (position == limit && !fill(what, end)) {
                return null;
            }
            byte b = buffer[position++];
            if (b == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                received.add(text);
                return text;
            }
            line.write(b);
        }
    }

    private List<String> last() {
        return received.subList(Math.max(0, received.size() - SHOWN), received.size());
    }

    private boolean fill(String what, long end) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new AssertionError("not in time: " + what + "; received last " + last());
        }
        socket.setSoTimeout((int) left);
        try {
            limit = in.read(buffer);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("not in time: " + what + "; received last " + last(), e);
        }
        position = 0;
        if (limit < 0) {
            limit = 0;
            return false;
        }
        return true;
    }
}
