package com.pbxportal.command.apply.realtime;

import com.pbxportal.command.apply.realtime.RowChanges.Current;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the rows that an apply left behind with those that are there now. */
final class RowComparison {

    private static final String MASK = "********";

    private static final String REGISTER = "portal_device";

    private final List<RowDifference> differences = new ArrayList<>();

    private final Set<String> known = new HashSet<>();

    private RowComparison() {}

    static RowComparison between(List<DeviceRows> expected, Current current) {
        RowComparison comparison = new RowComparison();
        Set<String> surplus = new TreeSet<>(current.tenants().keySet());
        for (DeviceRows device : expected) {
            comparison.known.add(device.id());
            surplus.remove(device.id());
            comparison.compare(device, current);
        }
        for (String id : surplus) {
            comparison.add(REGISTER, id, null, null, "a device that was not generated");
            current.rows().forEach((table, rows) -> {
                if (rows.containsKey(id)) {
                    comparison.add(table.tableName(), id, null, null, "a row that was not generated");
                }
            });
        }
        return comparison;
    }

    void stranger(String id, String context) {
        if (known.contains(id)) {
            return;
        }
        String found = "an endpoint that somebody else wrote, in context " + context;
        differences.add(new RowDifference(RealtimeTable.ENDPOINTS.tableName(), id, null, null, found, context));
    }

    List<RowDifference> differences() {
        return differences;
    }

    private void compare(DeviceRows device, Current current) {
        if (!current.tenants().containsKey(device.id())) {
            // Its password may have been erased before there were rows, as happens to a device that is deleted.
            if (device.knowsCredential()) {
                add(REGISTER, device.id(), null, "a device of the portal", null);
            }
            return;
        }
        device.values().forEach((table, values) -> {
            List<@Nullable String> found = current.row(table, device.id());
            if (found == null) {
                add(table.tableName(), device.id(), null, "a row", null);
            } else {
                compare(table, device.id(), values, current.layout(), found);
            }
        });
    }

    private void compare(
            RealtimeTable table,
            String id,
            List<@Nullable String> set,
            TableLayout layout,
            List<@Nullable String> found) {
        List<@Nullable String> expected = layout.row(table, set);
        for (int i = 0; i < expected.size(); i++) {
            String column = layout.columns(table).get(i);
            String wanted = expected.get(i);
            String is = found.get(i);
            boolean unknown = wanted == null && table == RealtimeTable.AUTHS && column.equals(RealtimeTable.CREDENTIAL);
            if (!unknown && !Objects.equals(wanted, is)) {
                boolean secret = table.hides(column);
                add(table.tableName(), id, column, masked(secret, wanted), masked(secret, is));
            }
        }
    }

    private static @Nullable String masked(boolean secret, @Nullable String value) {
        return secret && value != null ? MASK : value;
    }

    private void add(
            String table, String id, @Nullable String column, @Nullable String expected, @Nullable String found) {
        differences.add(new RowDifference(table, id, column, expected, found, null));
    }
}
