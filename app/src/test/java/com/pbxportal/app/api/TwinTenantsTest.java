package com.pbxportal.app.api;

import static com.pbxportal.app.support.Portal.platformAdmin;
import static org.assertj.core.api.Assertions.assertThat;

import com.pbxportal.app.api.Meeting.Request;
import com.pbxportal.app.api.Meeting.Slot;
import com.pbxportal.app.support.Answer;
import com.pbxportal.app.support.Portal;
import com.pbxportal.app.support.PortalClient;
import com.pbxportal.app.telephony.Applies;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two tenants that are alike in everything: none is told anything of the other, at whichever operation, in whichever
 * role, whatever of the other's it names. To name another's is to be answered as with what is nobody's; or, where the
 * API tells "not yours" from "not there", with nothing beyond that.
 */
class TwinTenantsTest {

    /**
     * How twins could meet in each operation. After method and path: whose id stands in the path; then each parameter of
     * the query and each field of the body, with what is said there. {@code $USER}, {@code $NAME} and so on are a
     * {@link Twin}'s: one's own, or the other's; but {@code $FRESH}, {@code $DIALLED} and {@code $LATER} are new each time. A bar: or
     * that; a star: one's own is one that nobody has yet; a hyphen: nothing is said, as nothing of anybody's can be.
     */
    private static final String TABLE = """
            POST   /api/v1/auth/login                   -         email:$EMAIL password:wrong-for-everybody
            POST   /api/v1/auth/refresh                 -         refresh_token:nobodys
            POST   /api/v1/auth/logout                  -
            GET    /api/v1/health                       -
            GET    /api/v1/tenants                      -         q=$NAME|$SLUG status=active page=1 page_size=200 sort=created_at
            POST   /api/v1/tenants                      -         name:$NAME slug:$SLUG timezone:UTC ext_min:1000 ext_max:1999 country:DE default_inbound_destination:$EXT apply_needs_approval:false
            GET    /api/v1/tenants/{id}                 TENANT
            PATCH  /api/v1/tenants/{id}                 TENANT    name:$NAME timezone:UTC ext_min:1000 ext_max:1999 country:DE default_inbound_destination:$EXT apply_needs_approval:false status:active
            DELETE /api/v1/tenants/{id}                 TENANT
            GET    /api/v1/tenants/{id}/stats           TENANT
            GET    /api/v1/users                        -         tenant_id=$TENANT q=$EMAIL|$PERSON|$EXT|$SLUG status=active role=end_user page=1 page_size=200 sort=created_at
            POST   /api/v1/users                        -         tenant_id:$TENANT email:$EMAIL* full_name:Robin password:correct-horse-battery-staple role:end_user extension:$EXT* outbound_callerid:$DIALLED voicemail_enabled:true device:{"label":"Desk"}
            GET    /api/v1/users/{id}                   USER
            PATCH  /api/v1/users/{id}                   COLLEAGUE email:$EMAIL* full_name:Robin password:- role:end_user outbound_callerid:$DIALLED voicemail_enabled:true status:active
            DELETE /api/v1/users/{id}                   COLLEAGUE unassign=true
            GET    /api/v1/devices                      -         tenant_id=$TENANT user_id=$USER q=$LABEL|$SIP enabled=true page=1 page_size=200 sort=created_at
            POST   /api/v1/devices                      -         user_id:$USER label:$FRESH transport:udp codecs:["alaw"] enabled:true nat_flags:{"rtp_symmetric":true,"force_rport":true,"rewrite_contact":true,"direct_media":false,"keep_alive":false}
            GET    /api/v1/devices/{id}                 DEVICE
            PATCH  /api/v1/devices/{id}                 DEVICE    label:$FRESH transport:udp codecs:["alaw"] enabled:true nat_flags:{"rtp_symmetric":true,"force_rport":true,"rewrite_contact":true,"direct_media":false,"keep_alive":false}
            DELETE /api/v1/devices/{id}                 DEVICE
            GET    /api/v1/devices/{id}/status          DEVICE
            POST   /api/v1/devices/{id}/rotate-password DEVICE
            POST   /api/v1/dids/import                  -         dry_run=false dids:[{"number":"$NUMBER","provider":"$PROVIDER","metadata":{}}]
            POST   /api/v1/dids/import/csv              -         dry_run=false csv:$NUMBER
            GET    /api/v1/dids                         -         tenant_id=$TENANT number=$NUMBER provider=$PROVIDER status=ASSIGNED enabled=true page=1 page_size=200 sort=created_at
            GET    /api/v1/dids/export                  -         tenant_id=$TENANT number=$NUMBER provider=$PROVIDER status=ASSIGNED enabled=true sort=created_at
            GET    /api/v1/dids/{id}                    DID
            PATCH  /api/v1/dids/{id}                    DID       enabled:true provider:- metadata:-
            PATCH  /api/v1/dids/{id}/allocate           FREE      tenant_id:$TENANT
            PATCH  /api/v1/dids/{id}/deallocate         FREE
            POST   /api/v1/dids/allocate                -         tenant_id:$TENANT did_ids:["$FREE"]
            POST   /api/v1/dids/deallocate              -         did_ids:["$FREE"]
            POST   /api/v1/dids/{id}/assign             FREE      assigned_type:USER assigned_id:$USER
            POST   /api/v1/dids/{id}/assign             FREE      assigned_type:EXTERNAL assigned_value:$DIALLED
            DELETE /api/v1/dids/{id}/assign             DID
            PUT    /api/v1/self-service/password        -         current_password:wrong new_password:correct-horse-battery-staple
            POST   /api/v1/apply                        -         wait=50 tenant_id:$TENANT force:false take_over:false
            POST   /api/v1/apply/preview                -         tenant_id:$TENANT force:false take_over:false
            POST   /api/v1/apply/schedule               -         tenant_id:$TENANT force:false at:$LATER note:Tomorrow
            GET    /api/v1/apply/schedule               -         tenant_id=$TENANT status=SCHEDULED page=1 page_size=200 sort=created_at
            GET    /api/v1/apply/schedule/{id}          PLAN
            POST   /api/v1/apply/schedule/{id}/approve  PLAN      sha256:SHA
            DELETE /api/v1/apply/schedule/{id}          PLAN      note=Never
            GET    /api/v1/apply/jobs                   -         tenant_id=$TENANT requested_by=$ADMIN status=SUCCESS failed_step=VERIFY changed=true since=2026-01-01T00:00:00Z until=2100-01-01T00:00:00Z limit=200 page=1 page_size=200 sort=created_at
            GET    /api/v1/apply/jobs/{id}              JOB
            GET    /api/v1/apply/jobs/{id}/events       JOB
            POST   /api/v1/apply/jobs/{id}/rollback     JOB       wait=50
            POST   /api/v1/apply/jobs/{id}/resolve      JOB       note:Seen
            GET    /api/v1/diagnostics/drift            -
            POST   /api/v1/diagnostics/drift/check      -
            POST   /api/v1/diagnostics/drift/heal       -         wait=50
            GET    /api/v1/diagnostics/unmatched-calls  -         trunk=any address=$NUMBER page=1 page_size=200 sort=-last_at
            DELETE /api/v1/diagnostics/unmatched-calls  -
            GET    /api/v1/audit-logs                   -         tenant_id=$TENANT entity_id=$TENANT|$USER|$DEVICE|$DID|$JOB|$PLAN actor_id=$ADMIN entity_type=User action=CREATE since=2026-01-01T00:00:00Z until=2100-01-01T00:00:00Z page=1 page_size=200 sort=occurred_at
            """.replace("SHA", "0".repeat(64));

