package planted.app.web;

import planted.app.role.KnowsItsPages;

public record KnowsItsRole(KnowsItsPages role) {}
