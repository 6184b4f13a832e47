package com.termfleet.gateway.codec.v1;

import com.termfleet.gateway.codec.LineBuffer;
import com.termfleet.gateway.codec.LineEncoder;
import com.termfleet.gateway.codec.ServerLine;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes lines as bytes. Not thread-safe: each event loop has its own. */
public final class LineWriter implements LineEncoder {

    private static final byte[] AUTH_OK = bytes("AUTH_OK|");
    private static final byte[] AUTH_FAIL = bytes("AUTH_FAIL|");
    private static final byte[] HB_OK = bytes("HB_OK|");
    private static final byte[] PONG = bytes("PONG|");
    private static final byte[] BYE = bytes("BYE|");
    private static final byte[] ERR = bytes("ERR|");
    private static final byte[] ACK = bytes("ACK|");
    private static final byte[] NACK = bytes("NACK|");
    private static final byte[] SNAP_REQ = bytes("SNAP_REQ");
    private static final byte[] CMD_OPEN = bytes("CMD_OPEN|");
    private static final byte[] CMD_MODIFY = bytes("CMD_MODIFY|");
    private static final byte[] CMD_CLOSE = bytes("CMD_CLOSE|");
    private static final byte[] CMD_CANCEL = bytes("CMD_CANCEL|");
    private static final byte[] ID = bytes("|id=");
    private static final byte[] TTL = bytes("|ttl=");
    private static final byte[] DEV = bytes("|dev=");
    private static final byte[] SPREAD = bytes("|spread=");
    private static final byte[] MAX_DEVIATION = bytes("|maxdev=");
    private static final byte[] REST = bytes("|rest=");
    private static final byte[] PRICE = bytes("|price=");

    /** Room for the numbers and the line end that may follow a text. */
    private static final int AFTER_TEXT = 24;

    private final LineBuffer line = new LineBuffer();

    @Override
    public void write(ServerLine message, ByteBuf out) {
        switch (message) {
            case ServerLine.Message(Outbound outbound) -> write(outbound, out);
            case ServerLine.AuthOk ok -> {
                line.begin(AUTH_OK);
                line.text(ok.session(), 2 * AFTER_TEXT);
                line.bar();
                line.number(ok.heartbeatMillis());
                line.bar();
                line.number(ok.serverMillis());
            }
            case ServerLine.AuthFail fail -> {
                line.begin(AUTH_FAIL);
                line.ascii(fail.code());
                line.bar();
                line.text(fail.text(), AFTER_TEXT);
            }
            case ServerLine.HeartbeatOk ok -> {
                line.begin(HB_OK);
                line.number(ok.serverMillis());
            }
            case ServerLine.Pong pong -> {
                line.begin(PONG);
                line.text(pong.echo(), AFTER_TEXT);
                line.bar();
                line.number(pong.serverMillis());
            }
            case ServerLine.Bye bye -> {
                line.begin(BYE);
                line.ascii(bye.reason());
            }
            case ServerLine.Err err -> {
                line.begin(ERR);
                line.ascii(err.code().name());
                line.bar();
                line.text(err.text(), AFTER_TEXT);
            }
        }
        if (!(message instanceof ServerLine.Message)) {
            line.endInto(out);
        }
    }

    @Override
    public void write(Outbound message, ByteBuf out) {
        switch (message) {
            case FollowerCommand.Open open -> open(open);
            case FollowerCommand.Modify modify -> {
                line.begin(CMD_MODIFY);
                tickets(modify.masterTicket(), modify.ticket());
                line.bar();
                line.decimal(modify.stopLoss().value());
                line.bar();
                line.decimal(modify.takeProfit().value());
                option(ID, modify.id());
                if (!modify.price().isNone()) {
                    line.raw(PRICE);
                    line.decimal(modify.price().value());
                }
            }
            case FollowerCommand.Close close -> {
                line.begin(CMD_CLOSE);
                tickets(close.masterTicket(), close.ticket());
                line.bar();
                line.decimal(close.lots().value());
                option(ID, close.id());
                line.raw(REST);
                line.decimal(close.rest().value());
            }
            case FollowerCommand.Cancel cancel -> {
                line.begin(CMD_CANCEL);
                tickets(cancel.masterTicket(), cancel.ticket());
                option(ID, cancel.id());
            }
            case MasterAnswer.Ack ack -> {
                line.begin(ACK);
                line.ascii(ack.command());
                line.bar();
                line.number(ack.ticket().value());
                line.bar();
                line.number(ack.trade().value());
            }
            case MasterAnswer.Nack nack -> {
                line.begin(NACK);
                line.ascii(nack.command());
                line.bar();
                line.number(nack.ticket().value());
                line.bar();
                line.ascii(nack.code());
                line.bar();
                line.text(nack.text(), AFTER_TEXT);
            }
            case Outbound.SnapshotRequest request -> line.begin(SNAP_REQ);
            case ExpertNotice notice -> {
                return;
            }
        }
        line.endInto(out);
    }

    private void open(FollowerCommand.Open open) {
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
        option(ID, open.id());
        option(TTL, open.ttlMillis());
        option(DEV, open.deviationPoints());
        option(SPREAD, open.maxSpread());
        option(MAX_DEVIATION, open.maxDeviation());
    }

    private void price(Price price) {
        line.bar();
        line.decimal(price.value());
    }

    private void tickets(Ticket master, Ticket own) {
        line.number(master.value());
        line.bar();
        line.number(own.value());
    }

    private void option(byte[] key, long value) {
        line.raw(key);
        line.number(value);
    }

    private void option(byte[] key, @Nullable BigDecimal value) {
        if (value != null) {
            line.raw(key);
            line.decimal(value);
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
