-- Who did not get in is nobody, and what was asked for in vain may be nothing that there is.
ALTER TABLE readmodel.audit_entry ALTER COLUMN actor_id DROP NOT NULL;
ALTER TABLE readmodel.audit_entry ALTER COLUMN actor_role DROP NOT NULL;
ALTER TABLE readmodel.audit_entry ALTER COLUMN entity_id DROP NOT NULL;
