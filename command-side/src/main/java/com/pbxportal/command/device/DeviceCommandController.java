package com.pbxportal.command.device;

import com.pbxportal.command.AnswersCreated;
import com.pbxportal.command.Commands;
import com.pbxportal.command.PrintableText;
import com.pbxportal.shared.device.AddDevice;
import com.pbxportal.shared.device.ChangeDevice;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeleteDevice;
import com.pbxportal.shared.device.DeviceDetails;
import com.pbxportal.shared.device.DeviceId;
import com.pbxportal.shared.device.NatFlags;
import com.pbxportal.shared.device.RotateDevicePassword;
import com.pbxportal.shared.device.Transport;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/devices")
@Tag(name = "Devices")
@PreAuthorize("hasAnyRole('PLATFORM_ADMIN', 'TENANT_ADMIN')")
class DeviceCommandController {

    record NatFlagsRequest(
            @Nullable Boolean rtpSymmetric,
            @Nullable Boolean forceRport,
            @Nullable Boolean rewriteContact,
            @Nullable Boolean directMedia,
            @Nullable Boolean keepAlive) {

        NatFlags over(NatFlags base) {
            return new NatFlags(
                    Optional.ofNullable(rtpSymmetric).orElse(base.rtpSymmetric()),
                    Optional.ofNullable(forceRport).orElse(base.forceRport()),
                    Optional.ofNullable(rewriteContact).orElse(base.rewriteContact()),
                    Optional.ofNullable(directMedia).orElse(base.directMedia()),
                    Optional.ofNullable(keepAlive).orElse(base.keepAlive()));
        }
    }

    record AddDeviceRequest(
            @NotNull UUID userId,
            @NotNull @Size(max = 50) @PrintableText String label,
            @Nullable Transport transport,
            @Nullable NatFlagsRequest natFlags,
            @Nullable @Size(min = 1) @UniqueElements List<@NotNull Codec> codecs,
            @Nullable Boolean enabled) {

        DeviceDetails details(DeviceOptions options) {
            DeviceDetails defaults = options.usual(label.strip(), transport);
            return new DeviceDetails(
                    defaults.label(),
                    defaults.transport(),
                    natFlags == null ? defaults.natFlags() : natFlags.over(defaults.natFlags()),
                    Optional.ofNullable(codecs).orElse(defaults.codecs()),
                    Optional.ofNullable(enabled).orElse(defaults.enabled()));
        }
    }

    /** Absent leaves a field as it is. */
    record ChangeDeviceRequest(
            @Nullable @Size(max = 50) @PrintableText String label,

            @Nullable Transport transport,
            @Nullable NatFlagsRequest natFlags,
            @Nullable @Size(min = 1) @UniqueElements List<@NotNull Codec> codecs,
            @Nullable Boolean enabled) {}

    private final Commands commands;
    private final Ids ids;
    private final DeviceOptions options;

    DeviceCommandController(Commands commands, Ids ids, DeviceOptions options) {
        this.commands = commands;
        this.ids = ids;
        this.options = options;
    }

    @PostMapping
    @AnswersCreated
    @Operation(summary = "Add a device to a user; the answer shows its SIP credentials this once")
    ResponseEntity<DeviceAnswer> addDevice(
            @Valid @RequestBody AddDeviceRequest request, @AuthenticationPrincipal Caller caller) {
        DeviceAnswer device = commands.ask(
                new AddDevice(new DeviceId(ids.next()), new UserId(request.userId()), request.details(options)),
                caller);
        return ResponseEntity.created(URI.create("/api/v1/devices/" + device.id()))
                .body(device);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change, disable or enable a device")
    DeviceAnswer changeDevice(
            @PathVariable UUID id,
            @Valid @RequestBody ChangeDeviceRequest request,
            @AuthenticationPrincipal Caller caller) {
        return commands.ask(
                new ChangeDevice(
                        new DeviceId(id),
                        request.label() == null ? null : request.label().strip(),
                        request.transport(),
                        request.natFlags() == null ? null : request.natFlags()::over,
                        request.codecs(),
                        request.enabled()),
                caller);
    }

    @PostMapping("/{id}/rotate-password")
    @Operation(summary = "Give a device a new SIP password, shown this once; in force with the next apply")
    DeviceAnswer rotateDevicePassword(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        return commands.ask(new RotateDevicePassword(new DeviceId(id)), caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a device; it can no longer register after the next apply")
    void deleteDevice(@PathVariable UUID id, @AuthenticationPrincipal Caller caller) {
        commands.send(new DeleteDevice(new DeviceId(id)), caller);
    }
}
