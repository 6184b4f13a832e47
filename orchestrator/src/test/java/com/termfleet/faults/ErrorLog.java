package com.termfleet.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The errors that the server has logged: none may be caused by what a client sends. Keeps the rest off the console. */
final class ErrorLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** An error of the follower, of which its operator has to hear. */
    private static final String FOLLOWERS_OWN = "Copy has a second position";

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.termfleet");
    private final List<String> errors = new CopyOnWriteArrayList<>();

    ErrorLog() {
        setContext(logger.getLoggerContext());
        start();
        logger.setAdditive(false);
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)
                && !event.getMessage().startsWith(FOLLOWERS_OWN)) {
            errors.add(event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : " " + event.getThrowableProxy().getClassName() + " "
                                    + event.getThrowableProxy().getMessage()));
        }
    }

    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setAdditive(true);
        stop();
    }
}
