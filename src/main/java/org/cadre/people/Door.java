package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cadre.platform.web.NavGroup;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.SearchPlace;
import org.cadre.platform.web.SignedIn.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stands at every route: lets in whom the route's own annotation names, and no server starts with a route that names nobody. */
@Configuration(proxyBeanMethods = false)
class Door implements WebMvcConfigurer {
    private final Viewers viewers;

    Door(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                return !(handler instanceof HandlerMethod method)
                        || !isOurs(method)
                        || letIn(method, request, response);
            }
        });
    }

    private boolean letIn(HandlerMethod method, HttpServletRequest request, HttpServletResponse response) {
        if (method.hasMethodAnnotation(Open.class)) {
            if (Reply.class.isAssignableFrom(method.getReturnType().getParameterType())) {
                // Who reads is known before anything is said to them.
                viewers.current(request);
            }
            return true;
        }
        var viewer = viewers.current(request);
        if (viewer.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location", "/sign-in?then=" + URLEncoder.encode(wayBack(request), StandardCharsets.UTF_8));
            return false;
        }
        Only only = only(method);
        if (only != null && Arrays.stream(only.value()).noneMatch(viewer.get()::has)) {
            throw new NotFound();
        }
        return true;
    }

    private static String wayBack(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) {
            return "/home";
        }
        // An address too long for a header is not gone back to.
        return Place.onwards(
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
    }

    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.cadre.");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.nestedIfOptional().getNestedParameterType() == Viewer.class;
            }

            @Override
            public @Nullable Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                var viewer =
                        viewers.current(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
                return parameter.getParameterType() == Optional.class ? viewer : viewer.orElseThrow(NotFound::new);
            }
        });
    }

    @Bean
    @ConditionalOnWebApplication
    static SmartInitializingSingleton everyRouteNamesWhoMayReachIt(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        return () -> {
            String open = routes.getHandlerMethods().entrySet().stream()
                    .filter(route -> isOurs(route.getValue()) && !saysWho(route.getValue()))
                    .map(route -> route.getKey() + " " + route.getValue())
                    .collect(Collectors.joining("\n"));
            if (!open.isEmpty()) {
                throw new IllegalStateException("routes without @Open, @SignedIn or @Only:\n" + open);
            }
        };
    }

    private static boolean saysWho(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class)
                || method.hasMethodAnnotation(SignedIn.class)
                || only(method) != null;
    }

    /** Of the route, else of the page it is on. */
    private static @Nullable Only only(HandlerMethod method) {
        Only own = method.getMethodAnnotation(Only.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Only.class);
    }

    @Bean
    static Source whoIsSignedIn(
            Viewers viewers, List<NavLink> links, List<NavGroup> groups, List<SearchPlace> searches) {
        var inOrder =
                links.stream().sorted(Comparator.comparingInt(NavLink::order)).toList();
        var groupsInOrder =
                groups.stream().sorted(Comparator.comparingInt(NavGroup::order)).toList();
        return request -> viewers.current(request)
                .map(viewer -> new org.cadre.platform.web.SignedIn(
                        viewer.isActedFor() ? "" : viewer.id().toString(),
                        viewer.name(),
                        inOrder.stream().filter(link -> sees(viewer, link)).toList(),
                        viewer.enteredBy() == null ? null : viewer.enteredBy().toString(),
                        viewer.isOffice() ? groupsInOrder : List.of(),
                        searches.stream()
                                .filter(search -> viewer.roles().stream()
                                        .anyMatch(role -> role.word().equals(search.role())))
                                .map(SearchPlace::href)
                                .findFirst()
                                .orElse(null)))
                .orElse(null);
    }

    private static boolean sees(Viewer viewer, NavLink link) {
        return link.roles().isEmpty()
                || viewer.roles().stream().anyMatch(role -> link.roles().contains(role.word()));
    }
}
