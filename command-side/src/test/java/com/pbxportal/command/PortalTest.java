package com.pbxportal.command;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Rules that span aggregates: the real handlers on Axon and PostgreSQL, every test in an empty portal. */
@SpringBootTest(
        classes = CommandSide.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.enabled=false",
            "axon.axonserver.enabled=false",
            "axon.update-check.disabled=true",
            "axon.timeout.enabled=false",
            "logging.level.root=warn",
            "logging.level.org.axonframework.modelling.command.AbstractRepository=error",
            "pbx.asterisk.transports=udp,tcp,tls,wss",
            "pbx.vault.keys=test:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
        })
@Tag("database")
public abstract class PortalTest {

    @Autowired
    protected PortalFixture portal;

    @BeforeEach
    void anEmptyPortal() {
        portal.empty();
    }
}
