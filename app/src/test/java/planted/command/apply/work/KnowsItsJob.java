package planted.command.apply.work;

import planted.command.apply.job.KnowsItsWorker;

public record KnowsItsJob(KnowsItsWorker job) {}
