package com.pbxportal.command.refusal.sip;

import static com.pbxportal.command.asterisk.ami.RefusedRequest.Reason.UNKNOWN_NAME;
import static com.pbxportal.command.asterisk.ami.RefusedRequest.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.pbxportal.command.asterisk.ami.RefusedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class SipRefusalsTest {

    private static final String ADDRESS = "203.0.113.7";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SipRefusals refusals = new SipRefusals(
            new SipRefusalProperties(100, 3, 5),
            registry,
            Clock.fixed(Instant.parse("2030-01-02T12:00:00Z"), ZoneOffset.UTC));
    private final Logger logger = (Logger) LoggerFactory.getLogger(SipRefusals.LOGGER);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(log);
    }

    @Test
    void each_is_counted_by_its_reason() {
        refusals.record(new RefusedRequest(ADDRESS, "acme-1000-desk", WRONG_PASSWORD));
        refusals.record(new RefusedRequest(ADDRESS, "nobody", UNKNOWN_NAME));
        refusals.record(new RefusedRequest(ADDRESS, "nobody", UNKNOWN_NAME));

        assertThat(count("wrong_password")).isOne();
        assertThat(count("unknown_name")).isEqualTo(2);
        assertThat(count("not_allowed")).isZero();
    }

    @Test
    void each_has_a_line_that_names_address_reason_and_account() {
        refusals.record(new RefusedRequest(ADDRESS, "acme-1000-desk", WRONG_PASSWORD));

        assertThat(lines())
                .containsExactly(
                        "SIP request refused: address=203.0.113.7 reason=wrong_password account=acme-1000-desk");
    }

    @ParameterizedTest
    @CsvSource({"'a b=c', a?b?c", "'x\n\"address=6.6.6.6', x??address?6.6.6.6", "'', ''", "Zoë, Zo?"})
    void no_account_can_be_read_as_another_field_or_line(String account, String shown) {
        refusals.record(new RefusedRequest(ADDRESS, account, UNKNOWN_NAME));

        assertThat(lines())
                .containsExactly("SIP request refused: address=203.0.113.7 reason=unknown_name account=" + shown);
    }

    @Test
    void a_flood_has_some_lines_and_a_number() {
        flood(ADDRESS, 1_000);
        refusals.nextMinute();

        assertThat(lines()).hasSize(4).last().asString().contains("997 more", "1000 in all from 1 addresses");
        assertThat(count("wrong_password")).isEqualTo(1_000);
    }

    @Test
    void a_minute_without_more_than_had_a_line_has_no_number() {
        flood(ADDRESS, 3);
        refusals.nextMinute();

        assertThat(lines()).hasSize(3);
    }

    @Test
    void the_busiest_address_is_known_and_a_flood_is_one_until_a_minute_has_passed_without() {
        flood(ADDRESS, 99);
        flood("203.0.113.8", 1);

        assertThat(refusals.summary()).isEqualTo(new SipRefusals.Summary(100, 2, ADDRESS, 99, true));
        refusals.nextMinute();
        flood("203.0.113.8", 1);
        assertThat(refusals.summary()).isEqualTo(new SipRefusals.Summary(101, 2, ADDRESS, 99, true));
        refusals.nextMinute();
        assertThat(refusals.summary()).isEqualTo(new SipRefusals.Summary(1, 1, "203.0.113.8", 1, false));
        refusals.nextMinute();
        assertThat(refusals.summary()).isEqualTo(new SipRefusals.Summary(0, 0, "", 0, false));
    }

    @Test
    void forged_addresses_fill_no_memory_and_no_log() {
        for (int i = 0; i < 50_000; i++) {
            flood("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 1);
        }

        assertThat(refusals.summary().addresses()).isEqualTo(SipRefusals.MOST_ADDRESSES);
        assertThat(refusals.summary().requests()).isEqualTo(50_000);
        refusals.nextMinute();
        assertThat(lines()).hasSize(6).last().asString().contains("1000 or more addresses");
    }

    private void flood(String address, int times) {
        for (int i = 0; i < times; i++) {
            refusals.record(new RefusedRequest(address, "acme-1000-desk", WRONG_PASSWORD));
        }
    }

    private double count(String reason) {
        return registry.get("pbx.sip.refused").tag("reason", reason).counter().count();
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
