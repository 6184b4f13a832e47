package com.termfleet.database;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.UserId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.convert.ConverterBuilder.ConverterAware;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;

/** How Spring Data JDBC reads and writes the kernel's ids. */
@Configuration(proxyBeanMethods = false)
class JdbcTypes {

    private static final List<ConverterAware> IDS = List.of(
            ConverterBuilder.reading(Long.class, UserId.class, UserId::new).andWriting(UserId::value),
            ConverterBuilder.reading(Long.class, AccountId.class, AccountId::new)
                    .andWriting(AccountId::value),
            ConverterBuilder.reading(Long.class, SubscriptionId.class, SubscriptionId::new)
                    .andWriting(SubscriptionId::value));

    @Bean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(dialect, IDS);
    }
}
