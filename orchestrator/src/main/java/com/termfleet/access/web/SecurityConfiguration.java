package com.termfleet.access.web;

import com.termfleet.access.KeyedPaths;
import com.termfleet.access.Role;
import com.termfleet.access.SignIn;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Access rules by path. Controllers declare their own, and modules check ownership. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Scripts come from this server only. The component library positions its elements by inline styles. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    /** Otherwise each filter's time is measured separately, which takes more than what it does. Requests are measured as a whole. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    CsrfTokenRepository csrfTokens() {
        return CookieCsrfTokenRepository.withHttpOnlyFalse();
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** Programs with keys of their own, which their controllers check: there are no cookies, and nothing is kept between requests. */
    @Bean
    @Order(1)
    SecurityFilterChain keyedSecurity(HttpSecurity http, List<KeyedPaths> keyedPaths) {
        return withoutForms(http)
                .securityMatcher(keyed(keyedPaths))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain security(
            HttpSecurity http,
            SignIn signIn,
            ProblemWriter problems,
            CsrfTokenRepository csrfTokens,
            SecurityContextRepository contexts,
            ApiProperties api,
            TimeMeter time) {
        RequestMatcher signingIn = request -> isSignIn(request);
        return withoutForms(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, SessionController.PATH)
                        .permitAll()
                        // A certificate that browsers download before they can reach anything.
                        .requestMatchers(HttpMethod.GET, "/api/v1/proxy/ca.pem")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/api/**")
                        .authenticated()
                        // The dashboard's files, the API's description, and the desktop's WebSocket, which checks
                        // single-use tickets.
                        .anyRequest()
                        .permitAll())
                .addFilterBefore(new HeaderSignInFilter(signIn, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(
                        new RequestRateFilter(api.requestsPerMinute(), time, problems),
                        AnonymousAuthenticationFilter.class)
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.spa()
                        .csrfTokenRepository(csrfTokens)
                        .ignoringRequestMatchers(signingIn, SecurityConfiguration::showsItsOwnCredentials))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, e) -> problems.unauthorized(response, "Sign in first."))
                        .accessDeniedHandler((request, response, e) -> problems.forbidden(response, Denial.explain(e))))
                .build();
    }

    private static HttpSecurity withoutForms(HttpSecurity http) {
        return http.headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable());
    }

    private static RequestMatcher keyed(List<KeyedPaths> paths) {
        List<RequestMatcher> matchers = paths.stream()
                .flatMap(some -> some.patterns().stream())
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
        return matchers.isEmpty() ? _ -> false : new OrRequestMatcher(matchers);
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod()) && SessionController.PATH.equals(request.getRequestURI());
    }

    /** A page of another site can make a browser send cookies and a remembered Basic password, but no custom header. */
    private static boolean showsItsOwnCredentials(HttpServletRequest request) {
        HeaderCredentials shown = HeaderCredentials.of(request);
        if (shown instanceof HeaderCredentials.Basic) {
            String site = request.getHeader("Sec-Fetch-Site");
            return site == null || !OTHER_SITES.contains(site);
        }
        return shown != null;
    }
}
