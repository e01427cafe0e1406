package com.pbxportal.shared.user;

import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.SessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Sent after the current password was verified.
 *
 * @param verified the hash that it was verified against. @param passwordHash Argon2id, encoded. @param session goes on;
 *     all others of the user end
 */
public record ChangeOwnPassword(
        @TargetAggregateIdentifier UserId userId, Secret verified, Secret passwordHash, SessionId session) {}
