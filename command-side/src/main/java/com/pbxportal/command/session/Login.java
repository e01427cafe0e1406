package com.pbxportal.command.session;

import com.pbxportal.command.Commands;
import com.pbxportal.command.FairPlaces.Asker;
import com.pbxportal.command.refusal.RefusalLog;
import com.pbxportal.command.session.RefreshTokens.Redeemed;
import com.pbxportal.command.user.Accounts;
import com.pbxportal.command.user.Accounts.Account;
import com.pbxportal.command.vault.SecretKind;
import com.pbxportal.command.vault.Vault;
import com.pbxportal.shared.identity.Caller;
import com.pbxportal.shared.identity.Ids;
import com.pbxportal.shared.identity.Secret;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.refusal.LoginFailure;
import com.pbxportal.shared.session.EndSession;
import com.pbxportal.shared.session.SessionEndReason;
import com.pbxportal.shared.session.SessionId;
import com.pbxportal.shared.session.StartSession;
import com.pbxportal.shared.user.EmailAddress;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From a password to tokens, and from tokens to newer ones. */
@Component
class Login {

    record Tokens(IssuedAccessToken access, Secret refresh, Account account) {}

    private final Accounts accounts;
    private final Vault vault;
    private final Passwords passwords;
    private final RefreshTokens refreshTokens;
    private final AccessTokenIssuer issuer;
    private final Commands commands;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final RefusalLog refusals;
    private final FamiliarAddresses familiar;

    Login(
            Accounts accounts,
            Vault vault,
            Passwords passwords,
            RefreshTokens refreshTokens,
            AccessTokenIssuer issuer,
            Commands commands,
            Ids ids,
            JdbcClient jdbc,
            RefusalLog refusals,
            FamiliarAddresses familiar) {
        this.accounts = accounts;
        this.vault = vault;
        this.passwords = passwords;
        this.refreshTokens = refreshTokens;
        this.issuer = issuer;
        this.commands = commands;
        this.ids = ids;
        this.jdbc = jdbc;
        this.refusals = refusals;
        this.familiar = familiar;
    }

    Tokens withPassword(String email, Secret password, Caller.Origin origin) {
        Optional<Account> account = accounts.byEmail(email);
        Optional<Secret> hash = account.flatMap(this::passwordOf);
        boolean matches = passwords.matches(asker(email, origin), password, hash.orElse(null));
        Account user = account.filter(a -> matches && a.active())
                .orElseThrow(() -> failed(account.orElse(null), matches, origin));
        SessionId session = new SessionId(ids.next());
        commands.sendEvenIfSuspended(
                new StartSession(session, user.userId(), user.tenantId(), user.email()), user.caller(origin));
        endIfChangedMeanwhile(session, user, hash, origin);
        familiar.remember(user.email(), origin.sourceIp());
        return tokens(session, user);
    }

    /** Who was let in there before does not wait among all who come from there, or from anywhere. */
    private Asker asker(String email, Caller.Origin origin) {
        String account = EmailAddress.plain(email);
        Asker stranger = Asker.at(origin.sourceIp());
        return familiar.contains(account, origin.sourceIp())
                ? new Asker(account + " at " + stranger.name(), true)
                : stranger;
    }

    private WrongEmailOrPassword failed(@Nullable Account account, boolean matches, Caller.Origin origin) {
        if (account == null) {
            refusals.loginFailed(null, null, LoginFailure.UNKNOWN_ACCOUNT, origin);
        } else {
            refusals.loginFailed(
                    account.userId(),
                    account.tenantId(),
                    matches ? LoginFailure.ACCOUNT_NOT_ACTIVE : LoginFailure.WRONG_PASSWORD,
                    origin);
        }
        return new WrongEmailOrPassword();
    }

    /**
     * Suspending a user, or changing role or password, ends the sessions that there are. This one may have started a
     * moment later, on what was true a moment before.
     */
    private void endIfChangedMeanwhile(SessionId session, Account user, Optional<Secret> hash, Caller.Origin origin) {
        if (accounts.byId(user.userId()).filter(user::equals).isEmpty()
                || !passwordOf(user).equals(hash)) {
            end(session, SessionEndReason.USER_CHANGED, user.caller(origin));
            throw new WrongEmailOrPassword();
        }
    }

    private Optional<Secret> passwordOf(Account account) {
        return vault.get(account.userId().value(), SecretKind.PASSWORD_HASH);
    }

    Tokens withRefreshToken(Secret token, Caller.Origin origin) {
        return switch (refreshTokens.redeem(token)) {
            case Redeemed.Good good -> {
                Account owner = ownerOf(good.session());
                familiar.remember(owner.email(), origin.sourceIp());
                yield tokens(good.session(), owner);
            }
            case Redeemed.Reused reused -> {
                end(reused.session(), SessionEndReason.REFRESH_TOKEN_REUSED, Caller.system("refresh token reused"));
                throw new RefreshTokenNotGood();
            }
            case Redeemed.Unknown unknown -> throw new RefreshTokenNotGood();
        };
    }

    void end(SessionId session, SessionEndReason reason, Caller caller) {
        commands.sendEvenIfSuspended(new EndSession(session, reason), caller);
    }

    private Account ownerOf(SessionId session) {
        UserId user = jdbc.sql("SELECT user_id FROM command.session WHERE session_id = ?")
                .param(session.value())
                .query((row, n) -> new UserId(row.getObject(1, UUID.class)))
                .single();
        return accounts.byId(user).filter(Account::active).orElseThrow(RefreshTokenNotGood::new);
    }

    private Tokens tokens(SessionId session, Account user) {
        return new Tokens(
                issuer.issue(session, user.userId(), user.role(), user.tenantId()), refreshTokens.issue(session), user);
    }
}
