package com.pbxportal.app.events;

import com.pbxportal.shared.apply.ApplyJobState;
import com.pbxportal.shared.apply.ApplyJobState.Failure;
import com.pbxportal.shared.apply.plan.ApplyPlanState;
import com.pbxportal.shared.apply.plan.ApplyPlanState.Approval;
import com.pbxportal.shared.apply.plan.ApplyPlanState.End;
import com.pbxportal.shared.destination.Destination;
import com.pbxportal.shared.device.Codec;
import com.pbxportal.shared.device.DeviceState;
import com.pbxportal.shared.phonenumber.PhoneNumberState;
import com.pbxportal.shared.phonenumber.PhoneNumberState.Assignment;
import com.pbxportal.shared.tenant.TenantState;
import com.pbxportal.shared.user.UserState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a state should stand in the read model of its kind: values by their columns, but for those of its envelope. */
final class Shown {

    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

    private Shown() {}

    static Map<String, @Nullable Object> of(Record state) {
        return switch (state) {
            case TenantState tenant -> tenant(tenant).columns;
            case UserState user -> user(user).columns;
            case DeviceState device -> device(device).columns;
            case PhoneNumberState number -> number(number).columns;
            case ApplyJobState job -> job(job).columns;
            case ApplyPlanState plan -> plan(plan).columns;
            default -> throw new IllegalStateException("No read model of " + state);
        };
    }

    private static Shown tenant(TenantState tenant) {
        return new Shown()
                .with("slug", tenant.slug())
                .with("name", tenant.details().name())
                .with("status", tenant.status())
                .with("timezone", tenant.details().timezone())
                .with("ext_min", tenant.details().range().min())
                .with("ext_max", tenant.details().range().max())
                .with("default_inbound_destination", tenant.details().defaultInboundDestination())
                .with("outbound_policy_id", tenant.details().outboundPolicyId())
                .with("apply_needs_approval", tenant.applyNeedsApproval())
                .with("country", tenant.country());
    }

    private static Shown user(UserState user) {
        return new Shown()
                .with("tenant_id", user.tenantId())
                .with("email", user.details().email())
                .with("full_name", user.details().fullName())
                .with("role", user.details().role())
                .with("status", user.status())
                .with(
                        "extension",
                        user.extension() == null ? null : user.extension().number())
                .with("outbound_callerid", user.details().outboundCallerid())
                .with("voicemail_enabled", user.details().voicemailEnabled());
    }

    private static Shown device(DeviceState device) {
        return new Shown()
                .with("tenant_id", device.tenantId())
                .with("user_id", device.userId())
                .with("label", device.details().label())
                .with("sip_username", device.sipUsername())
                .with("transport", device.details().transport())
                .with("rtp_symmetric", device.details().natFlags().rtpSymmetric())
                .with("force_rport", device.details().natFlags().forceRport())
                .with("rewrite_contact", device.details().natFlags().rewriteContact())
                .with("direct_media", device.details().natFlags().directMedia())
                .with("keep_alive", device.details().natFlags().keepAlive())
                .with(
                        "codecs",
                        device.details().codecs().stream()
                                .map(Codec::asteriskName)
                                .toList())
                .with("enabled", device.details().enabled())
                .with("password_generation", device.passwordGeneration());
    }

    private static Shown number(PhoneNumberState number) {
        Assignment assignment = number.assignment();
        Destination to = assignment == null ? null : assignment.destination();
        return new Shown()
                .with("number", number.number())
                .with("status", number.status())
                .with("tenant_id", number.tenantId())
                .with("provider", number.provider())
                .with("enabled", number.enabled())
                .with("assignment_id", of(assignment, Assignment::id))
                .with("assigned_type", of(to, Destination::type))
                .with("assigned_id", of(to, Destination::id))
                .with("assigned_value", of(to, Destination::value))
                .with("assigned_by", of(assignment, Assignment::by))
                .with("assigned_at", of(assignment, Assignment::at));
    }

    private static Shown job(ApplyJobState job) {
        return new Shown()
                .with("tenant_id", job.request().tenantId())
                .with("status", job.course().status())
                .with("force", job.request().force())
                .with("requested_by", job.request().by())
                .with("started_at", job.course().startedAt())
                .with("ended_at", job.course().endedAt())
                .with("failed_step", of(job.failure(), Failure::step))
                .with("error_text", of(job.failure(), Failure::reason))
                .with("remedy", of(job.failure(), Failure::remedy))
                .with("resolution", job.resolution())
                .with("restores", job.request().restores())
                .with("approved", job.request().approved())
                .with(
                        "held_back",
                        job.request().heldBack().stream().map(Object::toString).toList())
                .with("applied_since", of(job.content().events(), ApplyJobState.EventRange::since))
                .with("applied_up_to", of(job.content().events(), ApplyJobState.EventRange::upTo))
                .with("warnings", job.content().warnings())
                .with("preflight_skipped", job.content().preflightSkipped())
                .with("revision", job.content().revision())
                .with("changed", job.changed())
                .with(
                        "files",
                        job.content().files().stream()
                                .map(file -> Map.of(
                                        "name",
                                        file.name(),
                                        "sha256",
                                        file.sha256(),
                                        "bytes",
                                        file.bytes(),
                                        "lines",
                                        file.lines()))
                                .toList())
                .with("rows_added", of(job.content().diff(), ApplyJobState.Diff::added))
                .with("rows_changed", of(job.content().diff(), ApplyJobState.Diff::changed))
                .with("rows_removed", of(job.content().diff(), ApplyJobState.Diff::removed))
                .with(
                        "steps",
                        job.course().steps().stream()
                                .map(done -> Map.of("step", done.step().name(), "at", done.at(), "duration_ms", (int)
                                        done.durationMs()))
                                .toList());
    }

    private static Shown plan(ApplyPlanState plan) {
        return new Shown()
                .with("tenant_id", plan.plan().tenantId())
                .with("status", plan.status())
                .with("force", plan.plan().force())
                .with("planned_for", plan.plan().at())
                .with("expires_at", plan.plan().expiresAt())
                .with("needs_approval", plan.plan().needsApproval())
                .with("note", plan.plan().note())
                .with("planned_by", plan.plan().by())
                .with("approved_by", of(plan.approval(), Approval::by))
                .with("approved_at", of(plan.approval(), Approval::at))
                .with("approved", of(plan.approval(), Approval::sha256))
                .with("job_id", of(plan.end(), End::jobId))
                .with("cancelled_by", of(plan.end(), End::cancelledBy))
                .with("reason", of(plan.end(), End::reason))
                .with("ended_at", of(plan.end(), End::at));
    }

    /** As JSON would have it: ids, values and names are texts. */
    private Shown with(String column, @Nullable Object value) {
        boolean plain = value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof Iterable<?>;
        columns.put(column, plain ? value : value instanceof Enum<?> named ? named.name() : String.valueOf(value));
        return this;
    }

    private static <T, R> @Nullable R of(@Nullable T part, Function<T, @Nullable R> value) {
        return part == null ? null : value.apply(part);
    }
}
