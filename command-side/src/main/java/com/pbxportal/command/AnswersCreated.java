package com.pbxportal.command;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the description of the API: something was made, with the place in {@code Location}. */
@ApiResponse(
        responseCode = "201",
        description = "Made",
        headers = @Header(name = "Location", ref = "#/components/headers/Location"))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnswersCreated {}
