-- Without a part: this apply took the tenant away, so that what ran after it is told without it.
ALTER TABLE command.applied_history ALTER COLUMN sha256 DROP NOT NULL;
