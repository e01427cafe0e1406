package planted.command.apply.job;

import planted.command.apply.work.KnowsItsJob;

public record KnowsItsWorker(KnowsItsJob worker) {}
