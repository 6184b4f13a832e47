package com.termfleet.gateway.session;

import com.termfleet.gateway.codec.ServerLine;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Ends a connection that would show its token in plain text where it must not; what it sends is not looked at. */
public final class PlainRefusal extends ChannelInboundHandlerAdapter {

    private static final String REASON = "TLS_REQUIRED";

    private final LineOutput output;
    private boolean refused;

    public PlainRefusal(LineOutput output) {
        this.output = output;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            refuse();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        refuse();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        ReferenceCountUtil.release(bytes);
    }

    private void refuse() {
        if (!refused) {
            refused = true;
            output.write(new ServerLine.Bye(REASON));
            output.close();
        }
    }
}
