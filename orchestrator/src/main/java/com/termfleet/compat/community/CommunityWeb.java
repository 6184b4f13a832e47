package com.termfleet.compat.community;

import com.termfleet.access.KeyedPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link CommunityCaller} of a request, and the paths on which it is checked. */
@Configuration(proxyBeanMethods = false)
class CommunityWeb implements WebMvcConfigurer {

    private final CommunityKeys keys;

    CommunityWeb(CommunityKeys keys) {
        this.keys = keys;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
    }

    private final class Callers implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == CommunityCaller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
            return keys.caller(http.getHeader("X-API-Key"), http.getMethod().equals("GET"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        @Bean
        KeyedPaths communityPaths() {
            return new KeyedPaths(List.of(
                    "/api/signal",
                    "/api/signals/**",
                    "/api/trades/**",
                    "/api/account/**",
                    "/api/users",
                    "/api/users/**",
                    "/health"));
        }
    }
}
