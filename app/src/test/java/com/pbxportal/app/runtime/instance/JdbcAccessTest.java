package com.pbxportal.app.runtime.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcAccessTest {

    @Test
    void readsTheCredentialsThatAUrlHolds() {
        assertThat(JdbcAccess.of(
                        "jdbc:postgresql://db/pbx?sslmode=require&user=ann&password=a%26b",
                        Optional.empty(), Optional.empty()))
                .isEqualTo(new JdbcAccess("jdbc:postgresql://db/pbx?sslmode=require", "ann", "a&b"));
    }

    @Test
    void prefersCredentialsOfTheirOwn() {
        assertThat(JdbcAccess.of("jdbc:mariadb://db/a?user=ann&password=x", Optional.of("bob"), Optional.of("y")))
                .isEqualTo(new JdbcAccess("jdbc:mariadb://db/a", "bob", "y"));
    }

    @Test
    void writesAUrlThatReadsBackAsItself() {
        JdbcAccess access = new JdbcAccess("jdbc:postgresql://db/pbx?sslmode=require", "a b", "&=+%'");
        assertThat(JdbcAccess.of(access.urlWithCredentials(), Optional.empty(), Optional.empty()))
                .isEqualTo(access);
    }

    @Test
    void doesNotPrintItsPassword() {
        assertThat(new JdbcAccess("jdbc:postgresql://db/pbx", "ann", "secret").toString())
                .doesNotContain("secret");
    }
}
