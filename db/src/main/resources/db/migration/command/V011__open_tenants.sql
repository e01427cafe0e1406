-- Which numbers a tenant has, for closing it as a whole. The foreign key is the gate: a number cannot go to a
-- tenant that is being closed at the same moment, on whichever node.
CREATE TABLE command.open_tenant (
    tenant_id uuid NOT NULL PRIMARY KEY
);

CREATE TABLE command.tenant_number (
    phone_number_id uuid NOT NULL PRIMARY KEY,
    tenant_id       uuid NOT NULL REFERENCES command.open_tenant
);
CREATE INDEX tenant_number_by_tenant ON command.tenant_number (tenant_id);
