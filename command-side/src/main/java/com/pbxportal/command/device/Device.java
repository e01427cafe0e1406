package com.pbxportal.command.device;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DevicePasswordRotated;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A phone with SIP credentials of its own. Its user name outlives a change of label: phones are configured with it. */
@Aggregate(cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // The first event sets every field.
public class Device {

    @AggregateIdentifier
    private DeviceId id;

    private TenantId tenantId;
    private UserId userId;
    private SipUsername sipUsername;
    private DeviceDetails details;
    private int generation;
    private boolean deleted;

    Device() {}

    static Device add(DeviceId id, TenantId tenant, UserId user, SipUsername sipUsername, DeviceDetails details) {
        apply(new DeviceAdded(id, tenant, user, sipUsername, details));
        return new Device();
    }

    void change(DeviceDetails after) {
        refuseIfDeleted();
        if (!after.equals(details)) {
            apply(new DeviceChanged(id, tenantId, details, after));
        }
    }

    void rotatePassword() {
        refuseIfDeleted();
        apply(new DevicePasswordRotated(id, tenantId, generation + 1));
    }

    void delete() {
        refuseIfDeleted();
        apply(new DeviceDeleted(id, tenantId, userId, details.label(), sipUsername));
    }

    private void refuseIfDeleted() {
        if (deleted) {
            throw new DeviceIsDeleted(details.label());
        }
    }

    TenantId tenantId() {
        return tenantId;
    }

    UserId userId() {
        return userId;
    }

    SipUsername sipUsername() {
        return sipUsername;
    }

    DeviceDetails details() {
        return details;
    }

    int passwordGeneration() {
        return generation;
    }

    boolean isDeleted() {
        return deleted;
    }

    @EventSourcingHandler
    void on(DeviceAdded event) {
        id = event.deviceId();
        tenantId = event.tenantId();
        userId = event.userId();
        sipUsername = event.sipUsername();
        details = event.details();
        generation = 1;
    }

    @EventSourcingHandler
    void on(DeviceChanged event) {
        details = event.after();
    }

    @EventSourcingHandler
    void on(DevicePasswordRotated event) {
        generation = event.generation();
    }

    @EventSourcingHandler
    void on(DeviceDeleted event) {
        deleted = true;
    }
}
