-- Schema 4: services.
-- Records are documents (`body`) beside the columns that they are found by; `verify` holds the columns against the document.

ALTER TABLE street ADD COLUMN services BIGINT NOT NULL DEFAULT 0;  -- bumped by every change of items, powers and grants of data

CREATE TABLE office_power (
    street TEXT  NOT NULL,
    id     BYTEA NOT NULL,
    office TEXT  NOT NULL,
    code   TEXT  NOT NULL,
    body   TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX office_power_code ON office_power (street, code);

CREATE TABLE reorganisation (
    street TEXT   NOT NULL,
    id     BYTEA  NOT NULL,
    day    BIGINT NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE service_item (
    street TEXT  NOT NULL,
    id     BYTEA NOT NULL,
    code   TEXT  NOT NULL,
    body   TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX service_item_code ON service_item (street, code);

CREATE TABLE data_permit (
    street TEXT  NOT NULL,
    id     BYTEA NOT NULL,
    item   BYTEA NOT NULL,
    body   TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX data_permit_item ON data_permit (street, item, id);

CREATE TABLE data_inquiry (
    street TEXT   NOT NULL,
    id     BYTEA  NOT NULL,
    matter BYTEA  NOT NULL,
    day    BIGINT NOT NULL,
    body   TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX data_inquiry_matter ON data_inquiry (street, matter, id);

CREATE TABLE service_station (
    street    TEXT  NOT NULL,
    id        BYTEA NOT NULL,
    community TEXT  NOT NULL,
    brand     TEXT,
    body      TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX service_station_community ON service_station (street, community, id);

CREATE TABLE station_visit (
    street      TEXT   NOT NULL,
    id          BYTEA  NOT NULL,
    station     BYTEA  NOT NULL,
    day         BIGINT NOT NULL,
    client_kind TEXT   NOT NULL,          -- merchant, resident, anonymous
    client      BYTEA,
    body        TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX station_visit_station ON station_visit (street, station, day, id);

CREATE TABLE station_appointment (
    street  TEXT   NOT NULL,
    id      BYTEA  NOT NULL,
    station BYTEA  NOT NULL,
    day     BIGINT NOT NULL,
    starts  BIGINT NOT NULL,              -- minutes since midnight
    state   TEXT   NOT NULL,
    actor   TEXT,                         -- the account of the person
    body    TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX station_appointment_day ON station_appointment (street, station, day, starts, id);
CREATE INDEX station_appointment_actor ON station_appointment (street, actor, day, starts, id) WHERE actor IS NOT NULL;

CREATE TABLE queue_ticket (
    street  TEXT   NOT NULL,
    id      BYTEA  NOT NULL,
    station BYTEA  NOT NULL,
    day     BIGINT NOT NULL,
    number  BIGINT NOT NULL,
    state   TEXT   NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX queue_ticket_number ON queue_ticket (street, station, day, number);

CREATE TABLE matter (
    street        TEXT   NOT NULL,
    id            BYTEA  NOT NULL,
    number        TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    item          BYTEA  NOT NULL,
    office        TEXT   NOT NULL,
    station       BYTEA,
    community     TEXT   NOT NULL,
    grid          TEXT,
    applied_on    BIGINT NOT NULL,
    accepted_on   BIGINT,
    promised_due  BIGINT,                 -- last day of the promised limit, once accepted
    statutory_due BIGINT,                 -- last day of the statutory limit, once accepted
    open_due      BIGINT,                 -- the next day by which the office must act, while it must
    ended_on      BIGINT,
    resident      BYTEA,
    actor         TEXT,                   -- the applicant's account
    body          TEXT   NOT NULL,
    PRIMARY KEY (street, id)
); -- With a rowid: its documents are long, and pages of a tree by key would hold few of them.
CREATE UNIQUE INDEX matter_number ON matter (street, number);
CREATE INDEX matter_applied ON matter (street, applied_on, id);
CREATE INDEX matter_state ON matter (street, state, id);
CREATE INDEX matter_item ON matter (street, item, id);
CREATE INDEX matter_office ON matter (street, office, id);
CREATE INDEX matter_station ON matter (street, station, applied_on, id) WHERE station IS NOT NULL;
CREATE INDEX matter_community ON matter (street, community, id);
CREATE INDEX matter_grid ON matter (street, grid, id) WHERE grid IS NOT NULL;
CREATE INDEX matter_open ON matter (street, open_due, id) WHERE open_due IS NOT NULL;
CREATE INDEX matter_resident ON matter (street, resident, id) WHERE resident IS NOT NULL;
CREATE INDEX matter_actor ON matter (street, actor, id) WHERE actor IS NOT NULL;

CREATE TABLE matter_serial (
    street TEXT   NOT NULL,
    day    BIGINT NOT NULL,
    last   BIGINT NOT NULL,
    PRIMARY KEY (street, day)
) WITHOUT ROWID;

CREATE TABLE agency_service (
    street      TEXT   NOT NULL,
    id          BYTEA  NOT NULL,
    state       TEXT   NOT NULL,
    kind        TEXT   NOT NULL,          -- agency, assistance
    community   TEXT   NOT NULL,
    grid        TEXT,
    agent       TEXT   NOT NULL,          -- the account of who acts
    matter      BYTEA,
    accepted_on BIGINT NOT NULL,
    closed_on   BIGINT,
    body        TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX agency_service_community ON agency_service (street, community, id);
CREATE INDEX agency_service_agent ON agency_service (street, community, state, agent);
CREATE INDEX agency_service_matter ON agency_service (street, matter, id) WHERE matter IS NOT NULL;
CREATE INDEX agency_service_closed ON agency_service (street, closed_on) WHERE closed_on IS NOT NULL;

CREATE TABLE service_review (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    subject   BYTEA  NOT NULL,            -- the matter or the visit
    office    TEXT,
    station   BYTEA,
    community TEXT   NOT NULL,
    grid      TEXT,
    level     BIGINT NOT NULL,
    day       BIGINT NOT NULL,
    open_due  BIGINT,                     -- the next day by which a bad review must be worked on
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX service_review_subject ON service_review (street, subject);
CREATE INDEX service_review_day ON service_review (street, day, id);
CREATE INDEX service_review_open ON service_review (street, open_due) WHERE open_due IS NOT NULL;

CREATE TABLE shared_resource (
    street    TEXT  NOT NULL,
    id        BYTEA NOT NULL,
    unit      BYTEA NOT NULL,             -- the enterprise that opens it
    community TEXT  NOT NULL,
    kind      TEXT  NOT NULL,
    body      TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX shared_resource_community ON shared_resource (street, community, id);
CREATE INDEX shared_resource_unit ON shared_resource (street, unit, id);

CREATE TABLE resource_booking (
    street   TEXT   NOT NULL,
    id       BYTEA  NOT NULL,
    resource BYTEA  NOT NULL,
    day      BIGINT NOT NULL,
    starts   BIGINT NOT NULL,             -- minutes since midnight
    ends     BIGINT NOT NULL,
    state    TEXT   NOT NULL,
    actor    TEXT,                        -- the account for which it was made
    body     TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX resource_booking_day ON resource_booking (street, resource, day, starts, id);
CREATE INDEX resource_booking_actor ON resource_booking (street, actor, day, starts, id) WHERE actor IS NOT NULL;

CREATE TABLE service_offer (
    street   TEXT  NOT NULL,
    id       BYTEA NOT NULL,
    supplier TEXT  NOT NULL,
    kind     TEXT  NOT NULL,
    body     TEXT  NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE service_order (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    state     TEXT   NOT NULL,
    community TEXT   NOT NULL,
    grid      TEXT,
    offer     BYTEA,
    actor     TEXT,                       -- the account of who placed it
    placed_on BIGINT NOT NULL,
    open_due  BIGINT,                     -- the next day by which somebody must act
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX service_order_state ON service_order (street, state, id);
CREATE INDEX service_order_community ON service_order (street, community, id);
CREATE INDEX service_order_offer ON service_order (street, offer, id) WHERE offer IS NOT NULL;
CREATE INDEX service_order_actor ON service_order (street, actor, id) WHERE actor IS NOT NULL;
CREATE INDEX service_order_open ON service_order (street, open_due) WHERE open_due IS NOT NULL;

-- What the planner must know of any street; see schema 1.
INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES
    ('office_power', 'office_power', '500 500 1'),
    ('office_power', 'office_power_code', '500 500 1'),
    ('reorganisation', 'reorganisation', '10 10 1'),
    ('service_item', 'service_item', '500 500 1'),
    ('service_item', 'service_item_code', '500 500 1'),
    ('data_permit', 'data_permit', '500 500 1'),
    ('data_permit', 'data_permit_item', '500 500 2 1'),
    ('data_inquiry', 'data_inquiry', '500000 500000 1'),
    ('data_inquiry', 'data_inquiry_matter', '500000 500000 3 1'),
    ('service_station', 'service_station', '50 50 1'),
    ('service_station', 'service_station_community', '50 50 3 1'),
    ('station_visit', 'station_visit', '1000000 1000000 1'),
    ('station_visit', 'station_visit_station', '1000000 1000000 30000 100 1'),
    ('station_appointment', 'station_appointment', '100000 100000 1'),
    ('station_appointment', 'station_appointment_day', '100000 100000 5000 20 2 1'),
    ('station_appointment', 'station_appointment_actor', '50000 50000 5 1 1 1'),
    ('queue_ticket', 'queue_ticket', '1000000 1000000 1'),
    ('queue_ticket', 'queue_ticket_number', '1000000 1000000 30000 100 1'),
    ('matter', 'sqlite_autoindex_matter_1', '500000 500000 1'),
    ('matter', 'matter_number', '500000 500000 1'),
    ('matter', 'matter_applied', '500000 500000 500 1'),
    ('matter', 'matter_state', '500000 500000 50000 1'),
    ('matter', 'matter_item', '500000 500000 2000 1'),
    ('matter', 'matter_office', '500000 500000 30000 1'),
    ('matter', 'matter_station', '400000 400000 20000 100 1'),
    ('matter', 'matter_community', '500000 500000 30000 1'),
    ('matter', 'matter_grid', '400000 400000 2000 1'),
    ('matter', 'matter_open', '5000 5000 100 1'),
    ('matter', 'matter_resident', '300000 300000 3 1'),
    ('matter', 'matter_actor', '200000 200000 3 1'),
    ('matter_serial', 'matter_serial', '1000 1000 1'),
    ('agency_service', 'agency_service', '50000 50000 1'),
    ('agency_service', 'agency_service_community', '50000 50000 3000 1'),
    ('agency_service', 'agency_service_agent', '50000 50000 3000 100 50'),
    ('agency_service', 'agency_service_matter', '50000 50000 1 1'),
    ('agency_service', 'agency_service_closed', '50000 50000 30'),
    ('service_review', 'service_review', '200000 200000 1'),
    ('service_review', 'service_review_subject', '200000 200000 1'),
    ('service_review', 'service_review_day', '200000 200000 200 1'),
    ('service_review', 'service_review_open', '200 200 5'),
    ('shared_resource', 'shared_resource', '500 500 1'),
    ('shared_resource', 'shared_resource_community', '500 500 30 1'),
    ('shared_resource', 'shared_resource_unit', '500 500 2 1'),
    ('resource_booking', 'resource_booking', '100000 100000 1'),
    ('resource_booking', 'resource_booking_day', '100000 100000 500 5 2 1'),
    ('resource_booking', 'resource_booking_actor', '50000 50000 5 1 1 1'),
    ('service_offer', 'service_offer', '500 500 1'),
    ('service_order', 'service_order', '50000 50000 1'),
    ('service_order', 'service_order_state', '50000 50000 10000 1'),
    ('service_order', 'service_order_community', '50000 50000 3000 1'),
    ('service_order', 'service_order_offer', '50000 50000 100 1'),
    ('service_order', 'service_order_actor', '30000 30000 5 1'),
    ('service_order', 'service_order_open', '500 500 10');
ANALYZE sqlite_schema;
