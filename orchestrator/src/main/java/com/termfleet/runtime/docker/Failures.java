package com.termfleet.runtime.docker;

import com.github.dockerjava.api.exception.BadRequestException;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.EngineUnavailableException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes an engine that refused from one that did not answer. Messages reach tenants, so they do not name the
 * engine's address; that is in the server's log.
 */
final class Failures {

    private Failures() {}

    /** @return what to throw for {@code cause}, in words that name the request and the reason */
    static RuntimeException explain(String what, @Nullable Throwable cause) {
        return switch (cause) {
            case DockerException refused ->
                new EngineRefusedException(
                        fault(refused),
                        "The container engine refused to %s: %s".formatted(what, message(refused)),
                        refused);
            case EngineRefusedException ours -> ours;
            case EngineUnavailableException ours -> ours;
            case CancellationException cancelled -> cancelled;
            case null -> new EngineUnavailableException("No answer from the container engine: " + what);
            default ->
                new EngineUnavailableException(
                        "The container engine cannot be reached (%s): %s".formatted(what, reason(cause)), cause);
        };
    }

    /** What is not known to be the container's fault is taken for the host's: that stops nothing. */
    static Fault fault(DockerException refused) {
        String message = message(refused).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("no such image")) {
            return Fault.HOST;
        }
        return switch (refused) {
            case NotFoundException _, ConflictException _ -> Fault.CONTAINER;
            case BadRequestException _ -> Fault.SPEC;
            default -> Fault.HOST;
        };
    }

    /** The engine wraps its words in {@code Status 404: {"message":"…"}}. */
    private static String message(DockerException e) {
        String text = String.valueOf(e.getMessage()).strip();
        int begin = text.indexOf("\"message\":\"");
        int end = text.lastIndexOf("\"}");
        return begin < 0 || end < begin ? text : text.substring(begin + 11, end).replace("\\\"", "\"");
    }

    /** The reason without an address, which messages of connection failures contain. */
    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return switch (root) {
            case UnknownHostException _ -> "unknown host name";
            case SocketTimeoutException _ -> "timeout";
            case ConnectException _ -> "connection refused";
            case SocketException broken -> String.valueOf(broken.getMessage());
            default -> root.getClass().getSimpleName();
        };
    }
}
