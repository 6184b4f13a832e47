package com.termfleet.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The port to one way of reaching people outside the dashboard. A bean for each; several threads call it. */
public interface Notifier {

    Channel channel();

    /** Whether the operator has set it up. */
    boolean isReady();

    /**
     * Blocks until the message is handed over.
     *
     * @throws DeliveryException if it was not taken
     * @throws com.termfleet.kernel.UnavailableException if the calling thread was interrupted, so that it is not known whether
     *     it was taken
     */
    void send(Recipient to, String subject, String message);

    /**
     * Whom a message is for; {@code toString} hides the secret.
     *
     * @param address as the channel identifies people: an e-mail address, or a chat; null if the secret says it
     * @param secret with which messages are sent there; null if the operator's settings have it
     */
    record Recipient(@Nullable String address, @Nullable String secret) {

        @Override
        public String toString() {
            return "Recipient[" + address + "]";
        }
    }

    /** A message that was not taken. Its text is for the person whom the message was for, and holds no secret. */
    final class DeliveryException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean isFinal;
        private final Duration pause;

        /** It is tried again later. */
        public DeliveryException(String message, @Nullable Throwable cause) {
            this(message, cause, false, Duration.ZERO);
        }

        private DeliveryException(String message, @Nullable Throwable cause, boolean isFinal, Duration pause) {
            super(message, cause);
            this.isFinal = isFinal;
            this.pause = pause;
        }

        /** It would be refused again. */
        public static DeliveryException refused(String message) {
            return new DeliveryException(message, null, true, Duration.ZERO);
        }

        /** @param pause in which nothing more may be sent to the recipient */
        public static DeliveryException tooMany(String message, Duration pause) {
            return new DeliveryException(message, null, false, pause);
        }

        boolean isFinal() {
            return isFinal;
        }

        /** Zero if the recipient asks for none. */
        Duration pause() {
            return pause;
        }
    }
}
