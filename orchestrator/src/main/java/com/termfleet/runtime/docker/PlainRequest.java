package com.termfleet.runtime.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A request for which the library has no command, over its own transport. */
final class PlainRequest {

    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private PlainRequest() {}

    /**
     * @return empty if it is not there
     * @throws DockerException if the engine refuses
     */
    static <T> Optional<T> get(DockerHttpClient transport, String path, Class<T> type) throws IOException {
        Request request =
                Request.builder().method(Request.Method.GET).path(path).build();
        try (Response answer = transport.execute(request)) {
            if (answer.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.getStatusCode() >= FIRST_ERROR) {
                String text = new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
                throw new DockerException(text, answer.getStatusCode());
            }
            return Optional.of(DockerClientConfig.getDefaultObjectMapper().readValue(answer.getBody(), type));
        }
    }
}
