package com.termfleet.source.mt5;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.SignalSink;

/** Answers the line of one session. A session that is over by then gets no answer: its lines are dropped by the gateway. */
record SessionReply(Session session, MasterMessage message, NumberedLines lines) implements SignalSink.Reply {

    @Override
    public void committed(TradeId trade) {
        answer(new MasterAnswer.Ack(Signals.command(message), message.ticket(), trade));
    }

    @Override
    public void refused(SignalSink.Refusal reason, String text) {
        answer(new MasterAnswer.Nack(Signals.command(message), message.ticket(), reason.name(), text));
    }

    private void answer(MasterAnswer answer) {
        lines.answer(message, answer, session);
    }
}
