package com.termfleet.testing;

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
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The native API over HTTP, signed in as the admin with HTTP Basic. */
public final class RestApi {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int LONGEST_ANSWER = 2000;

    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String basic;

    RestApi(int port, String email, String password) {
        this("127.0.0.1", port, email, password);
    }

    RestApi(String address, int port, String email, String password) {
        base = "http://" + address + ":" + port;
        basic = "Basic "
                + Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What came back, whatever it is. */
    public HttpResponse<String> tryPost(String path, Map<String, ?> body) {
        return exchange("POST", path, json.writeValueAsString(body));
    }

    /** Waits until the server's health says so, whatever its status. */
    public void awaitProbe(String probe, String text, Duration deadline) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/actuator/health" + probe))
                .build();
        long end = System.nanoTime() + deadline.toNanos();
        String last = "";
        while (!last.contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + deadline + ": " + text + "; last answer " + shortened(last));
            }
            Polling.pause();
            try {
                last = CLIENT.send(request, BodyHandlers.ofString()).body();
            } catch (IOException notListening) {
                last = notListening.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    public JsonNode post(String path, Map<String, ?> body) {
        HttpResponse<String> response = tryPost(path, body);
        if (response.statusCode() >= 300) {
            throw new AssertionError("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    public JsonNode put(String path, Map<String, ?> body) {
        HttpResponse<String> response = exchange("PUT", path, json.writeValueAsString(body));
        if (response.statusCode() >= 300) {
            throw new AssertionError("PUT " + path + ": " + response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    public JsonNode get(String path) {
        HttpResponse<String> response = exchange("GET", path, "");
        if (response.statusCode() >= 300) {
            throw new AssertionError("GET " + path + ": " + response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    /** Reads until the answer is as wanted; fails with the last answer when it does not become so in time. */
    public JsonNode await(String path, String what, Duration deadline, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            JsonNode answer = get(path);
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within " + deadline + ": " + what + "; last answer " + shortened(answer.toString()));
            }
            Polling.pause();
        }
    }

    private static String shortened(String answer) {
        return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER) + "…";
    }

    void awaitHealthy(Process process, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(base + "/actuator/health")).build();
        while (true) {
            try {
                if (CLIENT.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notListening) {
                if (!process.isAlive()) {
                    throw new IOException("the server ended with " + process.exitValue(), notListening);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            if (System.nanoTime() > end) {
                throw new IOException("the server was not healthy within " + deadline);
            }
            Polling.pause();
        }
    }

    private HttpResponse<String> exchange(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", basic)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }
}
