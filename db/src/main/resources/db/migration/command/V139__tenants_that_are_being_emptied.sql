-- The tenant is closed: nothing new may go to it. What it had goes portion by portion, and then this row.
ALTER TABLE command.open_tenant ADD COLUMN closing boolean NOT NULL DEFAULT false;
