package com.termfleet.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Takes what this thread logs while a run lasts: warnings go to the story only, and an error is a violation. */
final class LoggedErrors extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.termfleet");
    private final Thread thread = Thread.currentThread();
    private final Story story;
    private @Nullable ILoggingEvent error;

    LoggedErrors(Story story) {
        this.story = story;
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread() != thread) {
            return;
        }
        story.tell(() -> "    log " + event.getLevel() + " " + event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : " " + event.getThrowableProxy().getMessage()));
        if (event.getLevel().isGreaterOrEqual(Level.ERROR) && error == null) {
            error = event;
        }
    }

    void check() {
        ILoggingEvent logged = error;
        if (logged != null) {
            throw new Violation("an error was logged: " + logged.getFormattedMessage()
                    + (logged.getThrowableProxy() == null
                            ? ""
                            : ": " + logged.getThrowableProxy().getMessage()));
        }
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }

    /**
     * Keeps the log of all runs from the console, thousands of lost connections among it.
     *
     * @return to be closed after the last run
     */
    static AutoCloseable quiet() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.termfleet");
        Level level = logger.getLevel();
        logger.setAdditive(false);
        logger.setLevel(Level.WARN);
        return () -> {
            logger.setAdditive(true);
            logger.setLevel(level);
        };
    }
}
