package com.pbxportal.command.tenant;

import com.pbxportal.shared.identity.TenantId;

/**
 * Ends a portion of what a closed tenant still has. Once more is harmless. Answered with whether nothing is left.
 *
 * @param numbers at most so many go back to the pool
 * @param users at most so many users end
 */
record EmptyTenant(TenantId tenantId, int numbers, int users) {

    /** What takes half a second: a user is a dozen aggregates and registers, a number is one. */
    static EmptyTenant portionOf(TenantId tenantId) {
        return new EmptyTenant(tenantId, 1_000, 100);
    }
}
