package com.pbxportal.command.device;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceEvent;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DevicePasswordRotated;
import com.pbxportal.shared.device.DeviceState;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A phone with SIP credentials of its own. Its user name outlives a change of label: phones are configured with it. */
@Aggregate(cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // The first event sets every field.
public class Device {

    @AggregateIdentifier
    private DeviceId id;

    private @Nullable DeviceState state;
    private DeviceState last;

    Device() {}

    static Device add(DeviceId id, TenantId tenant, UserId user, SipUsername sipUsername, DeviceDetails details) {
        apply(new DeviceAdded(id, tenant, user, sipUsername, details));
        return new Device();
    }

    void change(DeviceDetails after) {
        DeviceState now = present();
        if (!after.equals(now.details())) {
            apply(new DeviceChanged(id, now.tenantId(), now.details(), after));
        }
    }

    void rotatePassword() {
        DeviceState now = present();
        apply(new DevicePasswordRotated(id, now.tenantId(), now.passwordGeneration() + 1));
    }

    void delete() {
        DeviceState now = present();
        apply(new DeviceDeleted(id, now.tenantId(), now.userId(), now.details().label(), now.sipUsername()));
    }

    private DeviceState present() {
        if (state == null) {
            throw new DeviceIsDeleted(last.details().label());
        }
        return state;
    }

    /** As it is, or was when it was deleted. */
    DeviceState last() {
        return last;
    }

    boolean isDeleted() {
        return state == null;
    }

    @EventSourcingHandler
    void on(DeviceEvent event) {
        id = event.deviceId();
        state = DeviceState.after(state, event);
        last = state == null ? last : state;
    }
}
