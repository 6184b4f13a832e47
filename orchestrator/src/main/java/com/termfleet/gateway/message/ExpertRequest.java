package com.termfleet.gateway.message;

/** What an expert of the CopyTradePro dialect asks of the platform itself, apart from what is traded. */
public sealed interface ExpertRequest {

    /** {@code SUBSCRIBE:TOKEN} of a follower; {@code toString} hides the token. */
    record Subscribe(String token) implements ExpertRequest {

        @Override
        public String toString() {
            return "Subscribe[]";
        }
    }

    /** {@code CHECK_STATUS} of a follower */
    record CheckStatus() implements ExpertRequest {}

    /**
     * {@code CMD_SET_MODE|MODE} of a master
     *
     * @param mode as it was sent
     */
    record SetMode(String mode) implements ExpertRequest {}

    /** {@code ALERT_STOP_OUT|text}: the broker has closed positions for lack of margin. */
    record StopOutAlert(String text) implements ExpertRequest {}
}
