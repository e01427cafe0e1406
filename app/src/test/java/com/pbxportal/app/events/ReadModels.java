package com.pbxportal.app.events;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static com.pbxportal.app.support.Portal.postgres;
import static org.awaitility.Awaitility.await;

import com.pbxportal.shared.apply.ApplyEvent;
import com.pbxportal.shared.event.Bookkeeping;
import com.pbxportal.shared.event.PortalEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the read models hold, compared with what the event store holds. */
final class ReadModels {

    private static final String[] AUDITED = PortalEvents.ALL.stream()
            .filter(event -> !Bookkeeping.class.isAssignableFrom(event) && !ApplyEvent.class.isAssignableFrom(event))
            .map(PortalEvents::nameOf)
            .toArray(String[]::new);

    private ReadModels() {}

    /** Returns when both groups have seen all events of this moment: queries wait for them. */
    static void awaitAll() {
        platformAdmin().get("/api/v1/dids?page_size=1").expect(200);
        platformAdmin().get("/api/v1/audit-logs?page_size=1").expect(200);
    }

    /** As {@link #awaitAll}, however long it takes from the first event on: fails when a group stands still. */
    static void awaitRebuild() {
        while (!isUpToDate()) {
            List<Long> before = positions();
            await("a group goes on from " + before)
                    .until(() -> isUpToDate() || !positions().equals(before));
        }
    }

    private static boolean isUpToDate() {
        return postgres().sql("""
                        SELECT NOT bool_or(readmodel.is_behind(name, pg_current_snapshot()))
                        FROM unnest(ARRAY ['views', 'audit']) AS name""").query(Boolean.class).single();
    }

    /** How far each group has come. */
    private static List<Long> positions() {
        return postgres().sql("""
                        SELECT coalesce(token -> 'currentToken', token) ->> 'index'
                        FROM (SELECT processor_name, convert_from(token, 'UTF8')::jsonb AS token
                              FROM eventstore.token_entry WHERE processor_name IN ('views', 'audit')) AS stored
                        ORDER BY processor_name""").query(Long.class).list();
    }

    /** Stored events that should have an audit entry and have none. */
    static List<Long> notAudited() {
        return postgres().sql("""
                        SELECT log.position FROM eventstore.log JOIN eventstore.domain_event_entry USING (global_index)
                        LEFT JOIN readmodel.audit_entry AS entry ON entry.position = log.position
                        WHERE payload_type = ANY (?) AND entry.position IS NULL""").param(AUDITED).query(Long.class).list();
    }

    /** Numbers whose row is not that of their last event. */
    static List<String> numbersBehind() {
        return postgres().sql("""
                        SELECT aggregate_identifier FROM (
                            SELECT aggregate_identifier, max(sequence_number) AS last
                            FROM eventstore.domain_event_entry WHERE type = 'PhoneNumber'
                            GROUP BY aggregate_identifier) AS stream
                        LEFT JOIN readmodel.phone_number ON id = aggregate_identifier::uuid
                        WHERE version IS DISTINCT FROM last""").query(String.class).list();
    }

    static long storedSince(long position) {
        return postgres()
                .sql("SELECT count(*) FROM eventstore.log WHERE position > ?")
                .param(position)
                .query(Long.class)
                .single();
    }

    static long lastPosition() {
        return postgres()
                .sql("SELECT max(position) FROM eventstore.log")
                .query(Long.class)
                .single();
    }

    /** In the order of their ids. */
    static List<String> rows(String table) {
        return postgres()
                .sql("SELECT row_to_json(t)::text FROM readmodel." + table + " AS t ORDER BY id")
                .query(String.class)
                .list();
    }

    /** Rows and checksum of every table. */
    static Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        List<String> tables = postgres().sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'readmodel' AND table_type = 'BASE TABLE' ORDER BY table_name""").query(String.class).list();
        for (String table : tables) {
            // A count that came back to nothing may stay as a row of zero.
            String rows = table.endsWith("_count") ? " WHERE count <> 0" : "";
            contents.put(
                    table,
                    postgres()
                            .sql(
                                    "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '')"
                                            + " FROM readmodel." + table + " AS t" + rows)
                            .query(String.class)
                            .single());
        }
        return contents;
    }
}
