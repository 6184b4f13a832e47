package com.termfleet.web;

import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.type.LogicalType;

/**
 * Strict reading of JSON: an empty string is not a number, 3.7 is not an id, and 1 is neither true nor an enum's second
 * value. Numbers may be strings, as money and lots are.
 */
@Configuration(proxyBeanMethods = false)
class JsonReading {

    private static final List<LogicalType> NUMBERS = List.of(LogicalType.Integer, LogicalType.Float);

    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return builder -> {
            builder.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
            builder.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
            for (LogicalType number : NUMBERS) {
                builder.withCoercionConfig(
                        number, config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
            }
            builder.withCoercionConfig(
                    LogicalType.Boolean,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.String, CoercionAction.Fail));
        };
    }
}
