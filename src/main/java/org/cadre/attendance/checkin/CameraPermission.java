package org.cadre.attendance.checkin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the check-in page ask for the camera; no other page may. */
@Configuration(proxyBeanMethods = false)
class CameraPermission implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.setHeader(
                                "Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=()");
                        return true;
                    }
                })
                .addPathPatterns("/checkin/*");
    }
}
