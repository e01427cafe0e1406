-- What was changed of these needs a second person's consent: an apply of the whole platform leaves it out.
ALTER TABLE command.open_tenant ADD COLUMN held_back boolean NOT NULL DEFAULT false;

-- What is to be done at a time, whichever node is up by then: the table of db-scheduler.
CREATE TABLE command.scheduled_task (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_task_by_time ON command.scheduled_task (execution_time);
CREATE INDEX scheduled_task_by_heartbeat ON command.scheduled_task (last_heartbeat);
