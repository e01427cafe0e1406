package com.pbxportal.command.tenant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.tenant.ApplyApprovalRequired;
import com.pbxportal.shared.tenant.ApplyApprovalWaived;
import com.pbxportal.shared.tenant.Country;
import com.pbxportal.shared.tenant.CreateTenant;
import com.pbxportal.shared.tenant.Extension;
import com.pbxportal.shared.tenant.ExtensionAllocated;
import com.pbxportal.shared.tenant.ExtensionReleased;
import com.pbxportal.shared.tenant.Slug;
import com.pbxportal.shared.tenant.TenantChanged;
import com.pbxportal.shared.tenant.TenantClosed;
import com.pbxportal.shared.tenant.TenantCountryChanged;
import com.pbxportal.shared.tenant.TenantCreated;
import com.pbxportal.shared.tenant.TenantDetails;
import com.pbxportal.shared.tenant.TenantEvent;
import com.pbxportal.shared.tenant.TenantResumed;
import com.pbxportal.shared.tenant.TenantState;
import com.pbxportal.shared.tenant.TenantStatus;
import com.pbxportal.shared.tenant.TenantSuspended;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A company that uses the phone system: the owner of an extension range, of users and of numbers. */
@Aggregate(cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // The first event sets every field.
public class Tenant {

    @AggregateIdentifier
    private TenantId id;

    private TenantState state;
    private ExtensionPool extensions;

    Tenant() {}

    static Tenant create(CreateTenant command) {
        apply(new TenantCreated(command.tenantId(), command.slug(), command.details()));
        return new Tenant();
    }

    void change(TenantDetails after) {
        refuseIfClosed();
        if (after.equals(details())) {
            return;
        }
        long left = extensions.outside(after.range());
        if (left > 0) {
            throw new ExtensionRangeInUse(after.range(), left);
        }
        apply(new TenantChanged(id, details(), after));
    }

    void changeCountry(Country after, ServiceNumbers serviceNumbers) {
        refuseIfClosed();
        if (after.equals(country())) {
            return;
        }
        List<Extension> reserved = extensions.allocated(number -> serviceNumbers.isReserved(after, number));
        if (!reserved.isEmpty()) {
            throw new ExtensionReserved(reserved, after);
        }
        apply(new TenantCountryChanged(id, country(), after));
    }

    void suspend() {
        refuseIfClosed();
        if (status() == TenantStatus.ACTIVE) {
            apply(new TenantSuspended(id));
        }
    }

    void resume() {
        refuseIfClosed();
        if (status() == TenantStatus.SUSPENDED) {
            apply(new TenantResumed(id));
        }
    }

    void requireApplyApproval(boolean needed) {
        refuseIfClosed();
        if (needed != applyNeedsApproval()) {
            apply(needed ? new ApplyApprovalRequired(id) : new ApplyApprovalWaived(id));
        }
    }

    void close() {
        refuseIfClosed();
        apply(new TenantClosed(id, slug(), details().name()));
    }

    /**
     * Gives a user an extension.
     *
     * @param wanted null: the next free one
     */
    Extension allocateExtension(UserId user, @Nullable Extension wanted, ServiceNumbers serviceNumbers) {
        refuseIfClosed();
        Predicate<Extension> reserved = number -> serviceNumbers.isReserved(country(), number);
        Extension extension = wanted != null
                ? wanted
                : extensions.peek(reserved).orElseThrow(() -> new ExtensionPoolExhausted(details()));
        if (!details().range().contains(extension)) {
            throw new ExtensionOutsideRange(extension, details().range());
        }
        if (reserved.test(extension)) {
            throw new ExtensionReserved(extension, serviceNumbers.orDefault(country()));
        }
        if (extensions.isAllocated(extension)) {
            throw new ExtensionInUse(extension);
        }
        apply(new ExtensionAllocated(id, extension, user));
        return extension;
    }

    public void releaseExtension(Extension extension, UserId user) {
        apply(new ExtensionReleased(id, extension, user));
    }

    /** Refuses what needs a tenant that goes on. A suspended one does: it may be set right while it is silent. */
    public void refuseIfClosed() {
        if (isClosed()) {
            throw new TenantIsClosed(details().name());
        }
    }

    boolean isClosed() {
        return status() == TenantStatus.CLOSED;
    }

    public Slug slug() {
        return state.slug();
    }

    public TenantDetails details() {
        return state.details();
    }

    /** Null where it was never said: the default of the installation. */
    public @Nullable Country country() {
        return state.country();
    }

    /** Whether a second person has to agree before what was changed may run. */
    public boolean applyNeedsApproval() {
        return state.applyNeedsApproval();
    }

    /** That a tenant falls silent which is suspended needs nobody's consent. */
    boolean isHeldBack() {
        return applyNeedsApproval() && status() == TenantStatus.ACTIVE;
    }

    boolean isSuspended() {
        return status() == TenantStatus.SUSPENDED;
    }

    TenantStatus status() {
        return state.status();
    }

    List<UserId> users() {
        return extensions.users();
    }

    @EventSourcingHandler
    void on(TenantEvent event) {
        id = event.tenantId();
        state = TenantState.after(state, event);
        switch (event) {
            case TenantCreated e -> extensions = new ExtensionPool(e.details().range());
            case TenantChanged e -> extensions.changeRange(e.after().range());
            case ExtensionAllocated e -> extensions.allocate(e.extension(), e.userId());
            case ExtensionReleased e -> extensions.release(e.extension());
            default -> {} // Nothing of its extensions.
        }
    }
}
