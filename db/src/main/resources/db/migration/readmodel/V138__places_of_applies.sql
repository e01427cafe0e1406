-- Places in the event store, which no clock changes: of the request, and of the end.
ALTER TABLE readmodel.apply_job ADD COLUMN requested_position bigint;
ALTER TABLE readmodel.apply_job ADD COLUMN ended_position bigint;

UPDATE readmodel.apply_job AS job SET requested_position = event.global_index
FROM eventstore.domain_event_entry AS event
WHERE event.aggregate_identifier = job.id::text AND event.sequence_number = 0;

UPDATE readmodel.apply_job AS job SET ended_position = event.global_index
FROM eventstore.domain_event_entry AS event
WHERE event.aggregate_identifier = job.id::text AND event.sequence_number = job.version AND job.ended_at IS NOT NULL;

CREATE INDEX waiting_apply_job ON readmodel.apply_job (requested_position) WHERE status = 'PENDING';
CREATE INDEX apply_job_by_end ON readmodel.apply_job (ended_position);
