package com.termfleet.notify.email;

import com.termfleet.notify.Channel;
import com.termfleet.notify.Notifier;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands messages to the operator's mail server. */
@Component
class EmailNotifier implements Notifier {

    private static final String TIMEOUT_MS = "10000";

    private final MailProperties properties;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    EmailNotifier(MailProperties properties) {
        this.properties = properties;
        sender.setHost(properties.host());
        sender.setPort(properties.port());
        sender.setDefaultEncoding("UTF-8");
        Properties mail = sender.getJavaMailProperties();
        if (!properties.username().isEmpty()) {
            sender.setUsername(properties.username());
            sender.setPassword(properties.password());
            mail.setProperty("mail.smtp.auth", "true");
        }
        mail.setProperty("mail.smtp.starttls.enable", Boolean.toString(properties.startTls()));
        mail.setProperty("mail.smtp.starttls.required", Boolean.toString(properties.startTls()));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        mail.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        mail.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        mail.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isReady() {
        return !properties.host().isBlank();
    }

    @Override
    public void send(Recipient to, String subject, String message) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(properties.from());
        mail.setTo(String.valueOf(to.address()));
        mail.setSubject(subject);
        mail.setText(message);
        try {
            sender.send(mail);
        } catch (MailException e) {
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
    }
}
