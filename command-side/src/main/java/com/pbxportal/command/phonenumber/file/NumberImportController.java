package com.pbxportal.command.phonenumber.file;

import com.pbxportal.command.Commands;
import com.pbxportal.command.phonenumber.NumberMetadata;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.phonenumber.file.ImportPhoneNumbers;
import com.pbxportal.shared.phonenumber.file.NumberToImport;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Thousands of numbers at once, the import of seed 001, "API Contracts". */
@RestController
@RequestMapping("/api/v1/dids")
@Tag(name = "Numbers")
class NumberImportController {

    private static final int MAX_AT_ONCE = 10_000;

    record ImportItem(
            @Nullable String number,
            @Nullable String provider,

            @Nullable @Schema(description = NumberMetadata.BOUNDS)
            Map<String, Object> metadata) {

        NumberToImport toImport() {
            return new NumberToImport(number, provider, metadata == null ? Map.of() : metadata);
        }
    }

    record ImportNumbersRequest(
            @NotNull @Size(min = 1, max = MAX_AT_ONCE) List<@NotNull ImportItem> dids) {}

    private final Commands commands;

    NumberImportController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping(path = "/import", consumes = "application/json")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @AnswersImport
    @Operation(
            summary = "Import up to 10,000 numbers: all of them, or none and every reason why",
            description = "Takes text/csv, too, in the same way as POST /api/v1/dids/import/csv.")
    ResponseEntity<ImportReport> importNumbers(
            @Valid @RequestBody ImportNumbersRequest request,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal Caller caller) {
        List<NumberToImport> numbers =
                request.dids().stream().map(ImportItem::toImport).toList();
        ImportReport report = commands.ask(new ImportPhoneNumbers(numbers, dryRun), caller);
        return answer(dryRun ? report : report.withoutRows());
    }

    @PostMapping(path = "/import/csv", consumes = "text/csv")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    @AnswersImport
    @Operation(
            summary = "Import up to 10,000 numbers from CSV: all of them, or none and every reason why",
            description = "A header names the columns number and provider; further ones become metadata, and"
                    + " metadata_json holds the rest of it as an object. What an export adds is ignored, and listed.")
    ResponseEntity<ImportReport> importNumbersFromCsv(
            @RequestBody @Schema(type = "string") byte[] file,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal Caller caller) {
        MediaType type = Objects.requireNonNull(headers.getContentType(), "It was chosen by its type");
        NumberCsv csv = NumberCsv.read(file, type.getCharset(), MAX_AT_ONCE);
        return answer(importAll(csv, dryRun, caller));
    }

    /** A description of the API has one operation a path, and a client made from it one kind of body. */
    @Hidden
    @PostMapping(path = "/import", consumes = "text/csv")
    @PreAuthorize("hasRole('PLATFORM_ADMIN')")
    ResponseEntity<ImportReport> importNumbersByMediaType(
            @RequestBody byte[] file,
            @RequestHeader HttpHeaders headers,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal Caller caller) {
        return importNumbersFromCsv(file, headers, dryRun, caller);
    }

    private ImportReport importAll(NumberCsv csv, boolean dryRun, Caller caller) {
        try {
            ImportReport report = commands.ask(new ImportPhoneNumbers(csv.numbers(), dryRun), caller);
            return report.withColumns(csv.metadataColumns(), csv.ignoredColumns());
        } catch (NumbersNotImportable refusal) {
            throw refusal.withColumns(csv.metadataColumns(), csv.ignoredColumns());
        }
    }

    private static ResponseEntity<ImportReport> answer(ImportReport report) {
        return ResponseEntity.status(report.dryRun() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(report);
    }
}
