package com.termfleet.gateway.session;

import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.ServerLine;
import com.termfleet.gateway.codec.v1.ClientLine;
import com.termfleet.gateway.codec.v1.LineReader;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import io.netty.channel.ChannelHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection of a session of version 1: reads its lines, and answers those that are the gateway's own. */
final class SessionHandler extends SessionConnection {

    private static final Logger log = LoggerFactory.getLogger(SessionHandler.class);

    private final SnapshotAssembler snapshot = new SnapshotAssembler();
    private final SnapshotGate snapshotGate = new SnapshotGate();

    /** @param now monotonic nanoseconds: heartbeats are counted from here */
    SessionHandler(ConnectionParts parts, TcpSession session, LineOutput output, LineFramer framer, long now) {
        boolean promised = session.introduction().expert() != null;
        super(parts, session, output, framer, new HeartbeatWatch(parts.heartbeat(), promised, now));
    }

    @Override
    void line(ChannelHandlerContext ctx, String line) {
        switch (LineReader.read(line, session.role())) {
            case ClientLine.Message(var message) -> parts.events().received(session, message);
            case ClientLine.Heartbeat beat -> heartbeat(ctx, beat);
            case ClientLine.Ping ping ->
                output.write(new ServerLine.Pong(ping.echo(), parts.clock().millis()));
            case ClientLine.Pong pong -> log.trace("Ping answered {}", session);
            case ClientLine.SnapshotBegin begin -> snapshot.begin(begin.count());
            case ClientLine.SnapshotPosition(Snapshot.Position position) -> snapshot.add(position);
            case ClientLine.SnapshotEnd end -> snapshotEnd();
            case ClientLine.Auth auth -> throw new IllegalStateException("read as a line of a session");
        }
    }

    private void heartbeat(ChannelHandlerContext ctx, ClientLine.Heartbeat beat) {
        isAlive(ctx);
        parts.events().heartbeat(session, beat.heartbeat(), parts.clock().instant());
        if (snapshotGate.heartbeat(beat.heartbeat().connected())) {
            session.write(new Outbound.SnapshotRequest());
        }
        output.write(new ServerLine.HeartbeatOk(parts.clock().millis()));
    }

    private void snapshotEnd() {
        Snapshot whole;
        try {
            whole = snapshot.end();
        } catch (BadLineException e) {
            session.write(new Outbound.SnapshotRequest());
            throw e;
        }
        if (snapshotGate.admits()) {
            parts.events().received(session, whole);
        }
    }

    /** They are made up for by a snapshot: what the Expert Advisor has is compared with what it should have. */
    @Override
    void linesWereDropped() {
        session.send(new Outbound.SnapshotRequest());
    }
}
