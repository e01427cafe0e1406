package com.pbxportal.query.phonenumber;

import com.pbxportal.query.Row;
import com.pbxportal.shared.phonenumber.file.NumberColumn;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an export.
 *
 * @param cells under {@link NumberColumn#HEADS}
 * @param metadata as JSON
 */
record ExportedNumber(List<@Nullable String> cells, String metadata) {

    static final String COLUMNS = """
            t.number, t.provider, t.status AS portal_status,
            (SELECT slug FROM readmodel.tenant AS owner WHERE owner.id = t.tenant_id) AS portal_tenant,
            t.enabled::text AS portal_enabled, t.assigned_type AS portal_assigned_type,
            coalesce(t.assigned_value, t.assigned_id::text) AS portal_assigned_to, t.provider_metadata""";

    static ExportedNumber of(Row row) throws SQLException {
        @Nullable String[] cells = new @Nullable String[NumberColumn.HEADS.size()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = row.textOrNull(NumberColumn.HEADS.get(column));
        }
        return new ExportedNumber(Arrays.asList(cells), row.text("provider_metadata"));
    }
}
