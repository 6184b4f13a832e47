package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.codec.LineBuffer;
import com.termfleet.gateway.codec.LineEncoder;
import com.termfleet.gateway.codec.ServerLine;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.Price;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines of this dialect as bytes. It has no lines for heartbeats, errors, acknowledgements of signals, changes of stops and
 * pending orders: these are left out. Not thread-safe: each event loop has its own.
 */
public final class ExpertWriter implements LineEncoder {

    private static final byte[] AUTH_OK = bytes("AUTH_OK");
    private static final byte[] AUTH_FAILED = bytes("AUTH_FAILED");
    private static final byte[] CMD_OPEN = bytes("CMD_OPEN|");
    private static final byte[] CMD_CLOSE = bytes("CMD_CLOSE|");
    private static final byte[] CMD_SYNC_CLOSE = bytes("CMD_SYNC_CLOSE|");
    private static final byte[] CMD_STOP = bytes("CMD_STOP");
    private static final byte[] SUBSCRIBE_OK = bytes("SUBSCRIBE_OK");
    private static final byte[] ERROR = bytes("ERROR:");
    private static final byte[] STATUS_ACTIVE = bytes("STATUS_ACTIVE");
    private static final byte[] STATUS_INACTIVE = bytes("STATUS_INACTIVE");
    private static final byte[] MODE_UPDATED = bytes("MODE_UPDATED|");
    private static final byte[] SNAPSHOT_OK = bytes("SNAPSHOT_OK");

    /** Room for the numbers and the line end that may follow a text. */
    private static final int AFTER_TEXT = 256;

    private final LineBuffer line = new LineBuffer();

    @Override
    public void write(ServerLine message, ByteBuf out) {
        switch (message) {
            case ServerLine.Message(Outbound outbound) -> write(outbound, out);
            case ServerLine.AuthOk ok -> whole(AUTH_OK, out);
            case ServerLine.AuthFail fail -> whole(AUTH_FAILED, out);
            case ServerLine.HeartbeatOk _, ServerLine.Pong _, ServerLine.Bye _, ServerLine.Err _ -> {}
        }
    }

    @Override
    public void write(Outbound message, ByteBuf out) {
        switch (message) {
            case FollowerCommand.Open open -> open(open, out);
            case FollowerCommand.Close close -> close(close, out);
            case ExpertNotice notice -> notice(notice, out);
            case FollowerCommand.Modify _, FollowerCommand.Cancel _, MasterAnswer _, Outbound.SnapshotRequest _ -> {}
        }
    }

    /** Exactly eight fields: experts of this dialect take no more for certain. */
    private void open(FollowerCommand.Open open, ByteBuf out) {
        line.begin(CMD_OPEN);
        line.ascii(open.type().name());
        line.bar();
        line.text(open.symbol().name(), AFTER_TEXT);
        price(open.price());
        line.bar();
        line.decimal(open.lots().value());
        price(open.stopLoss());
        price(open.takeProfit());
        line.bar();
        line.number(open.masterTicket().value());
        line.endInto(out);
    }

    /** A position is always closed as a whole. */
    private void close(FollowerCommand.Close close, ByteBuf out) {
        line.begin(CMD_CLOSE);
        line.text(close.symbol().name(), AFTER_TEXT);
        line.bar();
        line.number(close.ticket().value());
        line.bar();
        line.number(close.masterTicket().value());
        line.endInto(out);
    }

    private void notice(ExpertNotice notice, ByteBuf out) {
        switch (notice) {
            case ExpertNotice.Subscribed subscribed -> line.begin(SUBSCRIBE_OK);
            case ExpertNotice.Failed failed -> {
                line.begin(ERROR);
                line.ascii(failed.code());
            }
            case ExpertNotice.Status status -> line.begin(status.active() ? STATUS_ACTIVE : STATUS_INACTIVE);
            case ExpertNotice.ModeUpdated updated -> {
                line.begin(MODE_UPDATED);
                line.ascii(updated.mode());
            }
            case ExpertNotice.TicketsCompared compared -> line.begin(SNAPSHOT_OK);
            case ExpertNotice.SyncClose close -> {
                line.begin(CMD_SYNC_CLOSE);
                line.number(close.ticket().value());
                line.bar();
                line.text(close.reason(), AFTER_TEXT);
            }
            case ExpertNotice.Stop stop -> line.begin(CMD_STOP);
        }
        line.endInto(out);
    }

    private void whole(byte[] text, ByteBuf out) {
        line.begin(text);
        line.endInto(out);
    }

    private void price(Price price) {
        line.bar();
        line.decimal(price.value());
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
