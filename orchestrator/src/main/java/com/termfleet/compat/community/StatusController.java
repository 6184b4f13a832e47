package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.access.OpenToAnyone;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/** Whether the server is there, for programs; browsers get the dashboard at the same address. */
@Controller
@Hidden
class StatusController {

    private static final String VERSION = "1.0.0";

    private final JdbcClient jdbc;

    StatusController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @OpenToAnyone
    @GetMapping("/")
    ModelAndView home(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            return new ModelAndView("forward:/index.html");
        }
        return new ModelAndView(
                new JacksonJsonView(),
                Map.of("message", "TermFleet: signals over HTTP", "status", "running", "version", VERSION));
    }

    record Health(
            String status,
            String database,
            @JsonProperty("api_key") String apiKey) {}

    @OpenToAnyone
    @GetMapping("/health")
    @ResponseBody
    ResponseEntity<Health> health() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return ResponseEntity.ok(new Health("healthy", "connected", "configured"));
        } catch (DataAccessException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .body(new Health("unhealthy", "disconnected", "configured"));
        }
    }
}
