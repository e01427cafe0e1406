package planted.command.apply.work;

import planted.command.device.Endpoint;

public record KnowsADevice(Endpoint device) {}
