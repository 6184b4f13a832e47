package com.termfleet.standin.matchtrader;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program that trades over HTTP, as one from outside would: it signs in once and keeps token and cookies. */
final class HttpProgram {

    static final String SYSTEM = "/mtr-api/f1b2c3d4-0000-4000-8000-000000000001/";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));

    HttpProgram(URI base) {
        this.base = base;
    }

    HttpProgram with(String header, String value) {
        headers.add(header);
        headers.add(value);
        return this;
    }

    /** As the current form of the login, with the first account. */
    static HttpProgram signedIn(MatchTraderStandin server) {
        HttpProgram program = new HttpProgram(server.address());
        JsonObject answer = new JsonObject(
                program.post("/manager/mtr-login", credentials(server)).body());
        JsonObject account = answer.getJsonArray("tradingAccounts").getJsonObject(0);
        return program.with("Auth-trading-api", account.getString("tradingApiToken"))
                .with("Cookie", "co-auth=" + answer.getString("token"));
    }

    static String credentials(MatchTraderStandin server) {
        return new JsonObject()
                .put("email", server.options().email())
                .put("password", server.options().password())
                .put("brokerId", server.options().brokerId())
                .encode();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    HttpResponse<String> send(String method, String path, String body) {
        try {
            return http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(1))
                .headers(headers.toArray(String[]::new))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
