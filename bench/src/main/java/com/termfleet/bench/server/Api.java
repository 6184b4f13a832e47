package com.termfleet.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The native API as a script uses it: signs in once for a token, then sends that. */
public final class Api {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String basic;
    private @Nullable String token;

    Api(int port, String email, String password) {
        base = "http://127.0.0.1:" + port;
        basic = "Basic "
                + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    void awaitHealthy(Process process, Duration deadline) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/actuator/health")).build();
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException("the server ended with " + process.exitValue(), notYet);
                }
            }
            if (System.nanoTime() > end) {
                throw new IOException("the server was not healthy within " + deadline);
            }
            Thread.sleep(20);
        }
    }

    /** Where the server's HTTP is, without a slash at the end. */
    public String base() {
        return base;
    }

    public JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    public void delete(String path) throws IOException, InterruptedException {
        call("DELETE", path, null);
    }

    /** What is there for anybody, as it is. */
    public String text(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).build();
        return body("GET " + path, client.send(request, BodyHandlers.ofString()));
    }

    private JsonNode call(String method, String path, @Nullable Map<String, ?> body)
            throws IOException, InterruptedException {
        if (token == null && !path.equals("/tokens")) {
            token = post("/tokens", Map.of("name", "bench")).get("token").asString();
        }
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", token == null ? basic : "Bearer " + token)
                .method(method, publisher)
                .build();
        String text = body(method + " " + path, client.send(request, BodyHandlers.ofString()));
        return json.readTree(text.isEmpty() ? "{}" : text);
    }

    private static String body(String what, HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException(what + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
