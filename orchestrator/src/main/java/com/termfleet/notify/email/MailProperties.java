package com.termfleet.notify.email;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes e-mails. {@code toString} hides the password.
 *
 * @param host empty: no e-mails are sent
 * @param username empty: the server asks for none
 * @param from the sender's address
 * @param startTls whether the connection must be encrypted after it has begun
 */
@ConfigurationProperties("termfleet.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("termfleet@localhost") String from,
        @DefaultValue("true") boolean startTls) {

    @Override
    public String toString() {
        return "MailProperties[" + host + ":" + port + "]";
    }
}
