package com.termfleet.fleet.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes lines of text to a response one by one; what its buffer does not hold waits for the client. */
final class LogText {

    static final String TYPE = "text/plain;charset=UTF-8";

    private static final Logger log = LoggerFactory.getLogger(LogText.class);

    private LogText() {}

    /**
     * @param source gives all lines to the consumer on this thread; when it throws before the first, another answer is still
     *     possible
     */
    static void write(HttpServletResponse response, Consumer<Consumer<String>> source) {
        response.setContentType(TYPE);
        try {
            source.accept(line -> write(response, line));
        } catch (UncheckedIOException e) {
            log.debug("Client ended the reading of a log reason={}", e.getMessage());
        }
    }

    private static void write(HttpServletResponse response, String line) {
        try {
            OutputStream out = response.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
