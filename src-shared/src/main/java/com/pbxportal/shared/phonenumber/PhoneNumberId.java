package com.pbxportal.shared.phonenumber;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.pbxportal.shared.identity.NameBasedIds;
import com.pbxportal.shared.identity.Uuids;
import java.util.UUID;

/** Derived from the number itself, so that the event store's own key keeps a number unique in the system. */
public record PhoneNumberId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumberId {}

    public static PhoneNumberId of(E164 number) {
        return new PhoneNumberId(NameBasedIds.of("phone-number", number.value()));
    }

    public static PhoneNumberId of(String value) {
        return new PhoneNumberId(Uuids.parse(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
