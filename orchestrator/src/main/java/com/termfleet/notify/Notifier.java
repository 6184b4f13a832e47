package com.termfleet.notify;

/** The port to one way of reaching people outside the dashboard. A bean for each; one thread calls them. */
public interface Notifier {

    Channel channel();

    /** Whether the operator has set it up. */
    boolean isReady();

    /**
     * Blocks until the message is handed over.
     *
     * @param recipient as the channel knows people, such as an e-mail address
     * @throws DeliveryException if it was not taken; it is tried again later
     */
    void send(String recipient, String subject, String message);

    /** A message that was not taken. */
    final class DeliveryException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public DeliveryException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
