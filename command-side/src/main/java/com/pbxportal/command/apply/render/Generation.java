package com.pbxportal.command.apply.render;

import com.pbxportal.command.apply.guest.Book;
import com.pbxportal.command.apply.guest.CallLimits;
import com.pbxportal.command.apply.guest.Context;
import com.pbxportal.command.apply.guest.Guest;
import com.pbxportal.command.apply.guest.Targets;
import com.pbxportal.command.apply.guest.TenantConfiguration;
import com.pbxportal.command.apply.guest.TenantContext;
import com.pbxportal.shared.identity.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Has the guests write all that they say of some tenants, and adds what the platform says for everybody. */
final class Generation implements Book {

    static final String TRUNKS = "from-trunk-external";

    private final Map<TenantId, WrittenContext> inbound = new LinkedHashMap<>();
    private final Map<String, Map<String, WrittenContext>> byFile = new LinkedHashMap<>();
    private final Targets targets;

    private Generation(Targets targets) {
        this.targets = targets;
        byFile.put(GeneratedConfiguration.INTERNAL, new LinkedHashMap<>());
        byFile.put(GeneratedConfiguration.OUTBOUND, new LinkedHashMap<>());
    }

    /** @param tenants in the order in which they are to be there */
    static Map<String, DialplanText> of(List<TenantConfiguration> tenants, GenerationSettings settings) {
        Generation book = new Generation(new KnownTargets(settings.guests()));
        for (TenantConfiguration tenant : tenants) {
            for (Guest guest : settings.guests().all()) {
                guest.write(tenant, book);
            }
        }
        return book.files(settings.limits());
    }

    @Override
    public Context context(TenantContext which, TenantConfiguration tenant) {
        return Objects.requireNonNull(byFile.get(which.file()), which.file())
                .computeIfAbsent(which.name(tenant), name -> WrittenContext.of(name, tenant));
    }

    @Override
    public Context inbound(TenantConfiguration tenant) {
        return inbound.computeIfAbsent(tenant.tenantId(), id -> WrittenContext.within(TRUNKS, tenant));
    }

    @Override
    public Targets targets() {
        return targets;
    }

    private Map<String, DialplanText> files(CallLimits limits) {
        Map<String, DialplanText> files = new LinkedHashMap<>();
        files.put(GeneratedConfiguration.INBOUND, inboundFile());
        files.put(GeneratedConfiguration.INTERNAL, internalFile(limits));
        files.put(GeneratedConfiguration.OUTBOUND, outboundFile());
        return files;
    }

    private DialplanText inboundFile() {
        DialplanText text = new DialplanText("Inbound: where the numbers lead that trunks bring in.");
        text.context(TRUNKS)
                .comment("Highest number first: Asterisk keeps a sorted list, and takes seconds for 10,000 in rising"
                        + " order.");
        WrittenContext.writeExtensions(inbound.values(), text);
        UnmatchedCalls.writeRoutes(text);
        UnmatchedCalls.writeNotes(text);
        CommonDialplan.writeNotices(text);
        return text;
    }

    private DialplanText internalFile(CallLimits limits) {
        DialplanText text = new DialplanText("Internal: the extensions of each tenant.");
        CommonDialplan.writeLimits(text, limits);
        CommonDialplan.writeCalledUser(text, limits);
        return contexts(GeneratedConfiguration.INTERNAL, text);
    }

    private DialplanText outboundFile() {
        return contexts(
                GeneratedConfiguration.OUTBOUND,
                new DialplanText("Outbound: what phones may call outside their tenant."));
    }

    private DialplanText contexts(String file, DialplanText text) {
        Objects.requireNonNull(byFile.get(file)).values().forEach(context -> context.writeTo(text));
        return text;
    }
}
