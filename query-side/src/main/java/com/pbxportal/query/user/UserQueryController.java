package com.pbxportal.query.user;

import com.pbxportal.query.Filters;
import com.pbxportal.query.ReadModel;
import com.pbxportal.shared.error.UnknownUser;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.listing.Page;
import com.pbxportal.shared.listing.Paging;
import com.pbxportal.shared.user.UserStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Users")
class UserQueryController {

    private static final ReadModel<UserView> USERS = ReadModel.of(
                    "User", "readmodel.user_account", UserView.COLUMNS, UserView::of)
            .about("id")
            .sortedBy("email", "email", "full_name", "extension", "role", "status", "created_at", "updated_at");

    private final JdbcClient jdbc;

    UserQueryController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT', 'END_USER')")
    @Operation(summary = "List users; q finds parts of name, email and extension")
    Page<UserView> listUsers(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "tenant_id", required = false) @Nullable String tenantId,
            @Parameter(schema = @Schema(implementation = UserStatus.class)) @RequestParam(required = false) @Nullable
                    String status,
            @Parameter(schema = @Schema(implementation = Role.class)) @RequestParam(required = false) @Nullable
                    String role,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize,
            @RequestParam(required = false) @Nullable String sort) {
        Filters filters = new Filters()
                .tenant(tenantId)
                .oneOf(UserStatus.class, "status", status)
                .oneOf(Role.class, "role", role)
                .search(q, "full_name", "email", "extension");
        return USERS.page(jdbc, caller, filters, new Paging(page, pageSize, sort));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN', 'SUPPORT', 'END_USER')")
    @Operation(summary = "Show a user with the numbers that lead to it")
    UserView getUser(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return USERS.one(jdbc, caller, id, UnknownUser::new);
    }
}
