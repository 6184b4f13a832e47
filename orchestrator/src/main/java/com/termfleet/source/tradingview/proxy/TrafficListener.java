package com.termfleet.source.tradingview.proxy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Told what passes through the proxy. Called on event loops: must not block. */
public interface TrafficListener {

    /** @param authority host and port that a client wants to reach: {@code api.example.com:443} */
    boolean decrypts(String authority);

    /** Whether the request and its answer are to be copied. */
    boolean wants(String authority, String method, String uri);

    void captured(RawExchange exchange);

    /**
     * A copied request with its answer. {@code toString} shows no content.
     *
     * @param uri path and query
     * @param requestEncoding of the request's body; null for none
     * @param status of the answer
     * @param answerEncoding of the answer's body; null for none
     */
    record RawExchange(
            String authority,
            String method,
            String uri,
            @Nullable String requestEncoding,
            ByteBuffer request,
            int status,
            @Nullable String answerEncoding,
            ByteBuffer answer) {

        @Override
        public String toString() {
            return "RawExchange[" + method + " at " + authority + ", " + status + "]";
        }
    }
}
