package com.termfleet.notify.http;

import com.termfleet.kernel.UnavailableException;
import com.termfleet.notify.Notifier.DeliveryException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a message as JSON, once, and follows no redirects. Nothing that it throws or logs holds the address, which is a secret at
 * the services that it is for. Thread-safe.
 */
@Component
public class MessagePost implements AutoCloseable {

    private static final long LARGEST_ANSWER = 100_000;

    private final JsonMapper json;
    private final HttpClient client = HttpClient.newHttpClient();

    MessagePost(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param within how long the whole answer may take
     * @throws DeliveryException if the service does not take the message
     * @throws UnavailableException if the thread is interrupted
     */
    public void send(MessageService service, URI address, Map<String, ?> message, Duration within) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("User-Agent", "TermFleet")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(message)))
                .build();
        HttpResponse<String> answer = answer(service, request, within);
        new MessageAnswer(service, answer.statusCode(), answer.headers(), answer.body(), json).throwUnlessTaken();
    }

    private HttpResponse<String> answer(MessageService service, HttpRequest request, Duration within) {
        // A timeout of the request itself would end with the headers.
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new DeliveryException(service.name() + " did not answer within " + within.toMillis() + " ms.", null);
        } catch (ExecutionException e) {
            throw noAnswer(service, e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops.");
        }
    }

    /** The cause's text may hold the address. */
    private static DeliveryException noAnswer(MessageService service, @Nullable Throwable cause) {
        String kind = cause instanceof IOException ? cause.getClass().getSimpleName() : "unexpected error";
        return new DeliveryException(service.name() + " cannot be reached, or did not answer (" + kind + ").", null);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
