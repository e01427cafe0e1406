package com.pbxportal.app.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.pbxportal.shared.identity.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code /openapi.json} and the page at {@code /docs}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String BEARER = "bearer";

    static {
        // Filled in by the server, not by the client.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Caller.Origin.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                // Where the document came from: what a request says of itself is not repeated.
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("PBX Portal")
                        .version(PortalVersion.NAME)
                        .description("A multi-tenant phone-system portal for Asterisk 22. Log in with POST"
                                + " /api/v1/auth/login and send the access token as a bearer token. Every error is a"
                                + " problem document (RFC 9457) with a stable code."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** The document describes the JSON that is sent: snake_case. Its own keys keep OpenAPI's names. */
    @Bean
    ModelResolver snakeCaseSchemas(SpringDocConfigProperties properties) {
        return new ModelResolver(ObjectMapperProvider.createJson(properties)
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OpenApiCustomizer whatAllOperationsShare() {
        return new SharedByAllOperations();
    }
}
