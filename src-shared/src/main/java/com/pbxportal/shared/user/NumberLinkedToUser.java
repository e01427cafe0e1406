package com.pbxportal.shared.user;

import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.StoredAs;
import com.pbxportal.shared.identity.UserId;
import com.pbxportal.shared.phonenumber.E164;
import com.pbxportal.shared.phonenumber.PhoneNumberId;

@StoredAs("NumberLinkedToUser")
public record NumberLinkedToUser(UserId userId, PhoneNumberId phoneNumberId, E164 number)
        implements UserEvent, Bookkeeping {}