    /** That an email is somebody's is told: it is unique in the platform. */
    private static final Set<String> TOLD = Set.of("email_taken");

    private static final Map<String, String> COLUMNS =
            Map.of("tenant_admin", "admin", "support", "supp", "end_user", "oneself");
    private static final Pattern LOOKED_AT = Pattern.compile("\"checked_at\":\"[^\"]*\"");
    private static final Pattern ONCE = Pattern.compile("\"(request_id|instance)\":\"[^\"]*\",?");

    private static Twin self;
    private static Twin twin;
    private static Twin faded;

    /** In whose log nothing stands of what is asked here. */
    private static Twin quiet;

    private static Set<String> marks;

    /** One operation, asked by somebody of one's own tenant. */
    record Call(Meeting meeting, String role) {

        PortalClient client(Twin whose) {
            return meeting.path().endsWith("/logout") ? whose.login(role) : whose.client(role);
        }

        @Override
        public String toString() {
            return meeting + " by " + role;
        }
    }

    static List<Meeting> meetings() {
        return TABLE.lines().map(Meeting::read).toList();
    }

    static Stream<Call> calls() {
        return meetings().stream().flatMap(meeting -> Twin.ROLES.stream().map(role -> new Call(meeting, role)));
    }

    static Stream<Call> repeatable() {
        return calls().filter(call -> call.meeting().method().equals("POST"));
    }

