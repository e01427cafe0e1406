package com.pbxportal.command.claim;

import com.pbxportal.command.user.EmailTaken;
import com.pbxportal.shared.claim.ClaimId;
import com.pbxportal.shared.claim.ClaimKind;
import com.pbxportal.shared.claim.ValueClaimed;
import com.pbxportal.shared.claim.ValueReleased;
import com.pbxportal.shared.user.EmailAddress;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class ClaimTest {

    private static final String VALUE = "alice@acme.test";
    private static final ClaimId ID = ClaimId.of(ClaimKind.EMAIL, VALUE);
    private static final UUID ALICE = new UUID(2, 1);
    private static final UUID BOB = new UUID(2, 2);
    private static final ValueClaimed BY_ALICE = new ValueClaimed(ID, ClaimKind.EMAIL, VALUE, ALICE);
    private static final ValueClaimed BY_BOB = new ValueClaimed(ID, ClaimKind.EMAIL, VALUE, BOB);
    private static final ValueReleased RELEASED = new ValueReleased(ID, ClaimKind.EMAIL, VALUE, ALICE);

    @Test
    void a_free_value_becomes_the_owners() {
        when(claimBy(BOB), BY_ALICE, RELEASED).expectEvents(BY_BOB);
    }

    @Test
    void a_taken_value_is_refused_in_the_words_of_whoever_needs_it() {
        when(claimBy(BOB), BY_ALICE)
                .expectException(EmailTaken.class)
                .expectExceptionMessage("Email already in use: alice@acme.test");
    }

    @Test
    void claiming_twice_changes_nothing() {
        when(claimBy(ALICE), BY_ALICE).expectNoEvents();
    }

    @Test
    void only_the_owner_releases() {
        when(claim -> claim.release(ClaimKind.EMAIL, VALUE, BOB), BY_ALICE).expectNoEvents();
        when(claim -> claim.release(ClaimKind.EMAIL, VALUE, ALICE), BY_ALICE).expectEvents(RELEASED);
        when(claim -> claim.release(ClaimKind.EMAIL, VALUE, ALICE), BY_ALICE, RELEASED)
                .expectNoEvents();
    }

    private static Consumer<Claim> claimBy(UUID owner) {
        return claim -> claim.claim(ClaimKind.EMAIL, VALUE, owner, () -> new EmailTaken(new EmailAddress(VALUE)));
    }

    private static ResultValidator<Claim> when(Consumer<Claim> action, Object... events) {
        return new AggregateTestFixture<>(Claim.class).given(List.of(events)).whenInvoking(ID.toString(), action);
    }
}
