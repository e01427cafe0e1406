package com.pbxportal.app.web.mvc;

import com.pbxportal.app.web.FilterOrder;
import com.pbxportal.app.web.json.StrictStringConverter;
import com.pbxportal.app.web.query.AcceptableAnswer;
import com.pbxportal.app.web.query.KnownParameters;
import com.pbxportal.app.web.security.HandlerAuthorization;
import com.pbxportal.shared.identity.Uuids;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan(basePackageClasses = FilterOrder.class)
@EnableScheduling
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new HandlerAuthorization());
        interceptors.addInterceptor(new AcceptableAnswer());
        interceptors.addInterceptor(new KnownParameters());
    }

    /** Spring's own takes what Java takes. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, Uuids::parse);
    }

    /** Swagger UI brings a YAML parser along, which none of the rules for JSON holds. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withStringConverter(new StrictStringConverter());
        converters.configureMessageConvertersList(list ->
                list.removeIf(converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    /** One language for all messages, whatever a browser prefers: Bean Validation would translate only its own. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(Locale.ENGLISH);
    }
}
