package com.termfleet.standin.tradingview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A broker as TradingView talks to it, at {@code https://localhost:{port}/accounts/{account}}, and a page at {@code /page} that
 * trades there. Answers are compressed for clients that ask for gzip.
 */
public final class BrokerStandin implements AutoCloseable {

    private static final String OK = "{\"s\":\"ok\"}";
    private static final String NOT_FOUND = "{\"s\":\"error\",\"errmsg\":\"Not found\"}";

    private final HttpsServer server;
    private final StandinCertificate certificate;
    private final String account;
    private final BrokerBook book = new BrokerBook();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private BrokerStandin(HttpsServer server, StandinCertificate certificate, String account) {
        this.server = server;
        this.certificate = certificate;
        this.account = account;
    }

    /**
     * @param folder for its certificate
     * @param account id of the only account
     */
    public static BrokerStandin start(Path folder, String account) throws IOException {
        StandinCertificate certificate = StandinCertificate.create(folder, "broker-" + account);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        BrokerStandin standin = new BrokerStandin(server, certificate, account);
        server.createContext("/page", standin::page);
        server.createContext("/accounts/" + account + "/", standin::answer);
        server.start();
        return standin;
    }

    /** {@code localhost} and the port. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** The certificate of the server, in PEM. */
    public Path certificate() {
        return certificate.pem();
    }

    /**
     * Fills a waiting order.
     *
     * @return the position's id
     */
    public String fill(String order) {
        return book.fill(order);
    }

    /** The broker closes the position by itself, as at a stop loss. */
    public void closeByBroker(String position) {
        book.close(position, Optional.empty());
    }

    public List<String> openPositions() {
        return book.positions().stream().map(BrokerBook.Position::id).toList();
    }

    /** What clients sent: request line, a blank, and the body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void page(HttpExchange exchange) throws IOException {
        try (InputStream page = BrokerStandin.class.getResourceAsStream("/standin/tradingview.html")) {
            if (page == null) {
                throw new IOException("The page is missing");
            }
            respond(exchange, 200, "text/html; charset=utf-8", page.readAllBytes());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        String path = exchange.getRequestURI().getPath().substring(("/accounts/" + account + "/").length());
        String json = answer(
                exchange.getRequestMethod(),
                path,
                fields(exchange.getRequestURI().getRawQuery(), body));
        respond(exchange, 200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private String answer(String method, String path, Map<String, String> fields) {
        String id = path.substring(path.indexOf('/') + 1);
        if (method.equals("POST") && path.equals("orders")) {
            return placed(fields);
        }
        if (method.equals("GET") && path.equals("executions")) {
            return executions(fields.getOrDefault("instrument", ""));
        }
        if (method.equals("GET") && path.equals("instruments")) {
            return "{\"s\":\"ok\",\"d\":[{\"name\":\"EURUSD\",\"pipSize\":0.0001}]}";
        }
        if (method.equals("DELETE") && path.startsWith("orders/")) {
            return book.remove(id) ? OK : NOT_FOUND;
        }
        if (path.startsWith("positions/") && method.equals("DELETE")) {
            return book.close(id, Optional.ofNullable(fields.get("amount")).map(BigDecimal::new)) ? OK : NOT_FOUND;
        }
        if (path.startsWith("positions/") && method.equals("PUT")) {
            return book.has(id) ? OK : NOT_FOUND;
        }
        return method.equals("PUT") && path.startsWith("orders/") ? OK : NOT_FOUND;
    }

    private String placed(Map<String, String> fields) {
        BigDecimal quantity = new BigDecimal(fields.getOrDefault("qty", "0"));
        if (quantity.signum() <= 0 || quantity.compareTo(BigDecimal.valueOf(100)) > 0) {
            return "{\"s\":\"error\",\"errmsg\":\"Not enough money\"}";
        }
        BrokerBook.Order order = book.place(
                fields.getOrDefault("instrument", ""),
                fields.getOrDefault("side", ""),
                quantity,
                fields.getOrDefault("type", "market").equals("market"));
        return "{\"s\":\"ok\",\"d\":{\"orderId\":\"%s\",\"takeProfitOrderId\":\"%s.TP.1\",\"stopLossOrderId\":\"%s.SL.1\"}}"
                .formatted(order.id(), order.id(), order.id());
    }

    private String executions(String instrument) {
        List<String> rows = new ArrayList<>();
        for (BrokerBook.Execution execution : book.executions(instrument)) {
            rows.add(
                    "{\"orderId\":\"%s\",\"positionId\":\"%s\",\"instrument\":\"%s\",\"side\":\"%s\",\"price\":%s,\"qty\":%s,\"isClose\":%s}"
                            .formatted(
                                    execution.order(),
                                    execution.position(),
                                    execution.instrument(),
                                    execution.side(),
                                    execution.price(),
                                    execution.quantity(),
                                    execution.close()));
        }
        return "{\"s\":\"ok\",\"d\":[" + String.join(",", rows) + "]}";
    }

    private static Map<String, String> fields(@Nullable String query, String body) {
        Map<String, String> fields = new HashMap<>();
        for (String part : ((query == null ? "" : query) + "&" + body).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void respond(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean compress = accepted != null && accepted.contains("gzip");
        byte[] sent = compress ? compressed(body) : body;
        exchange.getResponseHeaders().set("Content-Type", type);
        if (compress) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
