package com.termfleet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    @Test
    void lines_are_the_same_wherever_the_stream_is_cut() {
        byte[] stream = "first\r\nzweite läßt €\n\nlast".getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                lines.clear();
                splitter.accept(Arrays.copyOfRange(stream, 0, first));
                splitter.accept(Arrays.copyOfRange(stream, first, second));
                splitter.accept(Arrays.copyOfRange(stream, second, stream.length));
                splitter.end();
                assertThat(lines).containsExactly("first", "zweite läßt €", "", "last");
            }
        }
    }

    @Test
    void a_line_without_an_end_is_not_told_before_the_stream_ends() {
        splitter.accept("half".getBytes(StandardCharsets.UTF_8));
        assertThat(lines).isEmpty();
        splitter.end();
        assertThat(lines).containsExactly("half");
    }

    @Test
    void a_line_that_never_ends_is_cut() {
        byte[] endless = new byte[LineSplitter.MAX_BYTES + 10];
        Arrays.fill(endless, (byte) 'x');
        splitter.accept(endless);
        splitter.accept("\nnext\n".getBytes(StandardCharsets.UTF_8));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).hasSize(LineSplitter.MAX_BYTES);
        assertThat(lines.getLast()).isEqualTo("next");
    }
}
