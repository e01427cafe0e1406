package com.pbxportal.command.tenant;

import com.pbxportal.command.Names;
import com.pbxportal.command.claim.Claims;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.identity.TenantId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * One tenant a name, and a name is what people read. A name is claimed by each of its {@link Names#keys keys}. Tenants
 * of old claimed the first of them alone, which goes on being found.
 */
@Component
class TenantNames {

    private final Claims claims;

    TenantNames(Claims claims) {
        this.claims = claims;
    }

    void claim(String name, TenantId tenant) {
        Names.keys(name)
                .forEach(key ->
                        claims.claim(ClaimKind.TENANT_NAME, key, tenant.value(), () -> new TenantNameTaken(name)));
    }

    void change(String before, String after, TenantId tenant) {
        Set<String> keys = Names.keys(after);
        Set<String> dropped = new LinkedHashSet<>(Names.keys(before));
        dropped.removeAll(keys);
        if (!Names.keys(before).equals(keys)) {
            claim(after, tenant);
            release(dropped, first(before), tenant);
        }
    }

    void release(String name, TenantId tenant) {
        release(Names.keys(name), first(name), tenant);
    }

    private void release(Set<String> keys, String ofOld, TenantId tenant) {
        keys.stream()
                .filter(key -> !key.equals(ofOld))
                .forEach(key -> claims.releaseIfOwned(ClaimKind.TENANT_NAME, key, tenant.value()));
        if (keys.contains(ofOld)) {
            claims.release(ClaimKind.TENANT_NAME, ofOld, tenant.value());
        }
    }

    private static String first(String name) {
        return Names.keys(name).iterator().next();
    }
}