    static Stream<Meeting> ofTheirs() {
        Set<String> ofTheMachine = Set.of("health", "diagnostics");
        return meetings().stream()
                .filter(meeting -> meeting.method().equals("GET"))
                .filter(meeting -> !meeting.path().endsWith("/stats")) // figures alone
                .filter(meeting -> !ofTheMachine.contains(meeting.path().split("/")[3]));
    }

    @BeforeAll
    static void bear() {
        Portal.requireAsterisk();
        Applies.awaitNoneRunning();
        self = Twin.born();
        twin = Twin.born();
        faded = Twin.faded();
        quiet = Twin.born();
        marks = twin.marksUnlike(self);
    }

    @Test
    void it_is_said_of_every_operation_and_whatever_can_be_said_there_how_twins_meet() {
        assertThat(Meeting.gaps(Portal.document(), meetings())).isEmpty();
    }

    @Test
    void an_operation_a_parameter_and_a_field_of_which_nothing_is_said_are_noticed() {
        List<Meeting> lacking = meetings().stream()
                .filter(meeting -> !meeting.toString().equals("GET /api/v1/health"))
                .map(meeting -> meeting.without("query parameter actor_id").without("field label"))
                .toList();

        assertThat(Meeting.gaps(Portal.document(), lacking))
                .contains(
                        "unknown operation GET /api/v1/health: say here how twins meet there",
                        "unknown query parameter actor_id of operation GET /api/v1/audit-logs: say here how twins meet there",
                        "unknown field label of operation POST /api/v1/devices: say here how twins meet there");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheirs")
    void what_is_looked_for_is_found_where_it_is_told(Meeting meeting) {
        Request about = meeting.request(twin, meeting.slots().getFirst(), twin);

        Answer whole = about.by(platformAdmin());

        assertThat(twin.toldBy(whole.expect(200), about.text(), marks))
                .describedAs(whole.body())
                .isNotEmpty();
        assertThat(twin.toldBy(inHeader(twin.value("SIP")), about.text(), marks))
                .contains(twin.value("SIP"));
    }

    private static Answer inHeader(String value) {
        return new Answer("", 204, "", HttpHeaders.of(Map.of("Location", List.of(value)), (name, text) -> true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void nothing_of_the_other_is_told(Call call) {
        Stream<Request> own =
                call.meeting().method().equals("DELETE") ? Stream.of() : call.meeting().own(self).stream();
        own.forEach(request -> {
            Answer answer = request.by(call.client(self));
            assertTellsNothing(request, answer);
            assertThat(answer.status())
                    .describedAs("%s was not understood: %s", request, answer.body())
                    .isNotIn(400, 404, 405, 415);
        });
        call.meeting().slots().forEach(slot -> assertNotToldWhose(call, slot));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeatable")
    void one_key_of_both_is_two_keys(Call call) {
        for (Twin named : List.of(twin, self)) {
            String key = UUID.randomUUID().toString();
            Request ofTwin = call.meeting().request(twin, null, twin);
            Answer theirs = ofTwin.by(call.client(twin).with("Idempotency-Key", key));
            Set<String> marksNow = twin.marksUnlike(self);

            Request repeated = named == twin ? ofTwin : call.meeting().request(self, null, self);
            Answer answer = repeated.by(call.client(self).with("Idempotency-Key", key));

            assertThat(twin.toldBy(answer, repeated.text(), marksNow))
                    .describedAs("%s: %s", repeated, answer.body())
                    .isEmpty();
            assertThat(answer.body()).doesNotContain("idempotency_key_reused");
            if (!answer.body().isEmpty()) {
                assertThat(answer.body()).isNotEqualTo(theirs.body());
            }
        }
    }

    @Test
    void nothing_that_one_can_see_changes_when_the_other_comes_and_acts() {
        Twin watcher = Twin.born();
        Map<String, String> before = seenBy(watcher);

        Twin newcomer = Twin.born();
        Twin.faded();
        newcomer.client("tenant_admin").post("/api/v1/apply/preview", Map.of()).expect(200);

        assertThat(seenBy(watcher)).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(meetings().size() / 2);
    }

    @Test
    void what_differs_in_the_others_part_is_no_drift_of_ones_own() {
        String drift = "/api/v1/diagnostics/drift";
        platformAdmin().post(drift + "/check").expect(200);
        List<String> before =
                Twin.ROLES.stream().map(role -> gist(self, role, drift)).toList();
        String named = Portal.mariaDb()
                .sql("SELECT callerid FROM ps_endpoints WHERE id = ?")
                .param(twin.value("SIP"))
                .query(String.class)
                .single();
        try {
            spoil("\"" + twin.value("NAME") + "\" <1>");
            Answer whole = platformAdmin().post(drift + "/check").expect(200);
            assertThat(twin.toldBy(whole, "", marks)).isNotEmpty();

            assertThat(Twin.ROLES.stream().map(role -> gist(self, role, drift))).isEqualTo(before);
        } finally {
            spoil(named);
            platformAdmin().post(drift + "/check").expect(200);
        }
    }

    private static void spoil(String callerId) {
        Portal.mariaDb()
                .sql("UPDATE ps_endpoints SET callerid = ? WHERE id = ?")
                .params(callerId, twin.value("SIP"))
                .update();
    }

    /** Of all that a role may see, what it is shown; health is everybody's. */
    private static Map<String, String> seenBy(Twin watcher) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (AccessTest.Row row : AccessTest.rows()) {
            for (String role : Twin.ROLES) {
                boolean shown = row.method().equals("GET") || row.path().endsWith("/preview");
                if (shown
                        && row.statuses().get(COLUMNS.get(role)) == 200
                        && !row.path().endsWith("/health")) {
                    Meeting meeting = meetings().stream()
                            .filter(one -> one.toString().equals(row.toString()))
                            .findFirst()
                            .orElseThrow();
                    Request request = meeting.request(watcher, null, watcher);
                    seen.put(
                            request + " by " + role,
                            gist(request.by(watcher.client(role)).expect(200)));
                }
            }
        }
        return seen;
    }

    private static String gist(Twin who, String role, String path) {
        return gist(who.client(role).get(path));
    }

    /** As it is answered to whoever asks at whatever time. */
    private static String gist(Answer answer) {
        String body = answer.status() < 300
                ? answer.body()
                : ONCE.matcher(answer.body()).replaceAll("");
        return answer.status() + " " + LOOKED_AT.matcher(body).replaceAll("");
    }

    /**
     * Naming the other's is answered as naming another's that is in no respect like it; and as naming what is nowhere,
     * or with "not in your tenant" instead of "there is no such".
     */
    private static void assertNotToldWhose(Call call, Slot slot) {
        Answer theirs = askedOf(twin, call, slot);
        Twin nobody = Twin.nobodys();
        Answer nobodys = askedOf(nobody, call, slot);
        String told = without(twin, slot, call, theirs);

        assertThat(told)
                .describedAs("%s: the other's %s, and anybody's", call, slot.value())
                .isEqualTo(without(faded, slot, call, askedOf(faded, call, slot)));
        if (nobodys.status() == 404) {
            theirs.expectProblem(403, "not_your_tenant");
            assertThat(told).contains("is not in your tenant");
        } else if (theirs.status() < 300 || !TOLD.contains(theirs.at("code").asString(""))) {
            assertThat(told)
                    .describedAs("%s: the other's %s, and nobody's", call, slot.value())
                    .isEqualTo(without(nobody, slot, call, nobodys));
        }
    }

    private static Answer askedOf(Twin other, Call call, Slot slot) {
        Twin asking = call.meeting().path().endsWith("/audit-logs") ? quiet : self;
        Request request = call.meeting().request(asking, slot, other);
        Answer answer = request.by(call.client(asking));
        assertTellsNothing(request, answer);
        return answer;
    }

    private static String without(Twin other, Slot slot, Call call, Answer answer) {
        if (answer.status() < 300 && !call.meeting().method().equals("GET")) {
            return "done";
        }
        String gist = gist(answer);
        for (String value : slot.values(other)) {
            gist = gist.replace(value, "…");
        }
        return gist;
    }

    private static void assertTellsNothing(Request request, Answer answer) {
        assertThat(twin.toldBy(answer, request.text(), marks))
                .describedAs(
                        "%s as %s of the other: %s %s", request, self.value("NAME"), answer.status(), answer.body())
                .isEmpty();
        assertThat(answer.header("ETag"))
                .describedAs("%s: an ETag, say here how twins meet there", request)
                .isNull();
    }
}
