package com.termfleet.runtime.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineUnavailableException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Tells an engine that said no from one that said nothing. */
final class Failures {

    private Failures() {}

    /** @return what to throw for {@code cause}, in words that name the request and the reason */
    static RuntimeException explain(String what, String host, @Nullable Throwable cause) {
        return switch (cause) {
            case DockerException refused ->
                new EngineRefusedException(
                        "The container engine refused to %s: %s".formatted(what, message(refused)), refused);
            case EngineRefusedException ours -> ours;
            case EngineUnavailableException ours -> ours;
            case CancellationException cancelled -> cancelled;
            case null -> new EngineUnavailableException("No answer from the container engine: " + what);
            default ->
                new EngineUnavailableException(
                        "The container engine at %s cannot be reached (%s): %s".formatted(host, what, root(cause)),
                        cause);
        };
    }

    /** The engine wraps its words in {@code Status 404: {"message":"…"}}. */
    private static String message(DockerException e) {
        String text = String.valueOf(e.getMessage()).strip();
        int begin = text.indexOf("\"message\":\"");
        int end = text.lastIndexOf("\"}");
        return begin < 0 || end < begin ? text : text.substring(begin + 11, end).replace("\\\"", "\"");
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
