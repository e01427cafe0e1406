package com.pbxportal.command.device;

import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceAdded;
import com.pbxportal.shared.device.DeviceChanged;
import com.pbxportal.shared.device.DeviceDeleted;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.DevicePasswordRotated;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class DeviceTest {

    private static final DeviceId DESK = new DeviceId(new UUID(3, 1));
    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final UserId ALICE = new UserId(new UUID(2, 1));
    private static final SipUsername USERNAME = new SipUsername("acme-1000-desk");
    private static final DeviceDetails DETAILS = DeviceDetails.of("Desk");
    private static final DeviceDetails DISABLED =
            new DeviceDetails("Desk", Transport.TLS, NatFlags.DEFAULT, List.of(Codec.G722), false);
    private static final DeviceAdded ADDED = new DeviceAdded(DESK, ACME, ALICE, USERNAME, DETAILS);
    private static final DeviceDeleted DELETED = new DeviceDeleted(DESK, ACME, ALICE, "Desk", USERNAME);

    @Test
    void a_device_is_added_with_its_sip_user_name() {
        new AggregateTestFixture<>(Device.class)
                .givenNoPriorActivity()
                .whenConstructing(() -> Device.add(DESK, ACME, ALICE, USERNAME, DETAILS))
                .expectEvents(ADDED);
    }

    @Test
    void a_change_is_told_with_before_and_after_and_no_change_is_no_event() {
        when(device -> device.change(DISABLED)).expectEvents(new DeviceChanged(DESK, ACME, DETAILS, DISABLED));
        when(device -> device.change(DISABLED), new DeviceChanged(DESK, ACME, DETAILS, DISABLED))
                .expectNoEvents();
    }

    @Test
    void passwords_are_counted_and_the_first_one_was_number_one() {
        when(Device::rotatePassword).expectEvents(new DevicePasswordRotated(DESK, ACME, 2));
        when(Device::rotatePassword, new DevicePasswordRotated(DESK, ACME, 2))
                .expectEvents(new DevicePasswordRotated(DESK, ACME, 3));
    }

    @Test
    void deleting_tells_the_latest_label_and_the_sip_user_name() {
        DeviceDetails renamed = DeviceDetails.of("Kitchen");

        when(Device::delete, new DeviceChanged(DESK, ACME, DETAILS, renamed))
                .expectEvents(new DeviceDeleted(DESK, ACME, ALICE, "Kitchen", USERNAME));
    }

    @Test
    void a_deleted_device_changes_no_more() {
        for (Consumer<Device> attempt : List.<Consumer<Device>>of(
                device -> device.change(DISABLED),
                device -> device.change(DETAILS),
                Device::rotatePassword,
                Device::delete)) {
            when(attempt, DELETED)
                    .expectException(DeviceIsDeleted.class)
                    .expectExceptionMessage("Device 'Desk' is deleted");
        }
    }

    private static ResultValidator<Device> when(Consumer<Device> action, Object... furtherEvents) {
        List<Object> events = new ArrayList<>(List.of(ADDED));
        events.addAll(List.of(furtherEvents));
        return new AggregateTestFixture<>(Device.class).given(events).whenInvoking(DESK.toString(), action);
    }
}
