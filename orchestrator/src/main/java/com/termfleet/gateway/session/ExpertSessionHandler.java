package com.termfleet.gateway.session;

import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.codec.copytradepro.ExpertLine;
import com.termfleet.gateway.codec.copytradepro.ExpertReader;
import com.termfleet.gateway.message.MarketPrice;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;

/**
 * The connection of a session in the CopyTradePro dialect. It has no heartbeats: once an expert has sent PING or a price, which it
 * repeats for as long as it runs, two minutes without any line end the session.
 */
final class ExpertSessionHandler extends SessionConnection {

    /** A third of the silence after which a session is dead: the watch counts missed intervals. */
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private boolean repeats;

    /** @param now monotonic nanoseconds: silence is counted from here */
    ExpertSessionHandler(ConnectionParts parts, TcpSession session, LineOutput output, LineFramer framer, long now) {
        super(parts, session, output, framer, new HeartbeatWatch(SILENCE, false, now));
    }

    @Override
    void line(ChannelHandlerContext ctx, String line) {
        if (line.isBlank()) {
            return;
        }
        ExpertLine read = ExpertReader.read(line, session.role());
        repeats |= isRepeated(read);
        if (repeats) {
            isAlive(ctx);
        }
        switch (read) {
            case ExpertLine.Message(var message) -> parts.events().received(session, message);
            case ExpertLine.Request(var request) -> parts.events().requested(session, request);
            case ExpertLine.Ping ping -> {}
        }
    }

    private static boolean isRepeated(ExpertLine line) {
        return line instanceof ExpertLine.Ping || line instanceof ExpertLine.Message(MarketPrice _);
    }

    /** It cannot be asked for a snapshot, and sends one when it has connected again. */
    @Override
    void linesWereDropped() {
        session.end(SessionListener.CloseReason.TOO_SLOW);
    }
}
