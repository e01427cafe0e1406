package com.pbxportal.command.apply.guest;

/**
 * A context that every tenant may have one of.
 *
 * @param file in which it stands
 * @param prefix before the tenant's slug: none begins like another, so that no slug can make two of them meet
 */
public record TenantContext(String file, String prefix) {

    private static final String INTERNAL_FILE = "generated_internal.conf";

    /** In which a tenant's phones dial and its numbers end. */
    public static final TenantContext INTERNAL = new TenantContext(INTERNAL_FILE, "tenant-");

    /** The tenant's own numbers, dialled inside. */
    public static final TenantContext NUMBERS = new TenantContext(INTERNAL_FILE, "numbers-");

    /** Where its phones may transfer a call to blindly; what is not in there, Asterisk refuses the phone. */
    public static final TenantContext TRANSFERS = new TenantContext(INTERNAL_FILE, "transfer-");

    /** What its phones may call outside. */
    public static final TenantContext OUTBOUND = new TenantContext("generated_outbound.conf", "outbound-");

    public String name(TenantConfiguration tenant) {
        return prefix + tenant.slug();
    }
}
