package com.termfleet.gateway.session;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.codec.LineEncoder;
import com.termfleet.gateway.codec.ServerLine;
import com.termfleet.gateway.codec.copytradepro.ExpertWriter;
import com.termfleet.gateway.codec.v1.LineWriter;
import com.termfleet.gateway.message.Outbound;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines into one channel's queue while it is below its watermark; beyond it lines are dropped, which is recorded.
 * Used by the channel's event loop only.
 */
public final class LineOutput {

    private static final Logger log = LoggerFactory.getLogger(LineOutput.class);

    private static final int USUAL_LINE = 128;
    private static final long LINGER_SECONDS = 1;

    /** One for each event loop. */
    private static final FastThreadLocal<LineEncoder> V1 = new FastThreadLocal<>() {
        @Override
        protected LineEncoder initialValue() {
            return new LineWriter();
        }
    };

    /** One for each event loop. */
    private static final FastThreadLocal<LineEncoder> COPY_TRADE_PRO = new FastThreadLocal<>() {
        @Override
        protected LineEncoder initialValue() {
            return new ExpertWriter();
        }
    };

    private final Channel channel;
    private final GatewayMetrics metrics;
    private FastThreadLocal<LineEncoder> encoders = V1;
    private boolean passedOver;

    public LineOutput(Channel channel, GatewayMetrics metrics) {
        this.channel = channel;
        this.metrics = metrics;
    }

    /** Version 1 is spoken until this is called. */
    void speak(Dialect dialect) {
        encoders = switch (dialect) {
            case V1 -> V1;
            case COPY_TRADE_PRO -> COPY_TRADE_PRO;
        };
    }

    void write(ServerLine line) {
        write(line, LineEncoder::write);
    }

    void write(Outbound line) {
        write(line, LineEncoder::write);
    }

    void flush() {
        channel.flush();
    }

    /** Records that a line was not sent. */
    void passOver() {
        passedOver = true;
        metrics.lineDropped();
    }

    /** Whether lines were dropped since the last call. */
    boolean takePassedOver() {
        boolean taken = passedOver;
        passedOver = false;
        return taken;
    }

    /**
     * Sends what is queued and closes. The direction to us stays open for a moment and is ignored: closing over unread
     * bytes would reset the connection, and the last lines would be lost on their way.
     */
    void close() {
        if (channel.isWritable() && channel instanceof DuplexChannel duplex) {
            ChannelFuture last = duplex.writeAndFlush(Unpooled.EMPTY_BUFFER);
            last.addListener(written -> endOutput(duplex));
            Future<?> _ = duplex.eventLoop().schedule(() -> drop(duplex), LINGER_SECONDS, TimeUnit.SECONDS);
        } else {
            channel.flush();
            drop(channel);
        }
    }

    private static void endOutput(DuplexChannel channel) {
        ChannelFuture _ = channel.shutdownOutput();
    }

    private static void drop(Channel channel) {
        ChannelFuture _ = channel.close();
    }

    private <T> void write(T line, Encoder<T> encoder) {
        if (!channel.isWritable()) {
            passOver();
            return;
        }
        ByteBuf buffer = channel.alloc().ioBuffer(USUAL_LINE);
        try {
            encoder.encode(encoders.get(), line, buffer);
        } catch (RuntimeException e) {
            // A line that cannot be encoded must not hold up the rest of the batch.
            buffer.release();
            log.error("Line could not be encoded type={}", line.getClass().getSimpleName(), e);
            return;
        }
        if (!buffer.isReadable()) {
            // The dialect has no such line.
            buffer.release();
            return;
        }
        ChannelFuture _ = channel.write(buffer, channel.voidPromise());
        metrics.lineOut();
    }

    /** Encodes a line. */
    private interface Encoder<T> {
        void encode(LineEncoder writer, T line, ByteBuf out);
    }
}
