package com.termfleet.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the dashboard. A path without a file is one of its pages and gets {@code index.html}, which routes in the
 * browser. Unknown paths of the API are answered 404.
 */
@Configuration(proxyBeanMethods = false)
class DashboardFiles implements WebMvcConfigurer {

    private static final String LOCATION = "classpath:/static/";
    private static final List<String> NOT_PAGES = List.of(
            "api/", "v3/", "actuator/", "swagger-ui", "hooks/", "vnc", "webjars/", "mt5/", "match/", "copy/", "notify");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Vite puts a hash of the content into these names, so they can be cached for good.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(LOCATION + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(LOCATION)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new PageResolver());
    }

    private static final class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null || !isPage(path)) {
                return file;
            }
            Resource index = location.createRelative("index.html");
            return index.isReadable() ? index : null;
        }

        private static boolean isPage(String path) {
            return path.lastIndexOf('.') <= path.lastIndexOf('/')
                    && NOT_PAGES.stream().noneMatch(path::startsWith);
        }
    }
}
