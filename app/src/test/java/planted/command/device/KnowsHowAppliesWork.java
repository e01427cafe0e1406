package planted.command.device;

import planted.command.apply.work.KnowsItsJob;

public record KnowsHowAppliesWork(KnowsItsJob job) {}
