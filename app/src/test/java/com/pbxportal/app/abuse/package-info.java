/**
 * That the portal stays up: whatever one machine sends it, or asks of it, others are served meanwhile and afterwards.
 *
 * <p>The portal is a process of its own, started with the options of docs/pbx-portal.service, on a real PostgreSQL and
 * MariaDB; there is no Asterisk, which none of this reaches. Who attacks is a process of its own, too, at the lowest
 * priority: what is measured is what a request makes the portal do, not who gets the processors. It comes from other
 * addresses of 127.0.0.0/8 than the client that is to notice nothing; over IPv6, where a machine has but one of its own,
 * both share it, and the attackers are fewer than one address may have connections.
 */
@NullMarked
package com.pbxportal.app.abuse;

import org.jspecify.annotations.NullMarked;
