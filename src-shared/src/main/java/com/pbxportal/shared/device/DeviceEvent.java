package com.pbxportal.shared.device;

import com.pbxportal.shared.event.PortalEvent;

/** Facts of a device. */
public sealed interface DeviceEvent extends PortalEvent
        permits DeviceAdded, DeviceChanged, DevicePasswordRotated, DeviceDeleted {

    DeviceId deviceId();
}
