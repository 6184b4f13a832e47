package com.termfleet.destination.matchtrader.http;

import com.termfleet.destination.matchtrader.session.SessionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests of one login to one broker, each once. Thread-safe. */
public final class HttpCalls {

    private static final long LARGEST_ANSWER = 16_000_000;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client;
    private final URI base;
    private final LoginBudget budget;
    private final Settings settings;

    /** @param timeout how long an answer may take */
    public record Settings(String userAgent, Duration timeout) {}

    public HttpCalls(HttpClient client, URI base, LoginBudget budget, Settings settings) {
        this.client = client;
        this.base = base;
        this.budget = budget;
        this.settings = settings;
    }

    public URI base() {
        return base;
    }

    public LoginBudget budget() {
        return budget;
    }

    public Duration timeout() {
        return settings.timeout();
    }

    /**
     * @param body null: none
     * @throws NoAnswer if there is none
     * @throws SessionException if the login may send nothing now, so that it was not sent
     */
    public Answer send(String method, String path, Map<String, String> headers, @Nullable String body) {
        try {
            budget.takeRequest();
            HttpResponse<String> response = client.send(
                    request(method, path, headers, body),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER));
            Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
            if (answer.status() == TOO_MANY_REQUESTS) {
                budget.pauseFor(answer.retryAfter());
            }
            return answer;
        } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
            throw new NoAnswer("The broker cannot be reached", false, e);
        } catch (IOException e) {
            throw new NoAnswer("The broker did not answer", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("Interrupted", true, e);
        }
    }

    private HttpRequest request(String method, String path, Map<String, String> headers, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(resolve(path))
                .timeout(settings.timeout())
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json");
        headers.forEach(request::header);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private URI resolve(String path) {
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }
}
