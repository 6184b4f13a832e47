package com.termfleet.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFramerTest {

    private static final List<String> LINES = List.of(
            "AUTH|MASTER|secret|login=50001",
            "HB|10000.00|9990.5|120|9870.5|3|1|0",
            "PING|é金𝄞",
            "SNAP|1",
            "POS|7|SELL_LIMIT|GBPUSD|0.5|1.25|1.26|1.2|time=1700000000123|comment=TF41|magic=9",
            "SNAP_END",
            "CMD_OPEN|BUY|EURUSD|1.10500|0.10|1.10|0|1001|seq=1",
            "CMD_PARTIAL|5|0.03|0.07|1.1|-2.50",
            "ACK_CLOSE|5|9|1.1|-3.25|id=43|lot=0.1|rest=0.19",
            "NACK_OPEN|5|10019|No money|id=44",
            "");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void lines_cut_at_any_byte_are_the_same_lines(String end) {
        byte[] all = (String.join(end, LINES) + end).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= all.length; cut++) {
            EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
            channel.writeInbound(Unpooled.copiedBuffer(all, 0, cut));
            channel.writeInbound(Unpooled.copiedBuffer(all, cut, all.length - cut));
            assertThat(frames(channel)).as("cut at %d", cut).isEqualTo(lines(LINES));
            assertThat(channel.finish()).isFalse();
        }
    }

    @Test
    void lines_that_come_byte_by_byte_are_the_same_lines() {
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        for (byte b : (String.join("\n", LINES) + "\n").getBytes(StandardCharsets.UTF_8)) {
            channel.writeInbound(Unpooled.copiedBuffer(new byte[] {b}));
        }
        assertThat(frames(channel)).isEqualTo(lines(LINES));
        channel.finish();
    }

    @Test
    void a_line_that_never_ends_is_no_line() {
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        channel.writeInbound(bytes("PING|1\nPING|2"));
        assertThat(channel.finish()).isTrue();
        assertThat(frames(channel)).isEqualTo(lines(List.of("PING|1")));
    }

    @Test
    void the_longest_line_has_1024_bytes_with_its_end() {
        String longest = "x".repeat(1_023);
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        channel.writeInbound(bytes(longest + "\n" + longest + "\n"));
        assertThat(frames(channel)).isEqualTo(lines(List.of(longest, longest)));

        channel.writeInbound(bytes("y".repeat(1_024) + "\nPING|1\n"));
        assertThat(frames(channel)).isEqualTo(List.of(new Frame.TooLong()));
        channel.finish();
    }

    @Test
    void a_line_is_too_long_before_its_end_has_come_and_nothing_after_it_is_looked_at() {
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        channel.writeInbound(bytes("PING|1\n" + "y".repeat(1_023)));
        assertThat(frames(channel)).isEqualTo(lines(List.of("PING|1")));
        channel.writeInbound(bytes("y"));
        assertThat(frames(channel)).isEqualTo(List.of(new Frame.TooLong()));
        channel.writeInbound(bytes("y\nPING|2\n"));
        assertThat(frames(channel)).isEmpty();
        channel.finish();
    }

    @Test
    void what_is_not_utf8_is_unreadable_and_the_next_line_is_read() {
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        channel.writeInbound(Unpooled.copiedBuffer(new byte[] {
            'P', (byte) 0xC3, '\n', (byte) 0xC0, (byte) 0x80, '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'
        }));
        channel.writeInbound(bytes("PING|1\n"));
        Frame notText = new Frame.Unreadable("the line is not UTF-8");
        assertThat(frames(channel)).isEqualTo(List.of(notText, notText, notText, new Frame.Line("PING|1")));
        channel.finish();
    }

    @Test
    void control_characters_are_refused_since_no_database_keeps_them_all() {
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        channel.writeInbound(bytes("PING|\u0000\nPING|\t\nPI\rNG\nPING|\u007F\n"));
        assertThat(frames(channel)).hasSize(4).allMatch(Frame.Unreadable.class::isInstance);
        channel.finish();
    }

    @Test
    void while_paused_no_line_comes_and_afterwards_all_do() {
        LineFramer framer = new LineFramer();
        EmbeddedChannel channel = new EmbeddedChannel(framer);
        channel.writeInbound(bytes("PING|1\nPING|2"));
        framer.pause(channel.pipeline().context(framer));
        channel.writeInbound(bytes("\nPING|3\n"));
        assertThat(frames(channel)).isEqualTo(lines(List.of("PING|1")));
        assertThat(channel.config().isAutoRead()).isFalse();

        framer.resume(channel.pipeline().context(framer));
        channel.runPendingTasks();
        assertThat(frames(channel)).isEqualTo(lines(List.of("PING|2", "PING|3")));
        assertThat(channel.config().isAutoRead()).isTrue();
        channel.finish();
    }

    @Property(tries = 300)
    void any_bytes_in_any_pieces_give_frames_and_nothing_is_kept(
            @ForAll @Size(max = 4_000) byte[] bytes, @ForAll @IntRange(min = 1, max = 1_500) int piece) {
        EmbeddedChannel channel = new EmbeddedChannel(new LineFramer());
        List<ByteBuf> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += piece) {
            ByteBuf next = Unpooled.copiedBuffer(bytes, from, Math.min(piece, bytes.length - from));
            pieces.add(next);
            channel.writeInbound(next);
        }
        channel.finish();
        assertThat(frames(channel)).allMatch(Frame.class::isInstance);
        assertThat(pieces).allMatch(buffer -> buffer.refCnt() == 0);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    private static List<Frame> lines(List<String> texts) {
        return texts.stream().<Frame>map(Frame.Line::new).toList();
    }

    private static List<Frame> frames(EmbeddedChannel channel) {
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frames.add(frame);
        }
        return frames;
    }
}
