package com.pbxportal.command.apply.guest;

/** All dialplan that is generated. The same context and entry for whoever asks. */
public interface Book {

    /** A context of the tenant's own. */
    Context context(TenantContext which, TenantConfiguration tenant);

    /** The one in which its phones dial and its numbers end. */
    default Context internal(TenantConfiguration tenant) {
        return context(TenantContext.INTERNAL, tenant);
    }

    /**
     * The one that trunks bring calls in by. It is everybody's: of a tenant there are extensions in it, each a number of
     * the tenant's, and nothing that others' calls could get into.
     */
    Context inbound(TenantConfiguration tenant);

    /** Where calls can be led to. */
    Targets targets();
}
