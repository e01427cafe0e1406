package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.Finding;
import com.pbxportal.command.apply.guest.Guests;
import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.apply.guest.Targets;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.realtime.Reach;
import com.pbxportal.command.apply.render.KnownTargets;
import com.pbxportal.shared.tenant.Slug;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All that is to be said of a configuration before anything is touched. */
@Component
public class Validation {

    private final Secrets secrets;

    Validation(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Of the tenants within reach, and that others are held back; none names another tenant. */
    public List<Finding> of(Candidate candidate, Reach reach) {
        Guests guests = candidate.settings().guests();
        List<TenantConfiguration> reached = candidate.within(reach);
        Set<Slug> inScope = candidate.tenantsIn(reach.tenant()).stream()
                .map(TenantConfiguration::slug)
                .collect(Collectors.toSet());
        return Stream.of(
                        Stream.concat(configured(candidate.tenants(), guests), heldBack(candidate.tenants(), reach))
                                .filter(finding -> inScope.contains(finding.tenant())),
                        lackingSecrets(reached, guests),
                        guests.shortcomings(reached))
                .flatMap(findings -> findings)
                .toList();
    }

    /** What is the matter with things in themselves, tenant by tenant. */
    private static Stream<Finding> configured(List<TenantConfiguration> tenants, Guests guests) {
        Holdings.Doubles doubles = new Holdings(guests).new Doubles();
        Targets targets = new KnownTargets(guests);
        return tenants.stream()
                .flatMap(tenant -> Stream.concat(doubles.of(tenant).stream(), guests.findings(tenant, targets)));
    }

    private static Stream<Finding> heldBack(List<TenantConfiguration> tenants, Reach reach) {
        return tenants.stream()
                .filter(tenant -> reach.butNot().contains(tenant.tenantId()))
                .map(tenant -> Finding.warning(
                        tenant,
                        "stays as it was applied last: what was changed since needs a second person's consent, or a"
                                + " failed rollback has to be looked after"));
    }

    private Stream<Finding> lackingSecrets(List<TenantConfiguration> tenants, Guests guests) {
        Set<SecretRef> lacking =
                secrets.lacking(tenants.stream().flatMap(guests::secrets).toList());
        return tenants.stream().flatMap(tenant -> guests.secrets(tenant)
                .filter(lacking::contains)
                .map(ref -> Finding.warning(tenant, ref.ifLacking())));
    }
}
