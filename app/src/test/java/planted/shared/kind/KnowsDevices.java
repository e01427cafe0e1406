package planted.shared.kind;

import planted.shared.device.Known;

record KnowsDevices(Known device) {}
