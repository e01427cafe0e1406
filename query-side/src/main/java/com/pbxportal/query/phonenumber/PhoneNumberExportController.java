package com.pbxportal.query.phonenumber;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.query.Selection;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.PhoneNumberStatus;
import com.pbxportal.shared.session.OngoingSessions;
import com.pbxportal.shared.session.SessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Numbers as a file. Written by the thread of the request, which so waits for its turns at the database as all do. */
@RestController
@RequestMapping("/api/v1/dids")
@Tag(name = "Numbers")
class PhoneNumberExportController {

    private static final String CSV = "text/csv";

    /** Many more than get columns: some cannot. */
    private static final int MOST_FIELDS = 500;

    /** Sorted by what a number keeps: one that changes meanwhile would else be in the file twice, or not at all. */
    private static final ReadModel<ExportedNumber> NUMBERS = ReadModel.of(
                    "DID", "readmodel.phone_number", ExportedNumber.COLUMNS, ExportedNumber::of)
            .keyedBy("number")
            .sortedBy("number", "number", "created_at");

    private final JdbcClient jdbc;
    private final OngoingSessions sessions;
    private final ExportPlaces places;
    private final Clock clock;

    PhoneNumberExportController(
            JdbcClient jdbc, OngoingSessions sessions, ExportPlaces places, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.places = places;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Says what it produces in its answer alone: by its path, who accepts no CSV would get to a number called "export". */
    @GetMapping("/export")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT')")
    @Operation(
            summary = "Export all numbers that a listing would find, as CSV that can be imported again",
            description = "Sorted by number or created_at. An apostrophe before what a spreadsheet would take for a"
                    + " formula, as the + of a number, is no part of it; an import takes it off. Columns that begin"
                    + " with portal_ are for people: an import ignores them, and says so. One account may have two exports"
                    + " under way.")
    @ApiResponse(
            responseCode = "200",
            description = "The file; one that breaks off is not whole",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")))
    void exportNumbers(
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) @RequestAttribute(SessionId.REQUEST_ATTRIBUTE) SessionId session,
            @Parameter(schema = @Schema(implementation = PhoneNumberStatus.class))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String enabled,
            @RequestParam(required = false) @Nullable String sort,
            HttpMethod method,
            HttpServletResponse response)
            throws IOException {
        Filters filters = PhoneNumberQueryController.filters(status, tenantId, number, provider, enabled);
        Selection<ExportedNumber> numbers = NUMBERS.select(jdbc, caller, filters, sort);
        if (method.equals(HttpMethod.HEAD)) {
            describe(response);
            return;
        }
        try (ExportPlaces.Place place = places.take(caller.userId())) {
            write(numbers, () -> sessions.contains(session, caller.userId()), response);
        }
    }

    private void write(Selection<ExportedNumber> numbers, BooleanSupplier mayGoOn, HttpServletResponse response)
            throws IOException {
        List<String> fields = numbers.textFields("provider_metadata", MOST_FIELDS);
        Iterator<List<ExportedNumber>> portions = numbers.portions();
        List<ExportedNumber> portion = portions.next();
        describe(response);
        // Never closed, but by the end of the request: what broke off would else look whole.
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        NumberFile file = new NumberFile(out, fields);
        file.addAll(portion);
        while (portions.hasNext()) {
            if (!mayGoOn.getAsBoolean()) {
                throw new ErrorResponseException(HttpStatus.UNAUTHORIZED);
            }
            file.addAll(portions.next());
        }
        out.flush();
    }

    private void describe(HttpServletResponse response) {
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment());
    }

    private String attachment() {
        String day = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
        return ContentDisposition.attachment()
                .filename("numbers-" + day + ".csv")
                .build()
                .toString();
    }
}
