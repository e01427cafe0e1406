package com.pbxportal.command.apply.job;

import com.pbxportal.command.tenant.Tenants;
import com.pbxportal.shared.identity.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tenants that an apply of the platform leaves as they are: those whose changes need a second person's consent,
 * unless they are to run what ran before, and those whose failed rollback nobody has looked after.
 */
@Component
public class LeftOut {

    private final Tenants tenants;
    private final ApplyBlocks blocks;

    LeftOut(Tenants tenants, ApplyBlocks blocks) {
        this.tenants = tenants;
        this.blocks = blocks;
    }

    /** @param scope one tenant's apply leaves nobody out. @param restores whether an earlier configuration comes back */
    public List<TenantId> of(@Nullable TenantId scope, boolean restores) {
        if (scope != null) {
            return List.of();
        }
        Stream<TenantId> withoutConsent = restores ? Stream.empty() : tenants.heldBack().stream();
        return Stream.concat(withoutConsent, blocks.tenants().stream())
                .distinct()
                .toList();
    }
}
