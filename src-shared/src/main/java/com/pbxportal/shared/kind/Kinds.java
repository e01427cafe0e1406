package com.pbxportal.shared.kind;

import com.pbxportal.shared.apply.ApplyJobState;
import com.pbxportal.shared.apply.plan.ApplyPlanState;
import com.pbxportal.shared.device.DeviceState;
import com.pbxportal.shared.event.PortalEvent;
import com.pbxportal.shared.phonenumber.PhoneNumberState;
import com.pbxportal.shared.session.SessionState;
import com.pbxportal.shared.tenant.TenantState;
import com.pbxportal.shared.user.UserState;
import java.util.List;
import java.util.Optional;

/** The guest book: every kind of thing there is. A new feature writes its line here, and nowhere else. */
public final class Kinds {

    public static final List<Kind<?, ?>> ALL = List.of(
            TenantState.KIND,
            UserState.KIND,
            DeviceState.KIND,
            PhoneNumberState.KIND,
            SessionState.KIND,
            ApplyJobState.KIND,
            ApplyPlanState.KIND);

    private Kinds() {}

    /** @return empty: what happened is told of no thing that is kept */
    public static Optional<Kind<?, ?>> of(Class<? extends PortalEvent> event) {
        for (Kind<?, ?> kind : ALL) {
            if (kind.events().isAssignableFrom(event)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
