package com.pbxportal.app.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.models.OpenAPI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;

/**
 * The description of the API, written once. It is the same for whoever asks as long as the portal runs, and anybody may
 * ask: to write it anew would be the dearest thing that a stranger can have done.
 */
final class KeptDescription extends OpenApiWebMvcResource {

    private volatile byte @Nullable [] kept;

    KeptDescription(
            ObjectFactory<OpenAPIService> builders,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(builders, requests, responses, operations, properties, providers, customizers);
    }

    @Override
    protected byte[] writeJsonValue(OpenAPI description) throws JsonProcessingException {
        byte[] written = kept;
        if (written == null) {
            written = super.writeJsonValue(description);
            kept = written;
        }
        return written;
    }
}
