package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.ExpertRequest;

/** What experts ask of the platform itself. */
final class RequestLines {

    private RequestLines() {}

    /** {@code SUBSCRIBE:TOKEN} */
    static ExpertLine subscribe(Fields fields) {
        String token = fields.text(1, "TOKEN").strip();
        if (token.isEmpty()) {
            throw Fields.bad("TOKEN", "must not be empty");
        }
        return new ExpertLine.Request(new ExpertRequest.Subscribe(token));
    }

    /** {@code CHECK_STATUS} */
    static ExpertLine checkStatus(Fields fields) {
        return new ExpertLine.Request(new ExpertRequest.CheckStatus());
    }

    /** {@code CMD_SET_MODE|1TO1/PUBSUB/RECORD} */
    static ExpertLine setMode(Fields fields) {
        return new ExpertLine.Request(
                new ExpertRequest.SetMode(fields.text(1, "MODE").strip()));
    }

    /** {@code ALERT_STOP_OUT|text} */
    static ExpertLine stopOut(Fields fields) {
        String text = fields.count() < 1 ? "" : fields.text(1, "text").strip();
        return new ExpertLine.Request(new ExpertRequest.StopOutAlert(text));
    }
}
