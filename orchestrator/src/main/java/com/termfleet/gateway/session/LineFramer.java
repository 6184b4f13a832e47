package com.termfleet.gateway.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts bytes into lines: LF ends one, a CR before it is ignored, 1,024 bytes with the LF are the most. It can be paused;
 * then bytes wait here and, once those that were on their way have come, in the sender's socket, so that what waits is
 * bounded. For experts that are not ours it can be made {@link #tolerant}. Used by its channel's event loop alone.
 */
public final class LineFramer extends ByteToMessageDecoder {

    static final int LONGEST_LINE = 1_024;

    /** A snapshot of the CopyTradePro dialect is one line: room for 1,500 tickets of 20 digits. */
    static final int LONGEST_TOLERATED_LINE = 32_768;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cc}");

    private boolean paused;
    private boolean overrun;
    private boolean tolerant;
    private int longest = LONGEST_LINE;

    /** From the next line on control characters are left out, and bytes that are not UTF-8 are replaced. Lines may be longer. */
    void tolerant() {
        tolerant = true;
        longest = LONGEST_TOLERATED_LINE;
    }

    void pause(ChannelHandlerContext ctx) {
        paused = true;
        ctx.channel().config().setAutoRead(false);
    }

    /** Continues with the buffered bytes, in a task of its own so that it never runs inside the reading of an earlier line. */
    void resume(ChannelHandlerContext ctx) {
        ChannelHandlerContext own = ctx.pipeline().context(this);
        if (own == null) {
            return;
        }
        own.executor().execute(() -> {
            if (!own.isRemoved()) {
                paused = false;
                decodeBuffered(own);
                own.channel().config().setAutoRead(true);
            }
        });
    }

    private void decodeBuffered(ChannelHandlerContext own) {
        try {
            channelRead(own, Unpooled.EMPTY_BUFFER);
            channelReadComplete(own);
        } catch (Exception e) {
            own.fireExceptionCaught(e);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (paused) {
            // The superclass would ask for more bytes since it made no line of those it has.
            discardSomeReadBytes();
            ctx.fireChannelReadComplete();
        } else {
            super.channelReadComplete(ctx);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (overrun) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (paused) {
            return;
        }
        int length = in.bytesBefore(Math.min(in.readableBytes(), longest), (byte) '\n');
        if (length >= 0) {
            out.add(tolerant ? tolerated(in, length) : frame(in, length));
            in.skipBytes(length + 1);
        } else if (in.readableBytes() >= longest) {
            overrun = true;
            in.skipBytes(in.readableBytes());
            out.add(new Frame.TooLong());
        }
    }

    private static Frame frame(ByteBuf in, int lengthToLineFeed) {
        int start = in.readerIndex();
        int length = lengthToLineFeed;
        if (length > 0 && in.getByte(start + length - 1) == '\r') {
            length--;
        }
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            byte b = in.getByte(start + i);
            if ((b >= 0 && b < ' ') || b == 0x7F) {
                return new Frame.Unreadable("control characters are not allowed");
            }
            ascii &= b >= 0;
        }
        if (ascii) {
            return new Frame.Line(in.toString(start, length, StandardCharsets.US_ASCII));
        }
        return unicode(in.nioBuffer(start, length));
    }

    private static Frame tolerated(ByteBuf in, int length) {
        String text = in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return new Frame.Line(CONTROL_CHARACTERS.matcher(text).replaceAll(""));
            }
        }
        return new Frame.Line(text);
    }

    private static Frame unicode(ByteBuffer bytes) {
        try {
            return new Frame.Line(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString());
        } catch (CharacterCodingException e) {
            return new Frame.Unreadable("the line is not UTF-8");
        }
    }
}
