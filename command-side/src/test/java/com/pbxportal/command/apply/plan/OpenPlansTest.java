package com.pbxportal.command.apply.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pbxportal.command.PortalTest;
import com.pbxportal.shared.apply.plan.ApplyPlanId;
import com.pbxportal.shared.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OpenPlansTest extends PortalTest {

    private static final TenantId ACME = new TenantId(new UUID(0, 1));
    private static final TenantId GLOBEX = new TenantId(new UUID(0, 2));
    private static final Instant AT_THREE = Instant.parse("2030-01-02T03:00:10Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private OpenPlans open;

    @BeforeEach
    void nothingIsPlanned() {
        jdbc.sql("DELETE FROM command.open_plan").update();
        Duration day = Duration.ofDays(1);
        open = new OpenPlans(jdbc, new ApplyPlanProperties(day, day, day, 3));
    }

    @Test
    void so_many_are_open_at_a_time_and_another_when_one_has_begun() {
        ApplyPlanId first = plan(ACME, null);
        plan(ACME, null);
        plan(ACME, AT_THREE);

        assertThatThrownBy(() -> plan(ACME, null))
                .isInstanceOf(TooManyApplyPlans.class)
                .hasMessageStartingWith("3 applies are scheduled already");
        assertThatCode(() -> plan(GLOBEX, null)).doesNotThrowAnyException();
        assertThatCode(() -> plan(null, null)).doesNotThrowAnyException();
        open.remove(first);
        assertThatCode(() -> plan(ACME, null)).doesNotThrowAnyException();
    }

    @Test
    void one_is_for_a_minute() {
        plan(ACME, AT_THREE);
        plan(null, AT_THREE);

        assertThatThrownBy(() -> plan(ACME, AT_THREE.plusSeconds(49)))
                .isInstanceOf(ApplyPlanMinuteTaken.class)
                .hasMessageContaining("2030-01-02T03:00:00Z");
        assertThatThrownBy(() -> plan(null, AT_THREE)).isInstanceOf(ApplyPlanMinuteTaken.class);
        assertThatCode(() -> plan(ACME, AT_THREE.plusSeconds(50))).doesNotThrowAnyException();
        assertThatCode(() -> plan(GLOBEX, AT_THREE)).doesNotThrowAnyException();
    }

    @Test
    void who_plan_at_the_same_moment_are_counted_one_by_one() {
        long planned = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    try {
                        plan(ACME, null);
                        return 1;
                    } catch (TooManyApplyPlans e) {
                        return 0;
                    }
                }))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();

        assertThat(planned).isEqualTo(3);
    }

    private ApplyPlanId plan(@Nullable TenantId scope, @Nullable Instant at) {
        ApplyPlanId id = new ApplyPlanId(UUID.randomUUID());
        transaction.executeWithoutResult(planning -> open.add(id, scope, at));
        return id;
    }
}
