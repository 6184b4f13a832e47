package com.termfleet.source.tradingview.proxy;

import com.termfleet.source.tradingview.proxy.TrafficListener.RawExchange;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import org.littleshoot.proxy.HttpFiltersAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies one request and its answer. The request passes on the client's event loop, the answer on the server's. */
final class CopyingFilters extends HttpFiltersAdapter {

    private static final Logger log = LoggerFactory.getLogger(CopyingFilters.class);

    private final HttpRequest original;
    private final String authority;
    private final TrafficListener listener;

    // All guarded by this.
    private final CopiedBody request = new CopiedBody();
    private final CopiedBody answer = new CopiedBody();
    private @Nullable HttpResponse response;
    private boolean ended;

    CopyingFilters(HttpRequest original, String authority, TrafficListener listener) {
        super(original);
        this.original = original;
        this.authority = authority;
        this.listener = listener;
    }

    @Override
    public @Nullable HttpResponse clientToProxyRequest(HttpObject part) {
        untouched(() -> {
            if (part instanceof HttpContent content) {
                request.add(content.content());
            }
        });
        return null;
    }

    @Override
    public HttpObject serverToProxyResponse(HttpObject part) {
        untouched(() -> copyAnswer(part));
        return part;
    }

    private void copyAnswer(HttpObject part) {
        if (part instanceof HttpResponse head) {
            // Before it there may be informational answers.
            response = head;
        }
        if (part instanceof HttpContent content) {
            answer.add(content.content());
        }
        HttpResponse head = response;
        if (part instanceof LastHttpContent
                && head != null
                && !ended
                && head.status().code() >= 200) {
            ended = true;
            tell(head);
        }
    }

    private void tell(HttpResponse head) {
        if (request.isTooLarge() || answer.isTooLarge()) {
            log.warn(
                    "Captured exchange too large; ignored host={} method={}",
                    authority,
                    original.method().name());
            return;
        }
        listener.captured(new RawExchange(
                authority,
                original.method().name(),
                original.uri(),
                original.headers().get(HttpHeaderNames.CONTENT_ENCODING),
                request.bytes(),
                head.status().code(),
                head.headers().get(HttpHeaderNames.CONTENT_ENCODING),
                answer.bytes()));
    }

    /** Whatever goes wrong with the copy, the traffic goes on. */
    private synchronized void untouched(Runnable copying) {
        try {
            copying.run();
        } catch (RuntimeException e) {
            log.error("Traffic passed on without being captured host={}", authority, e);
        }
    }
}
