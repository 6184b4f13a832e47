package com.termfleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DashboardFilesTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_page_of_the_dashboard_is_its_index_and_is_looked_at_anew_each_time() {
        Answer home = server.http().with("Accept", "text/html").get("/");

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.header("Content-Type")).startsWith("text/html");
        assertThat(home.header("Cache-Control")).contains("no-cache");
        assertThat(server.http().get("/accounts/7").text()).isEqualTo(home.text());
        assertThat(server.http().get("/copies").text()).isEqualTo(home.text());
    }

    @Test
    void files_that_carry_a_hash_in_their_name_are_kept_by_browsers() {
        Matcher script = SCRIPT.matcher(
                server.http().with("Accept", "text/html").get("/").text());
        assertThat(script.find()).isTrue();

        Answer file = server.http().get(script.group(1));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("max-age=31536000").contains("immutable");
    }

    @Test
    void a_file_that_is_not_there_is_not_the_index() {
        assertThat(server.http().get("/assets/gone.js").status()).isEqualTo(404);
        assertThat(server.http().get("/gone.png").status()).isEqualTo(404);
    }

    @Test
    void pages_run_no_script_that_is_not_ours_and_stand_in_nobodys_frame() {
        Answer home = server.http().with("Accept", "text/html").get("/");

        assertThat(home.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(home.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(home.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void nothing_outside_the_dashboards_folder_can_be_fetched() {
        assertThat(server.http().get("/..%2fapplication.yaml").status()).isGreaterThanOrEqualTo(400);
        assertThat(server.http().get("/application.yaml").status()).isEqualTo(404);
        assertThat(server.http().get("/assets/%2e%2e/%2e%2e/application.yaml").status())
                .isGreaterThanOrEqualTo(400);
    }
}
