package com.pbxportal.command.phonenumber.file;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the description of the API: what an import answers, and that its refusal tells as much. */
@ApiResponse(responseCode = "200", description = "Tried out: what an import would do")
@ApiResponse(responseCode = "201", description = "Imported")
@ApiResponse(
        responseCode = "400",
        description = "Malformed, or nothing was imported: every reason is told",
        content =
                @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ImportReport.class)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface AnswersImport {}
