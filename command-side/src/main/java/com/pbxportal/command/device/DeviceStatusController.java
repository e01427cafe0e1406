package com.pbxportal.command.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.pbxportal.command.FreshState;
import com.pbxportal.command.apply.ami.Asterisk;
import com.pbxportal.command.apply.ami.AsteriskUnreachable;
import com.pbxportal.command.apply.ami.EndpointState;
import com.pbxportal.shared.device.DeviceId;
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
     * @param known whether Asterisk has the device: false until an apply has brought it there
     * @param registered null: Asterisk does not answer, as {@code errorText} says
     */
    record DeviceStatusAnswer(
            UUID deviceId,
            String sipUsername,
            @Nullable Boolean known,
            @Nullable Boolean registered,
            @Nullable String contactUri,
            @Nullable String userAgent,
            @Nullable String ip,
            @Nullable String reachability,
            @Nullable Double rttMs,
            @Nullable String deviceState,
            @Nullable String errorText) {}

    private static final double MICROS_PER_MILLI = 1000;

    /** Each question is a login at Asterisk: who asks for one phone without pause gets what was true just now. */
    private static final Duration JUST_NOW = Duration.ofSeconds(1);

    private static final int MOST = 10_000;

    private final FreshState state;
    private final Devices devices;
    private final Asterisk asterisk;
    private final Cache<String, DeviceStatusAnswer> recent =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(JUST_NOW).build();

    DeviceStatusController(FreshState state, Devices devices, Asterisk asterisk) {
        this.state = state;
        this.devices = devices;
        this.asterisk = asterisk;
    }

    @GetMapping("/{id}/status")
    @PreAuthorize("isAuthenticated()")
    @Operation(summary = "Whether a device is registered now, from where, and how fast it answers")
    DeviceStatusAnswer status(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        String name = state.read(id, () -> {
            Device device = devices.load(new DeviceId(id)).invoke(d -> d);
            requireVisible(device, id, caller);
            return device.sipUsername().value();
        });
        return recent.get(name, any -> ask(id, name));
    }

    private DeviceStatusAnswer ask(UUID id, String name) {
        try {
            return answer(id, name, asterisk.read(reading -> reading.endpoint(name)));
        } catch (AsteriskUnreachable e) {
            return new DeviceStatusAnswer(id, name, null, null, null, null, null, null, null, null, e.getMessage());
        }
    }

    private static void requireVisible(Device device, UUID id, Caller caller) {
        if (!caller.sees(device.tenantId())) {
            throw new NotYourTenant("Device " + id);
        }
        if (caller.is(Role.END_USER) && !device.userId().equals(caller.userId())) {
            throw new RoleNotSufficient(caller.role(), "see what is not one's own: Device " + id);
        }
        if (device.isDeleted()) {
            throw new UnknownDevice(id);
        }
    }

    private static DeviceStatusAnswer answer(UUID id, String name, Optional<EndpointState> found) {
        EndpointState state = found.orElse(null);
        if (state == null) {
            return new DeviceStatusAnswer(id, name, false, false, null, null, null, null, null, null, null);
        }
        Long micros = state.roundtripMicros();
        return new DeviceStatusAnswer(
                id,
                name,
                true,
                state.contactUri() != null,
                state.contactUri(),
                state.userAgent(),
                state.viaAddress() == null ? null : state.viaAddress().replaceAll(":[0-9]+$", ""),
                state.reachability(),
                micros == null ? null : micros / MICROS_PER_MILLI,
                state.deviceState(),
                null);
    }
}
