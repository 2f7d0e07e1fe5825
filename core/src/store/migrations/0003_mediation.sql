-- Schema 3: people's mediation.
-- Records are documents (`body`) beside the columns that they are found by; `verify` holds the columns against the document.

CREATE TABLE mediation_committee (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    kind      TEXT   NOT NULL,          -- community, street, enterprise, trade
    community TEXT,
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;

CREATE TABLE mediator (
    street   TEXT   NOT NULL,
    id       BYTEA  NOT NULL,
    kind     TEXT   NOT NULL,           -- judge, lawyer, elder, full_time, part_time, expert
    actor    TEXT,                      -- the account in the host
    resident BYTEA,
    body     TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX mediator_actor ON mediator (street, actor) WHERE actor IS NOT NULL;
CREATE UNIQUE INDEX mediator_resident ON mediator (street, resident) WHERE resident IS NOT NULL;

CREATE TABLE mediation_room (
    street    TEXT   NOT NULL,
    id        BYTEA  NOT NULL,
    committee BYTEA  NOT NULL,
    body      TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX mediation_room_committee ON mediation_room (street, committee, id);

CREATE TABLE mediation_scheme (
    street     TEXT   NOT NULL,
    id         BYTEA  NOT NULL,
    valid_from BIGINT NOT NULL,
    body       TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX mediation_scheme_day ON mediation_scheme (street, valid_from);

CREATE TABLE dispute (
    street        TEXT   NOT NULL,
    id            BYTEA  NOT NULL,
    state         TEXT   NOT NULL,
    category      TEXT   NOT NULL,
    committee     BYTEA  NOT NULL,
    community     TEXT   NOT NULL,
    grid          TEXT,
    registered_on BIGINT NOT NULL,
    due           BIGINT,               -- of disputes that are being mediated
    case_id       BYTEA,
    body          TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX dispute_state ON dispute (street, state, id);
CREATE INDEX dispute_committee ON dispute (street, committee, id);
CREATE INDEX dispute_community ON dispute (street, community, id);
CREATE INDEX dispute_grid ON dispute (street, grid, id) WHERE grid IS NOT NULL;
CREATE INDEX dispute_due ON dispute (street, due) WHERE due IS NOT NULL;
CREATE INDEX dispute_case ON dispute (street, case_id) WHERE case_id IS NOT NULL;

-- Who had a part in which dispute: follows from the document of the dispute.
CREATE TABLE dispute_person (
    street   TEXT  NOT NULL,
    resident BYTEA NOT NULL,
    dispute  BYTEA NOT NULL,
    part     TEXT  NOT NULL,            -- party, agent
    PRIMARY KEY (street, resident, dispute, part)
) WITHOUT ROWID;
CREATE INDEX dispute_person_dispute ON dispute_person (street, dispute);

-- Who mediates which dispute: follows from the document of the dispute.
CREATE TABLE dispute_seat (
    street     TEXT    NOT NULL,
    mediator   BYTEA   NOT NULL,
    dispute    BYTEA   NOT NULL,
    is_current BIGINT NOT NULL,         -- 1 while the seat is held and the dispute is not over
    PRIMARY KEY (street, mediator, dispute)
) WITHOUT ROWID;
CREATE INDEX dispute_seat_dispute ON dispute_seat (street, dispute);
CREATE INDEX dispute_seat_current ON dispute_seat (street, is_current, mediator);

CREATE TABLE dispute_entry (
    street  TEXT   NOT NULL,
    id      BYTEA  NOT NULL,
    dispute BYTEA  NOT NULL,
    kind    TEXT   NOT NULL,
    day     BIGINT NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX dispute_entry_dispute ON dispute_entry (street, dispute, id);

CREATE TABLE mediation_agreement (
    street          TEXT   NOT NULL,
    id              BYTEA  NOT NULL,
    dispute         BYTEA  NOT NULL,
    community       TEXT   NOT NULL,
    state           TEXT   NOT NULL,
    effective_on    BIGINT,
    confirmable_to  BIGINT,             -- the last day to ask for confirmation, until it was asked for
    performance_due BIGINT,             -- the next day on which something is owed
    body            TEXT   NOT NULL,
    PRIMARY KEY (street, id)
) WITHOUT ROWID;
CREATE INDEX mediation_agreement_dispute ON mediation_agreement (street, dispute, id);
CREATE INDEX mediation_agreement_community ON mediation_agreement (street, community, id);
CREATE INDEX mediation_agreement_state ON mediation_agreement (street, state, id);
CREATE INDEX mediation_agreement_effective ON mediation_agreement (street, effective_on)
    WHERE effective_on IS NOT NULL;
CREATE INDEX mediation_agreement_confirmable ON mediation_agreement (street, confirmable_to)
    WHERE confirmable_to IS NOT NULL;
CREATE INDEX mediation_agreement_due ON mediation_agreement (street, performance_due)
    WHERE performance_due IS NOT NULL;

CREATE TABLE mediation_serial (
    street    TEXT   NOT NULL,
    committee BYTEA  NOT NULL,
    year      BIGINT NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (street, committee, year)
) WITHOUT ROWID;

-- What the planner must know of any street; see schema 1.
INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES
    ('mediation_committee', 'mediation_committee', '50 50 1'),
    ('mediator', 'mediator', '500 500 1'),
    ('mediator', 'mediator_actor', '500 500 1'),
    ('mediator', 'mediator_resident', '500 500 1'),
    ('mediation_room', 'mediation_room', '50 50 1'),
    ('mediation_room', 'mediation_room_committee', '50 50 2 1'),
    ('mediation_scheme', 'mediation_scheme', '20 20 1'),
    ('mediation_scheme', 'mediation_scheme_day', '20 20 1'),
    ('dispute', 'dispute', '100000 100000 1'),
    ('dispute', 'dispute_state', '100000 100000 5000 1'),
    ('dispute', 'dispute_committee', '100000 100000 3000 1'),
    ('dispute', 'dispute_community', '100000 100000 7000 1'),
    ('dispute', 'dispute_grid', '90000 90000 500 1'),
    ('dispute', 'dispute_due', '500 500 10'),
    ('dispute', 'dispute_case', '10000 10000 1'),
    ('dispute_person', 'dispute_person', '200000 200000 2 1 1'),
    ('dispute_person', 'dispute_person_dispute', '200000 200000 2'),
    ('dispute_seat', 'dispute_seat', '200000 200000 400 1'),
    ('dispute_seat', 'dispute_seat_dispute', '200000 200000 2'),
    ('dispute_seat', 'dispute_seat_current', '200000 200000 100000 200'),
    ('dispute_entry', 'dispute_entry', '500000 500000 1'),
    ('dispute_entry', 'dispute_entry_dispute', '500000 500000 5 1'),
    ('mediation_agreement', 'mediation_agreement', '90000 90000 1'),
    ('mediation_agreement', 'mediation_agreement_dispute', '90000 90000 1 1'),
    ('mediation_agreement', 'mediation_agreement_community', '90000 90000 6000 1'),
    ('mediation_agreement', 'mediation_agreement_state', '90000 90000 15000 1'),
    ('mediation_agreement', 'mediation_agreement_effective', '90000 90000 30'),
    ('mediation_agreement', 'mediation_agreement_confirmable', '500 500 10'),
    ('mediation_agreement', 'mediation_agreement_due', '2000 2000 10'),
    ('mediation_serial', 'mediation_serial', '500 500 10 1');
ANALYZE sqlite_schema;
