package com.termfleet.access.web;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.Scope;
import com.termfleet.kernel.NotAllowedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Enforces on every call of a controller the access that its method declares. Files, the API's description and the
 * actuator are secured by path in {@link SecurityConfiguration}.
 */
@Component
class DeclaredAccess implements HandlerInterceptor, WebMvcConfigurer {

    private static final String OURS = "com.termfleet.";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            check(method, request.getMethod());
        }
        return true;
    }

    private static void check(HandlerMethod method, String verb) {
        if (method.hasMethodAnnotation(OpenToAnyone.class)) {
            return;
        }
        RequiresSignIn declared = method.getMethodAnnotation(RequiresSignIn.class);
        if (declared == null) {
            throw new NotAllowedException(
                    "This endpoint declares no access rule, so every call is refused. Report it to the operator.");
        }
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn)
                || !signedIn.getPrincipal().grant().isOpen()) {
            throw new InsufficientAuthenticationException("The request is not authenticated");
        }
        checkRole(signedIn.getPrincipal(), Arrays.asList(declared.value()));
        checkScope(signedIn.getPrincipal(), Arrays.asList(declared.scopes()), verb);
    }

    private static void checkRole(Principal principal, List<Role> allowed) {
        if (!allowed.isEmpty() && !allowed.contains(principal.role())) {
            throw new NotAllowedException("Your role does not allow this; it is for "
                    + allowed.stream().map(Role::name).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static void checkScope(Principal principal, List<Scope> enough, String verb) {
        boolean reads = HttpMethod.GET.matches(verb) || HttpMethod.HEAD.matches(verb);
        if (!principal.has(Scope.ALL)
                && !(reads && principal.has(Scope.READ))
                && enough.stream().noneMatch(principal::has)) {
            throw new NotAllowedException("The token's scopes do not allow this; use a token with scope all.");
        }
    }
}
