package com.pbxportal.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.DeleteDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.error.Rejection;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.AllocatePhoneNumber;
import com.pbxportal.shared.phonenumber.AssignPhoneNumber;
import com.pbxportal.shared.phonenumber.AssignmentId;
import com.pbxportal.shared.phonenumber.PhoneNumberId;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.user.DeleteUser;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** All types share one event store, and one cache that goes by ids: a user's id is no number's. */
class AggregatesTest extends PortalTest {

    @Autowired
    Cache cache;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_id_of_something_else_is_unknown(boolean cached) {
        UUID acme = portal.givenTenant("acme").value();
        UUID alice = portal.givenUser(new TenantId(acme), "alice@example.com").value();
        UUID number = portal.givenNumber("+15551112222", new TenantId(acme)).value();
        List<Object> commands = List.of(
                new CloseTenant(new TenantId(alice)),
                new DeleteUser(new UserId(acme), false),
                new DeleteDevice(new DeviceId(number)),
                new AddDevice(new DeviceId(portal.nextId()), new UserId(acme), DeviceDetails.of("Desk")),
                new AllocatePhoneNumber(new PhoneNumberId(acme), new TenantId(acme)),
                new AssignPhoneNumber(
                        new PhoneNumberId(number),
                        new AssignmentId(portal.nextId()),
                        Destination.user(new UserId(number))));

        for (Object command : commands) {
            if (!cached) {
                cache.removeAll();
            }
            assertThat(portal.when(command).failure())
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("not found");
        }
        portal.given(new DeleteUser(new UserId(alice), false));
    }
}
