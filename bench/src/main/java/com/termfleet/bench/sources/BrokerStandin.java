package com.termfleet.bench.sources;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.termfleet.bench.measure.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A broker as TradingView asks it for new executions, over TLS on loopback; there never are any. */
public final class BrokerStandin implements Closeable {

    public static final String ACCOUNT = "A1";
    static final String PATH = "/accounts/" + ACCOUNT + "/executions?locale=en&instrument=EURUSD";
    private static final byte[] NOTHING = "{\"s\":\"ok\",\"d\":[]}".getBytes(StandardCharsets.US_ASCII);

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private BrokerStandin(HttpsServer server) {
        this.server = server;
    }

    public static BrokerStandin start(StandinCertificate certificate) throws IOException {
        // Read once by the JDK's server: without it an answer in two parts waits for the client's delayed
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        BrokerStandin standin = new BrokerStandin(
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free()), 0));
        standin.server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        standin.server.setExecutor(standin.threads);
        standin.server.createContext("/accounts/", BrokerStandin::answer);
        standin.server.start();
        return standin;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, NOTHING.length);
            exchange.getResponseBody().write(NOTHING);
        }
    }

    /** Its name and port: the host whose traffic is captured. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** The same server by its address, which is another host for the proxy. */
    String otherHost() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
