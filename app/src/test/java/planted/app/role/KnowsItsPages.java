package planted.app.role;

import planted.app.web.KnowsItsRole;

public record KnowsItsPages(KnowsItsRole pages) {}
