package com.termfleet.ranking.web;

import com.termfleet.access.KeyedPaths;
import com.termfleet.access.OpenToAnyone;
import com.termfleet.ranking.PublicCalls;
import com.termfleet.ranking.PublicMaster;
import com.termfleet.ranking.Ranking;
import com.termfleet.ranking.RankingPeriod;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A master's public page, for anyone who has its link. */
@RestController
@RequestMapping("/api/v1/public/masters")
class PublicMasterController {

    private final Ranking ranking;
    private final PublicCalls calls;

    PublicMasterController(Ranking ranking, PublicCalls calls) {
        this.ranking = ranking;
        this.calls = calls;
    }

    /** @param period 30d, 90d or all */
    @OpenToAnyone
    @GetMapping("/{link}")
    PublicMaster get(
            @PathVariable String link, @RequestParam(defaultValue = "all") String period, HttpServletRequest request) {
        calls.count(request.getRemoteAddr());
        return ranking.page(link, RankingPeriod.of(period));
    }

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        @Bean
        KeyedPaths publicPaths() {
            return new KeyedPaths(List.of("/api/v1/public/**"));
        }
    }
}
