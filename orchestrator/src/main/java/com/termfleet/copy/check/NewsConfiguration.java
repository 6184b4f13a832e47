package com.termfleet.copy.check;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NewsConfiguration {

    @Bean
    NewsBook newsBook() {
        return new NewsBook();
    }

    /** {@code TERMFLEET_NEWS_CALENDAR}: an iCalendar or CSV file. */
    @Bean(initMethod = "start")
    @ConditionalOnProperty("termfleet.news.calendar")
    NewsFile newsFile(@Value("${termfleet.news.calendar}") Path file, NewsBook book, Clock clock) {
        return new NewsFile(file, book, clock);
    }
}
