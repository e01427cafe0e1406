package planted.shared.device;

import com.pbxportal.shared.event.PortalEvent;

record OfNoFamily() implements PortalEvent {}
