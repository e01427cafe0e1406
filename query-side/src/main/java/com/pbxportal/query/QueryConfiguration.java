package com.pbxportal.query;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the {@link ReadBarrier} before every controller of this module, so that none can forget it. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration implements WebMvcConfigurer {

    private static final String LISTINGS = "views";

    private final ReadBarrier barrier;

    QueryConfiguration(ReadBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (handler instanceof HandlerMethod method && isOurs(method.getBeanType())) {
                    barrier.await(groupOf(method.getBeanType()));
                }
                return true;
            }
        });
    }

    private static boolean isOurs(Class<?> controller) {
        return controller.getPackageName().startsWith(QueryConfiguration.class.getPackageName() + ".");
    }

    private static String groupOf(Class<?> controller) {
        ReadsFrom readsFrom = controller.getAnnotation(ReadsFrom.class);
        return readsFrom == null ? LISTINGS : readsFrom.value();
    }
}
