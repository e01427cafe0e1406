package com.pbxportal.command.apply.configuration;

import com.pbxportal.command.apply.guest.SecretRef;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.identity.Secret;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the vault has today of the secrets that a configuration was decided on with. */
@Component
public class Secrets {

    private final Vault vault;

    Secrets(Vault vault) {
        this.vault = vault;
    }

    /** Those that are there, whichever generation they are of. */
    public Map<SecretRef, Secret> get(Collection<SecretRef> refs) {
        Map<SecretRef, Secret> secrets = new HashMap<>();
        byKind(refs).forEach((kind, some) -> {
            Map<UUID, Secret> found = vault.getAll(owners(some), kind);
            some.forEach(ref -> {
                Secret secret = found.get(ref.owner());
                if (secret != null) {
                    secrets.put(ref, secret);
                }
            });
        });
        return secrets;
    }

    /** Those that are not there. */
    public Set<SecretRef> lacking(Collection<SecretRef> refs) {
        Set<SecretRef> lacking = new HashSet<>();
        byKind(refs).forEach((kind, some) -> {
            Set<UUID> owners = vault.lacking(owners(some), kind);
            some.stream().filter(ref -> owners.contains(ref.owner())).forEach(lacking::add);
        });
        return lacking;
    }

    /** Those that have become others since they were decided on, or were erased. */
    public Set<SecretRef> changedSince(Collection<SecretRef> refs) {
        Set<Vault.Version> outdated =
                vault.outdated(refs.stream().map(Secrets::version).toList());
        return refs.stream().filter(ref -> outdated.contains(version(ref))).collect(Collectors.toSet());
    }

    private static Vault.Version version(SecretRef ref) {
        return new Vault.Version(ref.owner(), ref.kind(), ref.generation());
    }

    private static Map<SecretKind, List<SecretRef>> byKind(Collection<SecretRef> refs) {
        return refs.stream().collect(Collectors.groupingBy(SecretRef::kind));
    }

    private static List<UUID> owners(List<SecretRef> refs) {
        return refs.stream().map(SecretRef::owner).toList();
    }
}
