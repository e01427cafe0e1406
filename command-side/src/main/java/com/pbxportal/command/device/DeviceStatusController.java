package com.pbxportal.command.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.pbxportal.command.FreshState;
import com.pbxportal.command.apply.realtime.DeviceRows;
import com.pbxportal.command.apply.realtime.RealtimeDatabase;
import com.pbxportal.command.apply.realtime.RealtimeFailure;
import com.pbxportal.command.asterisk.ami.Asterisk;
import com.pbxportal.command.asterisk.ami.AsteriskUnreachable;
import com.pbxportal.command.asterisk.ami.EndpointState;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.SipUsername;
import com.pbxportal.shared.error.NotYourTenant;
import com.pbxportal.shared.error.RoleNotSufficient;
import com.pbxportal.shared.error.UnknownDevice;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Asterisk knows of a device at this moment. On the command side, as this is the side that talks to Asterisk:
 * no event says it, so no read model could.
 */
@RestController
@RequestMapping("/api/v1/devices")
@Tag(name = "Devices")
class DeviceStatusController {

    /**
     * @param known whether Asterisk has a device of this SIP user name: false until an apply has brought it there
     * @param registered with the present password; null: Asterisk does not answer, as {@code errorText} says
     * @param passwordPending whether Asterisk still asks for another password than the present one, which the next apply
     *     brings: whoever is registered until then is no registration of this device, and nothing is told of it
     */
    record DeviceStatusAnswer(
            UUID deviceId,
            String sipUsername,
            @Nullable Boolean known,
            @Nullable Boolean registered,
            @Nullable Boolean passwordPending,
            @Nullable String contactUri,
            @Nullable String userAgent,
            @Nullable String ip,
            @Nullable String reachability,
            @Nullable Double rttMs,
            @Nullable String deviceState,
            @Nullable String errorText) {

        static DeviceStatusAnswer unclear(UUID id, String name, @Nullable String reason) {
            return new DeviceStatusAnswer(id, name, null, null, null, null, null, null, null, null, null, reason);
        }

        static DeviceStatusAnswer absent(UUID id, String name, boolean known) {
            return new DeviceStatusAnswer(id, name, known, false, known, null, null, null, null, null, null, null);
        }
    }

    private static final double MICROS_PER_MILLI = 1000;

    /** Each question is a login at Asterisk: who asks for one phone without pause gets what was true just now. */
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final FreshState state;
    private final Devices devices;
    private final Vault vault;
    private final RealtimeDatabase realtime;
    private final Asterisk asterisk;
    private final Cache<SipUsername, Optional<EndpointState>> recent =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(JUST_NOW).build();

    DeviceStatusController(
            FreshState state, Devices devices, Vault vault, RealtimeDatabase realtime, Asterisk asterisk) {
        this.state = state;
        this.devices = devices;
        this.vault = vault;
        this.realtime = realtime;
        this.asterisk = asterisk;
    }

    @GetMapping("/{id}/status")
    @PreAuthorize("isAuthenticated()")
    @Operation(
            summary = "Whether a device is registered now, from where, and how fast it answers",
            description = "Registered is who has used the device's present password. Until an apply has brought a new"
                    + " one, a phone may go on under the old: password_pending says so.")
    DeviceStatusAnswer getDeviceStatus(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        SipUsername name = state.read(id, () -> {
            Device device = devices.load(new DeviceId(id)).invoke(d -> d);
            requireVisible(device, id, caller);
            return device.last().sipUsername();
        });
        try {
            return answer(id, name);
        } catch (AsteriskUnreachable | RealtimeFailure e) {
            return DeviceStatusAnswer.unclear(id, name.value(), e.getMessage());
        }
    }

    private DeviceStatusAnswer answer(UUID id, SipUsername name) {
        EndpointState found = recent.get(name, any -> asterisk.read(reading -> reading.endpoint(name.value())))
                .orElse(null);
        if (found == null) {
            return DeviceStatusAnswer.absent(id, name.value(), false);
        }
        boolean isPresent = vault.get(id, SecretKind.SIP_PASSWORD)
                .map(password -> DeviceRows.digestOf(name.value(), password))
                .filter(digest -> digest.equals(found.digest()))
                .isPresent();
        return isPresent && !realtime.hasRegistrationToEnd(name.value())
                ? answer(id, name.value(), found)
                : DeviceStatusAnswer.absent(id, name.value(), true);
    }

    private static void requireVisible(Device device, UUID id, Caller caller) {
        if (!caller.sees(device.last().tenantId())) {
            throw new NotYourTenant("Device " + id);
        }
        if (caller.is(Role.END_USER) && !device.last().userId().equals(caller.userId())) {
            throw new RoleNotSufficient(caller.role(), "see what is not one's own: Device " + id);
        }
        if (device.isDeleted()) {
            throw new UnknownDevice(id);
        }
    }

    private static DeviceStatusAnswer answer(UUID id, String name, EndpointState state) {
        Long micros = state.roundtripMicros();
        return new DeviceStatusAnswer(
                id,
                name,
                true,
                state.contactUri() != null,
                false,
                state.contactUri(),
                state.userAgent(),
                state.viaAddress() == null ? null : state.viaAddress().replaceAll(":[0-9]+$", ""),
                state.reachability(),
                micros == null ? null : micros / MICROS_PER_MILLI,
                state.deviceState(),
                null);
    }
}
