-- Which installation of the portal applies to these tables; NULL: none did yet. A copy of it has another id.
ALTER TABLE portal_apply ADD COLUMN installation VARCHAR(64);
