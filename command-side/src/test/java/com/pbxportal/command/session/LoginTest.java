package com.pbxportal.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.PortalTest;
import com.pbxportal.command.refusal.RefusalLog;
import com.pbxportal.command.user.Accounts;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Role;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.TenantId;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.session.EndSession;
import com.pbxportal.shared.session.SessionEndReason;
import com.pbxportal.shared.session.SessionEnded;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.SessionStarted;
import com.pbxportal.shared.session.StartSession;
import com.pbxportal.shared.tenant.CloseTenant;
import com.pbxportal.shared.user.ChangeUser;
import com.pbxportal.shared.user.CreateUser;
import com.pbxportal.shared.user.DeleteUser;
import com.pbxportal.shared.user.EmailAddress;
import com.pbxportal.shared.user.UserStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class LoginTest extends PortalTest {

    private static final String EMAIL = "alice@acme.test";
    private static final Secret PASSWORD = new Secret("correct horse");
    private static final Caller.Origin ORIGIN = new Caller.Origin("192.0.2.7", "phone", "req-7");

    @Autowired
    Login login;

    @Autowired
    Passwords passwords;

    @Autowired
    Accounts accounts;

    @Autowired
    Vault vault;

    @Autowired
    com.pbxportal.command.Commands commands;

    @Autowired
    RefusalLog refusals;

    @Autowired
    FamiliarAddresses familiar;

    @Autowired
    SessionProperties properties;

    @Autowired
    JdbcClient jdbc;

    private TenantId acme;
    private UserId alice;

    @BeforeEach
    void aliceHasAPassword() {
        acme = portal.givenTenant("acme");
        CreateUser create = portal.createUser(acme, EMAIL, Role.TENANT_ADMIN);
        alice = create.userId();
        portal.given(new CreateUser(
                alice,
                acme,
                create.email(),
                create.fullName(),
                passwords.hash(Asker.PORTAL, PASSWORD),
                create.role(),
                null,
                true,
                null,
                null));
    }

    @Test
    void who_does_not_get_in_is_told_to_the_audit_log_without_what_was_typed() {
        Secret typed = new Secret("a horse that is none");

        assertRefused(EMAIL, typed);
        assertRefused("typed.instead.of@the.email", typed);

        assertThat(portal.everythingStored())
                .contains("LoginFailed", "WRONG_PASSWORD", "UNKNOWN_ACCOUNT", alice.toString())
                .doesNotContain(typed.value(), "typed.instead.of");
    }

    @Test
    void the_right_password_starts_a_session() {
        Login.Tokens tokens = login.withPassword(" Alice@Acme.test", PASSWORD, ORIGIN);

        assertThat(tokens.account().userId()).isEqualTo(alice);
        assertThat(tokens.access().token()).isEqualTo(liveSession() + " TENANT_ADMIN");
        assertThat(tokens.toString())
                .doesNotContain(tokens.refresh().value())
                .doesNotContain(tokens.access().token());
        assertThat(portal.everythingStored()).doesNotContain(tokens.refresh().value());
    }

    @Test
    void a_session_says_whose_it_is_and_where_it_came_from() {
        SessionId session = new SessionId(portal.nextId());
        Caller caller = Caller.of(alice, Role.TENANT_ADMIN, acme, ORIGIN);

        assertThat(portal.when(new StartSession(session, alice, acme, new EmailAddress(EMAIL)), caller)
                        .thenEvents(new SessionStarted(session, alice, acme, new EmailAddress(EMAIL)))
                        .stored())
                .allSatisfy(stored -> assertThat(Caller.from(stored.metaData())).isEqualTo(caller));
    }

    @Test
    void who_may_not_log_in_is_told_no_more_than_that() {
        portal.given(status(UserStatus.SUSPENDED));

        assertRefused(EMAIL, PASSWORD);
        assertRefused("nobody@acme.test", PASSWORD);
        assertRefused("not an address", PASSWORD);
        portal.given(status(UserStatus.ACTIVE));
        assertRefused(EMAIL, new Secret("wrong horse"));
        assertThat(login.withPassword(EMAIL, PASSWORD, ORIGIN)).isNotNull();
    }

    @Test
    void a_refresh_token_is_good_once_for_a_newer_one() {
        Login.Tokens first = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        Login.Tokens second = login.withRefreshToken(first.refresh(), ORIGIN);
        Login.Tokens third = login.withRefreshToken(second.refresh(), ORIGIN);

        assertThat(third.access().token()).isEqualTo(first.access().token());
        assertThat(List.of(first.refresh(), second.refresh(), third.refresh())).doesNotHaveDuplicates();
    }

    @Test
    void where_somebody_logs_in_or_refreshes_they_are_known_from_then_on() {
        Caller.Origin home = new Caller.Origin("198.51.100.77", "phone", "req-8");
        assertRefused(EMAIL, new Secret("wrong horse"));
        assertThat(familiar.contains(EMAIL, "198.51.100.77")).isFalse();
        Login.Tokens tokens = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        login.withRefreshToken(tokens.refresh(), home);

        assertThat(familiar.contains(EMAIL, ORIGIN.sourceIp())).isTrue();
        assertThat(familiar.contains(EMAIL, "198.51.100.77")).isTrue();
        assertThat(familiar.contains("bob@acme.test", ORIGIN.sourceIp())).isFalse();
    }

    @Test
    void a_refresh_token_that_comes_back_ends_the_session_for_everybody() {
        Login.Tokens first = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        SessionId session = liveSession();
        Login.Tokens second = login.withRefreshToken(first.refresh(), ORIGIN);

        assertNotGood(first.refresh());
        assertNotGood(second.refresh());

        assertThat(liveSessions()).isEmpty();
        assertThat(portal.sessionsToldToHaveEnded()).containsExactly(session);
    }

    @Test
    void an_unknown_refresh_token_ends_nothing() {
        login.withPassword(EMAIL, PASSWORD, ORIGIN);

        assertNotGood(new Secret("unknown"));
        assertThat(liveSessions()).hasSize(1);
    }

    @Test
    void a_refresh_token_expires() {
        Login.Tokens tokens = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        RefreshTokens inEightDays = new RefreshTokens(jdbc, properties, in(Duration.ofDays(8)));

        assertThat(inEightDays.redeem(tokens.refresh())).isInstanceOf(RefreshTokens.Redeemed.Unknown.class);
        assertThat(new RefreshTokens(jdbc, properties, in(Duration.ofDays(6))).redeem(tokens.refresh()))
                .isInstanceOf(RefreshTokens.Redeemed.Good.class);
    }

    @Test
    void a_session_that_nobody_can_refresh_any_more_is_forgotten_after_a_while() {
        login.withPassword(EMAIL, PASSWORD, ORIGIN);

        new RefreshTokens(jdbc, properties, in(Duration.ofDays(13))).removeExpired();
        assertThat(liveSessions()).hasSize(1);
        new RefreshTokens(jdbc, properties, in(Duration.ofDays(15))).removeExpired();
        assertThat(liveSessions()).isEmpty();
    }

    @Test
    void logging_out_ends_the_session_and_its_tokens() {
        Login.Tokens tokens = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        SessionId session = liveSession();
        EmailAddress email = new EmailAddress(EMAIL);

        portal.when(new EndSession(session, SessionEndReason.LOGOUT))
                .thenEvents(new SessionEnded(session, alice, acme, email, SessionEndReason.LOGOUT));
        portal.when(new EndSession(session, SessionEndReason.LOGOUT)).thenNoEvent();

        assertThat(liveSessions()).isEmpty();
        assertThat(portal.sessionsToldToHaveEnded()).containsExactly(session);
        assertNotGood(tokens.refresh());
    }

    @Test
    void whoever_is_suspended_deleted_or_given_another_role_or_password_must_log_in_again() {
        List<Object> commands = List.of(
                status(UserStatus.SUSPENDED),
                status(UserStatus.ACTIVE),
                change(Role.END_USER, null, null),
                change(null, passwords.hash(Asker.PORTAL, PASSWORD), null),
                new DeleteUser(alice, false));
        List<Integer> left = new ArrayList<>();
        for (Object command : commands) {
            if (accounts.byId(alice).orElseThrow().active()) {
                login.withPassword(EMAIL, PASSWORD, ORIGIN);
                login.withPassword(EMAIL, PASSWORD, ORIGIN);
            }
            portal.given(command);
            left.add(liveSessions().size());
        }

        assertThat(left).containsOnly(0);
        assertThat(portal.sessionsToldToHaveEnded()).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void a_change_that_is_nobodys_business_ends_no_session() {
        login.withPassword(EMAIL, PASSWORD, ORIGIN);

        portal.given(
                new ChangeUser(alice, new EmailAddress("a@acme.test"), "A.", null, null, null, false, false, null));

        assertThat(liveSessions()).hasSize(1);
    }

    @Test
    void closing_the_tenant_ends_the_sessions_of_its_users() {
        Login.Tokens tokens = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        portal.given(new CloseTenant(acme));

        assertThat(liveSessions()).isEmpty();
        assertNotGood(tokens.refresh());
        assertRefused(EMAIL, PASSWORD);
    }

    /** Between the look at the password and the start of the session. */
    @Test
    void who_is_suspended_while_logging_in_is_not_let_in() {
        assertRefusedWhen(() -> portal.given(status(UserStatus.SUSPENDED)));
    }

    @Test
    void who_gets_another_role_while_logging_in_does_not_keep_the_old_one() {
        assertRefusedWhen(() -> portal.given(change(Role.END_USER, null, null)));
    }

    @Test
    void a_password_that_is_replaced_while_it_is_used_is_not_good_any_more() {
        Secret hash = passwords.hash(Asker.PORTAL, new Secret("another horse"));

        assertRefusedWhen(() -> portal.given(change(null, hash, null)));
    }

    @Test
    void who_refreshes_without_pause_fills_no_table() {
        Login.Tokens tokens = login.withPassword(EMAIL, PASSWORD, ORIGIN);
        jdbc.sql("""
                INSERT INTO command.refresh_token (token_hash, session_id, expires_at, used_at)
                SELECT decode(md5(n::text), 'hex'), ?, now() + interval '7 days', now() - n * interval '1 second'
                FROM generate_series(1, 3000) AS n""").param(liveSession().value()).update();

        login.withRefreshToken(tokens.refresh(), ORIGIN);

        assertThat(jdbc.sql("SELECT count(*) FROM command.refresh_token")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2_001);
        assertNotGood(tokens.refresh());
        assertThat(liveSessions()).isEmpty();
    }

    private void assertRefusedWhen(Runnable meanwhile) {
        Ids ids = () -> {
            meanwhile.run();
            return portal.nextId();
        };
        AccessTokenIssuer issuer = (session, user, role, tenant) -> new IssuedAccessToken("?", Duration.ofHours(1));
        Login slow = new Login(
                accounts,
                vault,
                passwords,
                new RefreshTokens(jdbc, properties, Clock.systemUTC()),
                issuer,
                commands,
                ids,
                jdbc,
                refusals,
                familiar);

        assertThatThrownBy(() -> slow.withPassword(EMAIL, PASSWORD, ORIGIN)).isInstanceOf(WrongEmailOrPassword.class);
        assertThat(liveSessions()).isEmpty();
    }

    private void assertRefused(String email, Secret password) {
        assertThatThrownBy(() -> login.withPassword(email, password, ORIGIN))
                .isInstanceOf(WrongEmailOrPassword.class)
                .hasMessage("Wrong email or password");
    }

    private void assertNotGood(Secret token) {
        assertThatThrownBy(() -> login.withRefreshToken(token, ORIGIN))
                .isInstanceOf(RefreshTokenNotGood.class)
                .hasMessage("The refresh token is unknown, expired or was already used. Log in again.");
    }

    private ChangeUser status(UserStatus status) {
        return change(null, null, status);
    }

    private ChangeUser change(@Nullable Role role, @Nullable Secret hash, @Nullable UserStatus status) {
        return new ChangeUser(alice, null, null, hash, role, null, false, null, status);
    }

    private SessionId liveSession() {
        return new SessionId(liveSessions().getFirst());
    }

    private List<UUID> liveSessions() {
        return jdbc.sql("SELECT session_id FROM command.session WHERE ended_at IS NULL")
                .query(UUID.class)
                .list();
    }

    private static Clock in(Duration time) {
        return Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
    }
}
