package com.termfleet.compat.copier;

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

/** Gives controllers the {@link CopierCaller} of a request, and the paths on which it is checked. */
@Configuration(proxyBeanMethods = false)
class CopierWeb implements WebMvcConfigurer {

    private final CopierKeys keys;

    CopierWeb(CopierKeys keys) {
        this.keys = keys;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers());
    }

    private final class Callers implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == CopierCaller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return keys.caller(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        @Bean
        KeyedPaths copierPaths() {
            return new KeyedPaths(List.of("/mt5/**", "/match/**", "/copy/**", "/notify", "/trade-logs", "/error-logs"));
        }
    }
}
