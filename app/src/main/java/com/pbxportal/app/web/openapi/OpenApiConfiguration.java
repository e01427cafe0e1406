package com.pbxportal.app.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.pbxportal.shared.identity.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
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
                        .contact(new Contact().name("Whoever runs this portal"))
                        .description("A multi-tenant phone-system portal for Asterisk 22. Log in with POST"
                                + " /api/v1/auth/login and send the access token as a bearer token. Every error is a"
                                + " problem document (RFC 9457) with a stable code. Every answer has an X-Request-Id,"
                                + " which the log has, too."))
                .tags(tags())
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static List<Tag> tags() {
        return List.of(
                tag("Apply", "Bringing the configuration to Asterisk: at once, later, or an earlier one"),
                tag("Audit", "Who did what"),
                tag("Auth", "Logging in and out"),
                tag("Devices", "The phones of users"),
                tag("Diagnostics", "Whether Asterisk runs what was applied"),
                tag("Health", "Whether the portal is well"),
                tag("Numbers", "Phone numbers (DIDs): their import, whose they are and where they lead"),
                tag("Self-service", "What users do for themselves"),
                tag("Tenants", "The companies that share the portal"),
                tag("Users", "The people of tenants and of the platform"));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    /** The document describes the JSON that is sent: snake_case. Its own keys keep OpenAPI's names. */
    @Bean
    ModelResolver snakeCaseSchemas(SpringDocConfigProperties properties) {
        return new RecordSchemas(ObjectMapperProvider.createJson(properties)
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    OpenApiWebMvcResource keptDescription(
            ObjectFactory<OpenAPIService> builders,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        return new KeptDescription(builders, requests, responses, operations, properties, providers, customizers);
    }

    @Bean
    OperationCustomizer whoMayCall() {
        return new WhoMayCall();
    }

    /** In this order: the last looks at what the others have made. */
    @Bean
    OpenApiCustomizer whatAllOperationsShare() {
        List<OpenApiCustomizer> inTurn =
                List.of(new RequestSchemas(), new ListingParameters(), new SharedByAllOperations(), new Examples());
        return api -> inTurn.forEach(customizer -> customizer.customise(api));
    }
}
