package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

    @Test
    void takes_a_jdbc_url_as_it_is() {
        assertThat(JdbcUrl.of("jdbc:postgresql://db:5432/fleet?user=u&password=p"))
                .isEqualTo("jdbc:postgresql://db:5432/fleet?user=u&password=p");
    }

    @Test
    void takes_the_form_that_hosting_services_give_out() {
        assertThat(JdbcUrl.of("postgresql://ann:s%26cret@db.example.com:6432/fleet?sslmode=require"))
                .isEqualTo("jdbc:postgresql://db.example.com:6432/fleet?sslmode=require&user=ann&password=s%26cret");
        assertThat(JdbcUrl.of("postgres://ann@db/fleet")).isEqualTo("jdbc:postgresql://db/fleet?user=ann");
    }

    @Test
    void takes_a_host_name_with_an_underscore() {
        assertThat(JdbcUrl.of("postgresql://ann:secret@my_db_1:5432/fleet"))
                .isEqualTo("jdbc:postgresql://my_db_1:5432/fleet?user=ann&password=secret");
        assertThat(JdbcUrl.of("postgresql://[::1]:5432/fleet")).isEqualTo("jdbc:postgresql://[::1]:5432/fleet");
    }

    @Test
    void a_password_with_a_plus_sign_stays_as_it_is() {
        assertThat(JdbcUrl.of("postgresql://ann:a+b%2Bc@db/fleet"))
                .isEqualTo("jdbc:postgresql://db/fleet?user=ann&password=a%2Bb%2Bc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:hunter2@db/x", "db:5432", "postgresql://u:hunter2@/x", "postgres://db"})
    void says_how_it_has_to_look_without_repeating_the_password(String wrong) {
        assertThatThrownBy(() -> JdbcUrl.of(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TERMFLEET_DATABASE_URL")
                .hasMessageNotContaining("hunter2");
    }
}
