package com.termfleet.database;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.UserId;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.convert.ConverterBuilder.ConverterAware;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;

/** How Spring Data JDBC reads and writes the kernel's ids, and JSON. */
@Configuration(proxyBeanMethods = false)
class JdbcTypes {

    private static final List<ConverterAware> CONVERTERS = List.of(
            ConverterBuilder.reading(Long.class, UserId.class, UserId::new).andWriting(UserId::value),
            ConverterBuilder.reading(Long.class, AccountId.class, AccountId::new)
                    .andWriting(AccountId::value),
            ConverterBuilder.reading(Long.class, SubscriptionId.class, SubscriptionId::new)
                    .andWriting(SubscriptionId::value),
            ConverterBuilder.reading(PGobject.class, JsonText.class, JdbcTypes::read)
                    .andWriting(JdbcTypes::write));

    @Bean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(dialect, CONVERTERS);
    }

    private static JsonText read(PGobject column) {
        return new JsonText(String.valueOf(column.getValue()));
    }

    private static PGobject write(JsonText json) {
        try {
            PGobject column = new PGobject();
            column.setType("jsonb");
            column.setValue(json.value());
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException("A JSON value could not be written", e);
        }
    }
}
