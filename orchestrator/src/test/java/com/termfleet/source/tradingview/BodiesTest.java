package com.termfleet.source.tradingview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private static final String TEXT = "{\"s\":\"ok\"}";

    @Test
    void each_encoding_of_browsers_is_read() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream deflate = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflate)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Bodies.text(ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8)), null))
                .isEqualTo(TEXT);
        assertThat(Bodies.text(ByteBuffer.wrap(gzip.toByteArray()), "gzip")).isEqualTo(TEXT);
        assertThat(Bodies.text(ByteBuffer.wrap(deflate.toByteArray()), "deflate"))
                .isEqualTo(TEXT);
        // A stored block of Brotli: window, length less one, the bytes, the end.
        assertThat(Bodies.text(ByteBuffer.wrap(HexFormat.of().parseHex("8b0480" + hex(TEXT) + "03")), "br"))
                .isEqualTo(TEXT);
        assertThat(Bodies.text(ByteBuffer.wrap(Zstd.compress(TEXT.getBytes(StandardCharsets.UTF_8))), "zstd"))
                .isEqualTo(TEXT);
        assertThat(Bodies.text(ByteBuffer.allocate(0), "zstd")).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_refused() {
        ByteBuffer body = ByteBuffer.wrap(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Bodies.text(body, "snappy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("snappy");
        assertThatThrownBy(() -> Bodies.text(body, "zstd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bodies.text(body, "gzip")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bodies.text(body, "br")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
