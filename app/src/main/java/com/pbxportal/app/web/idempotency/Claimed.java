package com.pbxportal.app.web.idempotency;

import java.util.UUID;

/** What became of the attempt to be the one who carries a request out. */
sealed interface Claimed {

    /** Nobody has: it is ours to do. */
    record ToDo(UUID attempt) implements Claimed {}

    record Done(Answer answer) implements Claimed {}

    record InProgress() implements Claimed {}

    /** Nobody has, but so many answers are kept for this caller that no more will be. */
    record TooMany() implements Claimed {}

    /** The key stands for another request. */
    record KeyReused() implements Claimed {}
}
