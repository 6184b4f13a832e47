package com.termfleet.destination.matchtrader.rest;

import com.termfleet.destination.matchtrader.http.Answer;
import com.termfleet.destination.matchtrader.http.Fields;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the answer to a write tells. Only {@code status: OK} without an error code, or an order id alone, is a success, and
 * only another status or a client error is a refusal; everything else, an empty answer too, leaves it open.
 */
final class OperationReply {

    private OperationReply() {}

    static WriteOutcome of(Answer answer) {
        Optional<WriteOutcome> turnedAway = answer.turnedAway();
        if (turnedAway.isPresent()) {
            return turnedAway.get();
        }
        if (answer.isRefusal()) {
            return new WriteOutcome.Refused(answer.text());
        }
        if (!answer.isSuccess()) {
            return new WriteOutcome.Unknown("The broker answered HTTP " + answer.status());
        }
        return answer.json()
                .filter(JsonNode::isObject)
                .map(reply -> of(reply, answer))
                .orElseGet(() -> new WriteOutcome.Unknown("The broker's answer is empty or cannot be read"));
    }

    private static WriteOutcome of(JsonNode reply, Answer answer) {
        String status = Fields.text(reply, "status");
        String id = Fields.text(reply, "orderId", "id");
        String code = Fields.text(reply, "errorCode");
        if (!code.isEmpty()) {
            return new WriteOutcome.Unknown("The broker answered " + code);
        }
        if (status.equals("OK")) {
            return new WriteOutcome.Done(id.isEmpty() ? null : id);
        }
        if (status.isEmpty()) {
            return id.isEmpty()
                    ? new WriteOutcome.Unknown("The broker's answer says neither yes nor no")
                    : new WriteOutcome.Done(id);
        }
        return status.equals("PARTIAL_SUCCESS")
                ? new WriteOutcome.Unknown("The broker has executed a part")
                : new WriteOutcome.Refused(answer.text());
    }
}
