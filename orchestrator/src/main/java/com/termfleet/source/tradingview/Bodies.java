package com.termfleet.source.tradingview;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Bodies of captured exchanges as text. */
final class Bodies {

    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private Bodies() {}

    /**
     * @param encoding the header Content-Encoding; null for none
     * @throws IllegalArgumentException if the encoding is not known, or the body is none or too large
     */
    static String text(ByteBuffer body, @Nullable String encoding) {
        if (!body.hasRemaining()) {
            return "";
        }
        byte[] copied = new byte[body.remaining()];
        body.duplicate().get(copied);
        try (InputStream plain = plain(new ByteArrayInputStream(copied), encoding == null ? "" : encoding)) {
            byte[] bytes = plain.readNBytes(MOST_BYTES);
            if (bytes.length == MOST_BYTES) {
                throw new IllegalArgumentException("the body is too large");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body cannot be decompressed", e);
        }
    }

    private static InputStream plain(InputStream body, String encoding) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            case "deflate" -> new InflaterInputStream(body);
            case "br" -> new BrotliInputStream(body);
            case "zstd" -> new ZstdInputStream(body);
            default -> throw new IllegalArgumentException("the encoding " + encoding + " is not known");
        };
    }
}
